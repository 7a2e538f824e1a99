import Foundation
import Lifecycle
import Number
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `A programme's rubric` {
    private let now = Date(timeIntervalSince1970: 1_763_611_200)

    @Test func `is kept version by version, read by everybody of the programme and by nobody else`() async throws {
        let (programme, other) = (try await FreshProgramme(), try await FreshProgramme())
        let first = try Rubric.version("2025", from: now - 86_400)
        let bars = Rubric.Bars(
            pass: 85.5,
            conditional: 75,
            weakBelow: 65,
            weakOnConditions: 1,
            minimumExperts: 5,
            trimmedFrom: 6
        )
        let second = try Rubric.version("2026", from: now + 86_400, weights: [("GOV", 40), ("OUT", 60)], bars: bars)
        #expect(try await load(second, in: programme))
        let same = try await load(second, in: programme)
        #expect(!same, "there already")
        #expect(try await load(first, in: other))
        #expect(try await rubrics(for: programme.reporter, of: programme) == [second])
        #expect(try await rubrics(for: other.reporter, of: other) == [first])
        let actions: [String] = try await programme.database.reading(as: programme.hqAdmin) { scope in
            try await scope.all(
                "SELECT action || ' ' || (details ->> 'version') FROM tenancy.audit WHERE tenant_id = \(scope.member.organisation)"
            )
        }
        #expect(actions == ["lifecycle.load-rubric 2026"])
    }

    @Test func `grows only by versions that begin after the newest and after today, and never changes one`()
        async throws
    {
        let programme = try await FreshProgramme()
        let newest = now + 86_400
        try await load(try .version("2025", from: now - 86_400), in: programme)
        try await load(try .version("2026", from: newest), in: programme)
        await #expect(throws: RubricRefusal.changed(version: "2026")) {
            try await load(try .version("2026", from: newest, weights: [("GOV", 99), ("OUT", 1)]), in: programme)
        }
        await #expect(throws: RubricRefusal.early(newest: "2026", validFrom: newest)) {
            try await load(try .version("2027", from: newest), in: programme)
        }
        await #expect(throws: RubricRefusal.past) {
            try await load(try .version("2027", from: newest + 1), at: newest + 2, in: programme)
        }
        for member in [programme.reviewer, programme.reporter] {
            await #expect(throws: Forbidden.self) {
                try await load(try .version("2028", from: newest + 86_400), as: member, in: programme)
            }
        }
        #expect(try await rubrics(for: programme.reviewer, of: programme).map(\.version) == ["2025", "2026"])
    }

    @discardableResult
    private func load(
        _ rubric: Rubric,
        at date: Date? = nil,
        as member: Member? = nil,
        in programme: FreshProgramme
    ) async throws -> Bool {
        let act = Act(member ?? programme.hqAdmin, at: date ?? now, from: "test")
        return try await programme.database.load(rubric, by: act)
    }

    private func rubrics(for member: Member, of programme: FreshProgramme) async throws -> [Rubric] {
        try await programme.database.reading(as: member) { try await $0.rubrics() }
    }
}
