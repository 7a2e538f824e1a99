import Collection
import Foundation
import Number
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `Who sees and writes values` {
    @Test func `a partner writes what it is the source of, takes it back, and nothing else`() async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_PARTNER", "2025Q3")
        try await test.upload(["ORG_PARTNER_CONTRIBUTION,400000"], to: report, by: test.partner)
        #expect(try await test.value("ORG_PARTNER_CONTRIBUTION", "2025Q3") == 400_000)
        let college = try await test.report("Q_COLLEGE", "2025Q3")
        await #expect(throws: ReportRefusal.role(.prepare, [.reporter])) {
            try await test.upload(["ORG_STUDENTS,1"], to: college, by: test.partner)
        }
        await #expect(throws: ReportRefusal.role(.prepare, [.partner])) {
            try await test.upload(["ORG_PARTNER_CONTRIBUTION,1"], to: report)
        }
        let elsewhere = try await test.report("Q_PARTNER", "2025Q3", of: test.colleges[1])
        await #expect(throws: NotFound.self) {
            try await test.upload(["ORG_PARTNER_CONTRIBUTION,1"], to: elsewhere, by: test.partner)
        }
        let removed = try await test.values(by: test.partner)
            .type(["ORG_PARTNER_CONTRIBUTION": ""], into: report.id, reason: "")
        #expect(removed.removed == 1)
        #expect(try await test.value("ORG_PARTNER_CONTRIBUTION", "2025Q3") == nil)
        #expect(try await test.differences().isEmpty)
    }

    @Test func `another tenant sees nothing, and only headquarters sees sums`() async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        try await test.upload(["ORG_STUDENTS,412"], to: report)
        try await test.upload(["ORG_STUDENTS,413"], to: report)
        let tables: [SQL] = ["value", "past_value", "batch", "report", "ledger"]
        let lead = test.programme.lead.id
        for member in [test.programme.stranger, test.programme.member(.expert, of: test.programme.otherLead)] {
            for table in tables {
                let count = try await test.database.reading(as: member) { scope in
                    try await scope.one(
                        "SELECT count(*) FROM collection.\(table) WHERE tenant_id = \(lead)",
                        as: Int.self
                    )
                }
                #expect(count == 0)
            }
            await #expect(throws: NotFound.self) {
                try await test.upload(["ORG_STUDENTS,1"], to: report, by: member)
            }
        }
        let leader = test.programme.member(.leader, of: test.programme.headquarters)
        for (member, sees) in [(test.reporter, false), (test.partner, false), (test.reviewer, true), (leader, true)] {
            let sums = try await test.database.reading(as: member) { scope in
                try await scope.one(
                    "SELECT count(*) FROM collection.rollup WHERE programme_id = \(member.programme)",
                    as: Int.self
                )
            }
            #expect((sums > 0) == sees)
        }
        await #expect(throws: (any Error).self) { try await test.upload(["ORG_STUDENTS,1"], to: report, by: leader) }
    }
}
