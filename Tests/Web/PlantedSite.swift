import Collection
import Foundation
import Indicators
import Postgres
import Support
import Tenancy

@testable import Web

/// A site whose first lead college has one of everything, named so that it is recognised wherever it turns up.
struct PlantedSite {
    /// Words that stand in what is the first lead college's and nobody else's business.
    static let canaries = ["Canary", "金丝雀"]

    let test: TestSite
    /// A platform organisation with its operator, and another programme.
    let other: FreshProgramme
    let college = UUID()
    let report = UUID()
    let batch = UUID()

    var programme: FreshProgramme { test.programme }
    var site: Site { test.site }

    /// Plants it in a database of its own, for who may see what must not hang on what other tests publish.
    init(in database: Database? = nil) async throws {
        let database = if let database { database } else { try await FreshProgramme.migratedDatabase() }
        test = try await TestSite(in: database)
        other = try await FreshProgramme(in: test.programme.database)
        try await plantDictionary()
        try await plantCollege()
        try await plantLibrary()
    }

    /// What an address may name first.
    private var identifiers: [String] {
        [college, report, batch, programme.lead.id.uuid, programme.reporter.id.uuid].map { $0.uuidString.lowercased() }
            + ["CANARY", "OPEN", "LA", "2025Q3"]
    }

    /// What an address may name of that.
    private let words = ["application", "1", "2025Q3", "PLN_TARGET_COVERAGE", "ORG_APPLICANTS"]

    /// The addresses that a route stands for: each `{name}` replaced by whatever may stand there.
    func addresses(of path: String) -> [String] {
        var addresses = [""]
        for part in path.split(separator: "/") {
            let hasName = part.contains("{")
            let named = addresses[0].split(separator: "/").count > 1 ? words : identifiers
            let parts = hasName ? named.map { Self.filling(String(part), with: $0) } : [String(part)]
            addresses = addresses.flatMap { address in parts.map { "\(address)/\($0)" } }
        }
        return path == "/" || addresses == [""] ? ["/"] : addresses
    }

    private static func filling(_ part: String, with word: String) -> String {
        guard let start = part.firstIndex(of: "{"), let end = part.firstIndex(of: "}") else { return part }
        return part.replacingCharacters(in: start...end, with: word)
    }

    private func plantDictionary() async throws {
        let folder = TestSite.folder("Standards")
        try await programme.database.transaction(as: programme.hqAdmin) { scope in
            try await scope.save(try DataDictionary(from: folder))
            try await scope.save(try IndicatorBook.indicators(from: folder))
        }
    }

    private func plantCollege() async throws {
        let (tenant, id) = (programme.lead.id, programme.programme.id)
        try await programme.database.transaction(as: programme.reporter) { scope in
            try await scope.execute(
                """
                INSERT INTO lifecycle.college (tenant_id, college_id, programme_id, partner_id, code, name_zh, name_en,
                    lead_zh, lead_en, partner_zh, partner_en, country, city, state, since)
                VALUES (\(tenant), \(college), \(id), \(programme.partner.id), 'LA-CANARY', '金丝雀学院', 'Canary College',
                    '甲学院', 'Lead College A', '外方', 'Partner', 'LA', 'Canary City', 'operating', '2025-01-01')
                """
            )
            try await scope.execute(
                """
                INSERT INTO lifecycle.document (tenant_id, college_id, kind, version, programme_id, title, body,
                    prepared_by, author, at, filed_at)
                VALUES (\(tenant), \(college), 'application', 1, \(id), 'Canary application', 'Canary', 
                    ARRAY[\(programme.reporter.id)], 'Canary author', '2025-01-01', '2025-01-01')
                """
            )
            try await scope.execute(
                """
                INSERT INTO lifecycle.finding (tenant_id, college_id, number, programme_id, severity, text, opened,
                    opened_by)
                VALUES (\(tenant), \(college), 1, \(id), 'minor', 'Canary finding', '2025-02-01', \(programme.reviewer.id))
                """
            )
            try await scope.execute(
                """
                INSERT INTO collection.report (tenant_id, report_id, programme_id, college_id, data_set, period, due_on)
                SELECT \(tenant), \(report), \(id), \(college), code, '2025Q3', '2025-10-20'
                FROM collection.data_set WHERE programme_id = \(id) AND source = 'college' ORDER BY position LIMIT 1
                """
            )
            try await scope.execute(
                """
                INSERT INTO collection.batch (tenant_id, batch_id, programme_id, college_id, report_id, member_id,
                    member_name, member_role, at, reason, origin, file_name)
                VALUES (\(tenant), \(batch), \(id), \(college), \(report), \(programme.reporter.id), 'Canary',
                    'reporter', '2025-10-01', 'Canary', 'file', 'Canary.xlsx')
                """
            )
        }
    }

    /// A draft of a standard and of a course, which are canaries, and published ones, which are not.
    private func plantLibrary() async throws {
        for (code, title, isPublished) in [("CANARY", "Canary", false), ("OPEN", "Open", true)] {
            let text = "{\"zh-Hans\": {\"text\": \"\(title)\"}, \"en\": {\"text\": \"\(title)\"}}"
            try await programme.database.transaction(as: programme.reporter) { scope in
                try await scope.execute(
                    """
                    INSERT INTO standards.standard (tenant_id, standard_id, programme_id, published, code, version,
                        version_order, title, summary, isco, csco, field, catalogue_programmes, levels, licence, hours,
                        equipment, teachers)
                    VALUES (\(programme.lead.id), \(UUID()), \(programme.programme.id), \(isPublished), \(code), '1.0.0',
                        '{1,0,0}', \(text)::jsonb, \(text)::jsonb, '{}', '{}', '0715', '[]', '{}', 'CC-BY-4.0', 10,
                        '[]', '[]')
                    """
                )
                try await scope.execute(
                    """
                    INSERT INTO courses.course (tenant_id, course_id, programme_id, published, code, version,
                        version_order, title, summary, field, hours, credits, licence)
                    VALUES (\(programme.lead.id), \(UUID()), \(programme.programme.id), \(isPublished), \(code), '1.0.0',
                        '{1,0,0}', \(text)::jsonb, \(text)::jsonb, '0715', 10, 1, 'CC-BY-4.0')
                    """
                )
            }
        }
    }
}
