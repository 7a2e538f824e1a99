import Calendar
import Collection
import Foundation
import Postgres
import Support
import Tenancy

@testable import Web

/// A site whose first lead college runs so many colleges that lists have several pages, with reports that are due.
struct CrowdedSite {
    let test: TestSite
    let colleges: [UUID]

    /// - Parameter count: how many colleges, LA-001 on, all operating.
    init(colleges count: Int = 30) async throws {
        test = try await TestSite()
        colleges = (0..<count).map { _ in UUID() }
        let programme = test.programme
        let (ids, codes) = (colleges, (1...count).map { String(format: "LA-%03d", $0) })
        let dictionary = try DataDictionary(from: TestSite.folder("Standards"))
        try await programme.database.transaction(as: programme.hqAdmin) { try await $0.save(dictionary) }
        _ = try await programme.database.transaction(as: programme.reporter) { scope in
            try await scope.execute(
                """
                INSERT INTO lifecycle.college (tenant_id, college_id, programme_id, partner_id, code, name_zh, name_en,
                    lead_zh, lead_en, partner_zh, partner_en, country, city_zh, city_en, state, since)
                SELECT \(programme.lead.id), id, \(programme.programme.id), \(programme.partner.id), code, code, code,
                    '甲学院', 'Lead College A', '外方', 'Partner', 'LA', '', '', 'operating', '2025-01-01'
                FROM unnest(\(ids), \(codes)) AS given (id, code)
                """
            )
        }
    }

    /// Opens the reports of July to November 2025.
    func openReports() async throws {
        guard let first = Day("2025-07-01"), let last = Day("2025-11-20") else { return }
        try await test.programme.database.openReports(
            by: Act(test.programme.hqAdmin, at: Date(timeIntervalSince1970: 1_763_611_200), from: "test"),
            since: first,
            on: last
        )
    }
}
