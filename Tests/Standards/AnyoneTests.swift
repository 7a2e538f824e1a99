import Foundation
import Language
import Postgres
import Published
import Support
import Tenancy
import Testing

@testable import Standards

@Suite struct `Anyone, without signing in` {
    /// The sample with identifiers of its own.
    private func sample(_ state: ContentState) throws -> StandardFile {
        let yaml = SampleStandard.yaml
            .replacing("6a4b06d6-9f1e-4fc9-9846", with: UUID().uuidString.lowercased().prefix(23))
            .replacing("\nstate: draft", with: "\nstate: \(state)")
            .replacing("TEST-WELD", with: state == .draft ? "TEST-DRAFT" : "TEST-WELD")
        return try StandardFile(yaml: yaml, file: "weld.yaml")
    }

    /// A programme with a published standard, a draft and an adoption of each.
    private func programme() async throws -> FreshProgramme {
        let programme = try await FreshProgramme()
        try await programme.database.transaction(as: programme.hqAdmin) { scope in
            for state in ContentState.allCases {
                let file = try sample(state)
                try await scope.save(file.standard)
                for adoption in file.adoptions { try await scope.save(adoption, at: Date()) }
            }
            try await scope.audit(AuditEntry("standards.load", of: "test"), at: Date(), from: "test")
        }
        for entry in try await programme.database.reading(as: programme.reviewer, { try await $0.proposedAdoptions() })
        where entry.adoption.standardCode == "TEST-WELD" {
            let act = Act(programme.reviewer, at: Date(), from: "test")
            try await programme.database.confirmAdoption(entry.adoption.id, by: act)
        }
        return programme
    }

    @Test func `reads what the programme has published, and no draft`() async throws {
        let programme = try await programme()
        try await programme.database.reading(as: .anyone(of: programme.programme.id)) { scope in
            let listed = try await scope.standards()
            #expect(listed.map(\.code) == ["TEST-WELD"])
            #expect(listed.first?.countries == ["LA"])
            let standard = try await scope.standard(code: "TEST-WELD")
            #expect(standard.items.count == standard.items.filter { !$0.text.isEmpty }.count)
            let adoptions = try await scope.adoptions(ofStandard: "TEST-DRAFT")
            #expect(adoptions.isEmpty)
            await #expect(throws: NotFound(what: "standard")) { try await scope.standard(code: "TEST-DRAFT") }
        }
    }

    @Test func `reads nothing of another programme, nor without one`() async throws {
        let programme = try await programme()
        let elsewhere = try await FreshProgramme()
        for other in [elsewhere.programme.id, nil] {
            let listed = try await programme.database.reading(as: .anyone(of: other)) { try await $0.standards() }
            #expect(listed.isEmpty)
        }
    }

    @Test func `sees no row of any tenant in any table, but what is published`() async throws {
        let programme = try await programme()
        let seen = try await programme.database.reading(as: .anyone(of: programme.programme.id)) { scope in
            try await hiddenRows(scope)
        }
        #expect(seen.values.allSatisfy { $0 == 0 }, "\(seen.filter { $0.value > 0 })")
        let admins = try await programme.database.reading(as: programme.hqAdmin) { try await hiddenRows($0) }
        #expect(Set(admins.keys) == Set(seen.keys))
        for table in ["tenancy.member", "tenancy.audit", "standards.standard", "standards.item", "standards.adoption"] {
            #expect((admins[table] ?? 0) > 0, "\(table)")
        }
    }

    /// How many rows that nobody published this member sees, by table; of every table that tenants have rows in.
    private func hiddenRows(_ scope: Scope) async throws -> [String: Int] {
        let counts = try await scope.all(
            """
            SELECT format('%s.%s', table_schema, table_name),
                (xpath('/row/count/text()', query_to_xml(
                    format('SELECT count(*) FROM %I.%I WHERE %s', table_schema, table_name, CASE
                        WHEN bool_or(column_name = 'published') THEN 'NOT published' ELSE 'true' END),
                    false, true, '')))[1]::text::int
            FROM information_schema.columns
            WHERE table_schema IN ('tenancy', 'lifecycle', 'collection', 'indicators', 'standards', 'courses')
            GROUP BY table_schema, table_name
            HAVING bool_or(column_name = 'tenant_id')
            """
        ) { (table: String, count: Int) in (table, count) }
        return Dictionary(uniqueKeysWithValues: counts)
    }

    @Test func `changes nothing`() async throws {
        let programme = try await programme()
        let standard = try sample(.draft).standard
        let error = await #expect(throws: PostgresError.self) {
            try await programme.database.transaction(as: .anyone(of: programme.programme.id)) { scope in
                try await scope.save(standard)
            }
        }
        #expect(error?.state == .readOnlyTransaction)
    }
}
