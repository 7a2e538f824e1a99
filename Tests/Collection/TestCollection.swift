import Calendar
import Collection
import Foundation
import Lifecycle
import Number
import Postgres
import Spreadsheet
import Support
import Tenancy

/// A fresh programme that collects data: colleges of two lead colleges, the product's dictionary, reports opened from
/// July to November 2025.
struct TestCollection {
    let programme: FreshProgramme
    /// Two in Laos and one in Tanzania of the first lead college.
    let colleges: [Identifier<College>]
    /// One in Laos of the other.
    let otherCollege: Identifier<College>
    let dictionary: DataDictionary
    /// 20 November 2025, 12:00 in China.
    let now = Date(timeIntervalSince1970: 1_763_611_200)

    var database: Database { programme.database }
    var reporter: Member { programme.reporter }
    var reviewer: Member { programme.reviewer }
    var partner: Member { programme.member(.partner, of: programme.partner, seeing: [colleges[0].uuid]) }

    init(in database: Database? = nil) async throws {
        programme = try await FreshProgramme(in: database)
        dictionary = try DataDictionary(from: Self.standards)
        colleges = [Identifier(), Identifier(), Identifier()]
        otherCollege = Identifier()
        try await insert(colleges[0], "BM-LA-01", "LA", of: programme.lead)
        try await insert(colleges[1], "BM-LA-02", "LA", of: programme.lead)
        try await insert(colleges[2], "BM-TZ-01", "TZ", of: programme.lead)
        try await insert(otherCollege, "BM-LA-03", "LA", of: programme.otherLead)
        _ = try await programme.database.transaction(as: programme.hqAdmin) { try await $0.save(dictionary) }
        guard let july = Day("2025-07-01") else { throw NotFound(what: "day") }
        try await programme.database.openReports(
            by: Act(programme.hqAdmin, at: now, from: "test"),
            since: july
        )
    }

    static let standards = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Standards")

    private func insert(_ id: Identifier<College>, _ code: String, _ country: String, of lead: Organisation)
        async throws
    {
        let keeper = programme.member(.collegeAdmin, of: lead)
        _ = try await database.transaction(as: keeper) { scope in
            try await scope.execute(
                """
                INSERT INTO lifecycle.college (tenant_id, college_id, programme_id, partner_id, code, name_zh, name_en,
                    lead_zh, lead_en, partner_zh, partner_en, country, city_zh, city_en, state, since)
                VALUES (\(lead.id), \(id), \(keeper.programme), \(programme.partner.id), \(code), \(code), \(code), '', '',
                    '', '', \(country), '', '', 'implementing', \(now))
                """
            )
        }
    }

    /// The report of a college for a data set and period.
    func report(_ dataSet: String, _ period: String, of college: Identifier<College>? = nil) async throws -> ReportEntry
    {
        var filter = ReportFilter()
        filter.college = college ?? colleges[0]
        filter.dataSet = dataSet
        filter.period = period
        let chosen = filter
        let reports = try await database.reading(as: reviewer) { try await $0.reports(chosen).entries }
        guard let report = reports.first else { throw NotFound(what: "report") }
        return report
    }

    /// An import by a member, some minutes after noon.
    func values(by member: Member? = nil, minutes: Int = 0) -> ValueImport {
        let at = now + TimeInterval(minutes * 60)
        return ValueImport(database: database, by: Act(member ?? reporter, at: at, from: "test"))
    }

    /// A CSV file of these lines.
    func csv(_ lines: String...) throws -> SheetFile {
        try SheetFile(.bytes(Data(lines.joined(separator: "\n").utf8)))
    }

    /// Uploads lines of element and value to a report.
    @discardableResult
    func upload(
        _ lines: [String],
        to report: ReportEntry,
        by member: Member? = nil,
        minutes: Int = 0
    ) async throws -> ImportSummary {
        let file = try SheetFile(.bytes(Data((["element,value"] + lines).joined(separator: "\n").utf8)))
        return try await values(by: member, minutes: minutes)
            .upload(file, named: "a.csv", to: report.id, as: Identifier(), reason: "")
    }

    /// The faults of an upload, which must be refused.
    func faults(_ file: SheetFile, to report: ReportEntry, by member: Member? = nil) async throws -> [ImportFault] {
        do {
            _ = try await values(by: member).upload(file, named: "a", to: report.id, as: Identifier(), reason: "")
            return []
        } catch let refused as ImportRefused {
            return refused.faults
        }
    }

    /// A value as headquarters sees it.
    func value(_ element: String, _ period: String, of college: Identifier<College>? = nil) async throws -> Number? {
        try await database.reading(as: reviewer) { scope in
            try await scope.first(
                """
                SELECT value FROM collection.value
                WHERE college_id = \(college ?? colleges[0]) AND element = \(element) AND period = \(period)
                """
            )
        }
    }

    /// A country's sum of an element as headquarters sees it.
    func rollup(_ element: String, _ period: String, in country: String) async throws -> Rollup? {
        guard let period = Period(period) else { return nil }
        let rollups = try await database.reading(as: reviewer) {
            try await $0.rollups(country: country, period: period)
        }
        return rollups.first { $0.element == element }
    }

    /// How often the kept sums and the values disagree.
    func differences() async throws -> [RollupDifference] {
        try await database.reading(as: reviewer) { try await $0.rollupDifferences() }
    }
}
