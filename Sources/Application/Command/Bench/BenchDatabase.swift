import Foundation
import Postgres
import Schema
import Tenancy

/// A database of its own on the workplace's server, migrated for measuring and gone afterwards.
struct BenchDatabase {
    /// As the owner and as the service reach it.
    let owner: Pool
    let service: Pool
    /// The service's, for a process of its own.
    let address: String

    /// Makes it, measures in it and drops it.
    static func during<Answer: Sendable>(
        _ place: Workplace,
        _ body: (BenchDatabase) async throws -> Answer
    ) async throws -> Answer {
        guard let owner = place.ownerAddress, !owner.contains("://"), !place.address.contains("://") else {
            throw Complaint("commands.bench.ownerNeeded")
        }
        let name = "banmo_bench_\(UUID().uuidString.prefix(8).lowercased())"
        let maker = try await Connection.open(DatabaseAddress(owner))
        try await maker.script("CREATE DATABASE \(name) TEMPLATE template0")
        do {
            // The last of several values for a keyword counts.
            let address = "\(place.address) dbname=\(name)"
            let database = BenchDatabase(
                owner: Pool(Pool.Configuration(DatabaseAddress("\(owner) dbname=\(name)"))),
                service: Pool(Pool.Configuration(DatabaseAddress(address))),
                address: address
            )
            _ = try await Migrator(pool: database.owner, migrations: try Migration.all()).migrate()
            let answer = try await body(database)
            for pool in [database.owner, database.service] { await pool.drain() }
            try await maker.script("DROP DATABASE \(name) WITH (FORCE)")
            return answer
        } catch {
            try await maker.script("DROP DATABASE \(name) WITH (FORCE)")
            throw error
        }
    }
}
