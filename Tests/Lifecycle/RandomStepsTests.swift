import Lifecycle
import Testing

@Suite struct `Random steps by random members` {
    @Test func `never reach what the rules forbid, and reach every line of the rulebook`() async throws {
        let walks = try await withThrowingTaskGroup(of: Walk.self) { group in
            for seed in 1...4 as ClosedRange<UInt64> {
                group.addTask { try Walk(attempts: 25_500, seed: seed) }
            }
            return try await group.reduce(into: [Walk]()) { $0.append($1) }
        }
        #expect(walks.reduce(0) { $0 + $1.attempts } >= 100_000)
        let faults = walks.flatMap(\.faults)
        #expect(faults.isEmpty, "\(faults.count) faults, the first: \(faults.first ?? "")")
        let reached = walks.reduce(into: Set<Rule>()) { $0.formUnion($1.reached) }
        let missed = Rulebook.rules.filter { !reached.contains($0) }.map { "\($0.from) \($0.step)" }
        #expect(missed == [])
        let refused = walks.reduce(0) { $0 + $1.refusals }
        #expect(refused > 10_000, "people who try nothing forbidden prove nothing")
    }
}

/// What a seed's people reached.
private struct Walk: Sendable {
    let attempts: Int
    var refusals = 0
    var reached: Set<Rule> = []
    /// What the watchdog found, with the transition it found it at.
    var faults: [String] = []

    init(attempts: Int, seed: UInt64) throws {
        self.attempts = attempts
        var life = try RandomLife(seed: seed)
        for _ in 0..<attempts {
            guard try life.live(), let last = life.dossier.record.last else {
                refusals += 1
                continue
            }
            Rulebook.rule(last.from, last.step).map { _ = reached.insert($0) }
            faults += Watchdog(life: life).faults().map { "\($0): \(last)" }
        }
    }
}
