import Foundation
import Postgres
import Support
import Synchronization
import Tenancy
import Testing

@Suite struct `A use case that writes` {
    @Test(arguments: ["40P01", "40001"])
    func `is let in once more when the server chose it as a victim, and leaves one entry`(state: String) async throws {
        let programme = try await FreshProgramme()
        let before = try await Self.entries(of: programme)
        let attempts = Mutex(0)
        try await programme.database.act(Self.act(in: programme)) { scope in
            let attempt = attempts.withLock { count in
                count += 1
                return count
            }
            if attempt == 1 { try await Self.fail(with: state, in: scope) }
            return Deed(AuditEntry("test.do", of: "once"))
        }
        #expect(attempts.withLock { $0 } == 2)
        #expect(try await Self.entries(of: programme) == before + 1)
    }

    @Test func `that consumes a stream is not, nor is one that failed otherwise or twice`() async throws {
        let programme = try await FreshProgramme()
        let before = try await Self.entries(of: programme)
        for (state, isRepeatable, expected) in [("40P01", false, 1), ("23505", true, 1), ("40P01", true, 2)] {
            let attempts = Mutex(0)
            await #expect(throws: PostgresError.self) {
                try await programme.database.act(Self.act(in: programme), isRepeatable: isRepeatable) { scope in
                    attempts.withLock { $0 += 1 }
                    try await Self.fail(with: state, in: scope)
                    return Deed(AuditEntry("test.do", of: "never"))
                }
            }
            #expect(attempts.withLock { $0 } == expected, "\(state)")
        }
        #expect(try await Self.entries(of: programme) == before)
    }

    @Test func `is undone whole by what fails last, and leaves nothing where nothing was done`() async throws {
        let programme = try await FreshProgramme()
        let before = try await Self.entries(of: programme)
        await #expect(throws: NotFound.self) {
            try await programme.database.act(Self.act(in: programme)) { _ in
                Deed(AuditEntry("test.do", of: "undone")) { _ in throw NotFound(what: "test") }
            }
        }
        #expect(try await programme.database.act(Self.act(in: programme)) { _ in .nothing(7) } == 7)
        #expect(try await Self.entries(of: programme) == before)
    }

    private static func act(in programme: FreshProgramme) -> Act {
        Act(programme.reporter, at: Date(), from: "test")
    }

    private static func entries(of programme: FreshProgramme) async throws -> Int {
        try await programme.database.reading(as: programme.reporter) { try await $0.auditEntryCount() }
    }

    private static func fail(with state: String, in scope: Scope) async throws {
        // `RAISE` takes no parameters; the state is one of this file's own.
        let statement = "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '\(state)'; END $$"
        try await scope.execute(SQL(stringLiteral: statement))
    }
}
