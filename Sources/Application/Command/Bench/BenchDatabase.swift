import Foundation
import Postgres
import Schema
import Tenancy

/// A database of its own on the workplace's server, migrated for measuring and gone afterwards.
struct BenchDatabase {
    let name: String
    /// As the owner and as the service reach it.
    let owner: Pool
    let service: Pool
    /// The service's, for a process of its own.
    let address: String

    /// Makes it, measures in it and drops it.
    ///
    /// - Parameter original: the database that it is a copy of, to which nobody is connected; nil for an empty one.
    static func during<Answer: Sendable>(
        _ place: Workplace,
        copyOf original: String? = nil,
        _ body: (BenchDatabase) async throws -> Answer
    ) async throws -> Answer {
        guard let owner = place.ownerAddress, !owner.contains("://"), !place.address.contains("://") else {
            throw Complaint("commands.bench.ownerNeeded")
        }
        let name = "banmo_bench_\(UUID().uuidString.prefix(8).lowercased())"
        let maker = try await Connection.open(DatabaseAddress(owner))
        try await maker.script("CREATE DATABASE \(name) TEMPLATE \(original ?? "template0")")
        do {
            // The last of several values for a keyword counts.
            let address = "\(place.address) dbname=\(name)"
            let database = BenchDatabase(
                name: name,
                owner: Pool(Pool.Configuration(DatabaseAddress("\(owner) dbname=\(name)"))),
                service: Pool(Pool.Configuration(DatabaseAddress(address))),
                address: address
            )
            if original == nil {
                _ = try await Migrator(pool: database.owner, migrations: try Migration.all()).migrate()
            }
            let answer = try await body(database)
            await database.drain()
            try await maker.script("DROP DATABASE \(name) WITH (FORCE)")
            return answer
        } catch {
            try await maker.script("DROP DATABASE \(name) WITH (FORCE)")
            throw error
        }
    }

    /// Ends all connections to it, for good.
    func drain() async {
        for pool in [owner, service] { await pool.drain() }
    }
}
