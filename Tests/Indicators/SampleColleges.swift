import Calendar
import Collection
import Foundation
import Indicators
import Lifecycle
import Number
import Postgres
import Support
import Tenancy

/// A fresh programme with the whole data dictionary and all indicators, to which a test adds colleges and values.
struct SampleColleges {
    let fresh: FreshProgramme
    let book: IndicatorBook

    static let standards = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Standards")

    init() async throws {
        let fresh = try await FreshProgramme()
        self.fresh = fresh
        book = try await fresh.database.transaction(as: fresh.hqAdmin) { scope in
            try await scope.save(try DataDictionary(from: Self.standards))
            try await scope.save(try IndicatorBook.indicators(from: Self.standards))
            return try await scope.indicatorBook()
        }
    }

    /// A college of a lead college in a country.
    func college(in country: String, of tenant: Organisation? = nil) async throws -> CollegeKey {
        let tenant = tenant ?? fresh.lead
        let id = Identifier<College>()
        try await fresh.database.transaction(as: fresh.member(.reporter, of: tenant)) { scope in
            _ = try await scope.execute(
                """
                INSERT INTO lifecycle.college (tenant_id, college_id, programme_id, partner_id, code, name_zh, name_en,
                    lead_zh, lead_en, partner_zh, partner_en, country, city_zh, city_en, state, since)
                VALUES (\(tenant.id), \(id), \(fresh.programme.id), \(fresh.partner.id), \(id.description), '海外学院',
                    'College', '甲', 'A', '外', 'P', \(country), '城市', 'City', 'operating', now())
                """
            )
        }
        return CollegeKey(id: id, tenant: tenant.id)
    }

    /// Writes values of a college, by element, or `ELEMENT.CATEGORY`, and period.
    func record(_ values: [String: [String: Number?]], of college: CollegeKey) async throws {
        let tenant = [fresh.lead, fresh.otherLead].first { $0.id == college.tenant } ?? fresh.lead
        let recorded = try values.flatMap { item, periods in
            let names = item.split(separator: ".").map(String.init)
            return try periods.map { period, value in
                RecordedValue(
                    college: college.id,
                    element: names[0],
                    category: names.count > 1 ? names[1] : "",
                    period: try Period(identifier: period),
                    value: value
                )
            }
        }
        try await fresh.database.transaction(as: fresh.member(.reporter, of: tenant)) { scope in
            _ = try await scope.record(
                recorded,
                of: college.tenant,
                as: Batch(origin: .demonstration, reason: "test"),
                at: Date()
            )
        }
    }

    /// One figure of a country as headquarters sees it.
    func figure(_ code: String, _ place: Place, _ period: String) async throws -> Figure? {
        guard let indicator = book[code], let period = Period(period) else { return nil }
        return try await fresh.database.reading(as: fresh.reviewer) { scope in
            try await scope.figures(of: indicator, book, in: place, periods: [period]).first
        }
    }
}
