import Foundation
import Testing

@testable import Command

@Suite struct `Statements that PostgreSQL's log has` {
    private let log = """
        2026-11-28 10:00:00.001 UTC [7] LOG:  execute s1: BEGIN
        2026-11-28 10:00:00.002 UTC [7] LOG:  execute s2: SELECT $1,
        \t$2
        2026-11-28 10:00:00.002 UTC [7] DETAIL:  parameters: $1 = 'It''s $2 = ''a''
        \tb', $2 = NULL
        2026-11-28 10:00:00.003 UTC [7] LOG:  checkpoint starting: time
        2026-11-28 10:00:00.004 UTC [7] LOG:  statement: COMMIT
        """

    @Test func `are run by psql as they were, each prepared once`() throws {
        let statements = LoggedStatement.all(in: log)
        #expect(statements.map(\.text) == ["BEGIN", "SELECT $1,\n$2", "COMMIT"])
        #expect(statements[1].parameters == ["'It''s $2 = ''a''\nb'", "NULL"])
        let script = StatementScript(first: statements, rest: statements, types: ["s1": "", "s2": "text, uuid[]"])
        let once = "EXECUTE s2 ('It''s $2 = ''a''\nb', NULL);\nCOMMIT;"
        #expect(try script.text.contains("BEGIN;\nPREPARE s2 (text, uuid[]) AS SELECT $1,\n$2;\n\(once)"))
        #expect(try script.text.components(separatedBy: "PREPARE").count == 2)
        #expect(try script.text.components(separatedBy: once).count == 3 && script.count == 3)
    }

    @Test func `are refused where nobody knows the types of their parameters`() {
        let script = StatementScript(rest: LoggedStatement.all(in: log))
        #expect(throws: Complaint.self) { _ = try script.text }
    }
}
