import Collection
import Postgres
import Support
import Tenancy
import Testing

/// An expert's home with 34 colleges once took seconds, because what was granted was read anew for every row.
@Suite struct `The plans of the statements that pages ask most` {
    @Test(arguments: ["value", "college_rollup", "report", "ledger", "batch", "past_value"])
    func `read what row-level security asks for once, before the first row`(table: String) async throws {
        let test = try await TestCollection()
        let programme = test.programme
        let readers = [
            test.reporter, test.reviewer, test.partner,
            programme.member(.expert, of: programme.otherLead, seeing: test.colleges.map(\.uuid)),
        ]
        for reader in readers {
            let plan: [String] = try await test.database.reading(as: reader) { scope in
                try await scope.all("EXPLAIN SELECT * FROM collection.\(SQL(stringLiteral: table))")
            }
            #expect(!plan.contains { $0.contains("Filter:") && $0.contains("current_setting") }, "\(reader.role)")
            #expect(plan.contains { $0.contains("InitPlan") }, "\(reader.role) asks for nothing: \(plan)")
            #expect(!plan.contains { $0.contains("SubPlan") }, "\(reader.role): \(plan)")
        }
    }
}
