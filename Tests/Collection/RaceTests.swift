import Collection
import Foundation
import Lifecycle
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `Use cases that write on one college` {
    /// How often each of a pair is called by each of two people; `BANMO_RACE_ROUNDS` makes it longer.
    private static let rounds =
        ProcessInfo.processInfo.environment["BANMO_RACE_ROUNDS"].flatMap { Int($0) } ?? 1

    @Test func `race each other, every pair, without a deadlock, a lost audit entry or a sum that is off`() async throws
    {
        let race = try await CollegeRace()
        let before = try await race.entries().count
        var successes: [String: Int] = [:]
        for useCases in Self.pairs(of: race.useCases) + [race.useCases] {
            let outcome = await race.run(useCases, rounds: Self.rounds)
            #expect(outcome.failures == [], "\(useCases.map(\.name))")
            successes.merge(outcome.successes, uniquingKeysWith: +)
        }
        let idle = race.useCases.map(\.name).filter { successes[$0] == nil }
        #expect(idle == [], "never succeeded, so nothing was shown of them")
        let (after, altered) = try await race.entries()
        #expect(after - before == successes.values.reduce(0, +))
        #expect(altered.isEmpty)
        #expect(try await race.test.differences() == [])
        #expect(try await Self.deadlocks(of: race.test.database) == 0)
    }

    private static func pairs(of useCases: [CollegeRace.UseCase]) -> [[CollegeRace.UseCase]] {
        useCases.indices.flatMap { first in useCases[first...].map { [useCases[first], $0] } }
    }

    /// How many circles of waiters the server has found, those that trying again hid too; the pool ends with it, for a
    /// connection tells its numbers at the latest when it closes.
    private static func deadlocks(of database: Database) async throws -> Int {
        let reader = try await Connection.open(database.pool.configuration.address)
        let name: String = try await reader.one("SELECT current_database()")
        await database.pool.drain()
        return try await reader.one("SELECT deadlocks::integer FROM pg_stat_database WHERE datname = \(name)")
    }
}
