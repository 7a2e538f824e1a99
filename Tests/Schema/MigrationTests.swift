import Foundation
import Postgres
import Support
import Testing

@testable import Schema

@Suite struct `Migrations` {
    @Test func `are numbered without gaps and named`() throws {
        let migrations = try Migration.all()
        #expect(migrations.map(\.number) == Array(1...migrations.count))
        #expect(migrations.allSatisfy { !$0.name.isEmpty && $0.checksum.count == 64 })
    }

    @Test func `are applied once, whoever else tries at the same time`() async throws {
        let database = try await EmptyDatabase()
        let applied = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 {
                group.addTask { try await Migrator(pool: database.pool(), migrations: .all()).migrate().count }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(applied.sorted() == [0, 0, 0, try Migration.all().count])
    }

    @Test func `that were changed after they were applied are refused`() async throws {
        let database = try await EmptyDatabase()
        let pool = database.pool()
        _ = try await Migrator(pool: pool, migrations: .all()).migrate()
        try await pool.execute("UPDATE schema.migration SET checksum = 'other' WHERE number = 2")
        await #expect(throws: MigrationFault.self) {
            try await Migrator(pool: pool, migrations: .all()).migrate()
        }
    }

    @Test func `leave nothing behind when they fail`() async throws {
        let database = try await EmptyDatabase()
        let pool = database.pool()
        let broken = Migration(
            number: try Migration.all().count + 1,
            name: "broken",
            script: "CREATE TABLE schema.half (id integer); SELECT 1 / 0;"
        )
        await #expect(throws: PostgresError.self) {
            try await Migrator(pool: pool, migrations: try Migration.all() + [broken]).migrate()
        }
        let half: Bool = try await pool.one("SELECT to_regclass('schema.half') IS NOT NULL")
        #expect(!half)
        #expect(try await Migrator(pool: pool, migrations: .all()).pending().isEmpty)
    }

    @Test func `that lose the connection say why it was lost`() async throws {
        let database = try await EmptyDatabase()
        let broken = Migration(
            number: try Migration.all().count + 1,
            name: "broken",
            script: "SELECT pg_terminate_backend(pg_backend_pid());"
        )
        let error = await #expect(throws: ConnectionLost.self) {
            try await Migrator(pool: database.pool(), migrations: try Migration.all() + [broken]).migrate()
        }
        #expect(error?.reason == "terminating connection due to administrator command")
    }

    @Test func `make the schema that Deploy/schema.sql shows`() async throws {
        let database = try await EmptyDatabase()
        _ = try await Migrator(pool: database.pool(), migrations: .all()).migrate()
        let text = try await SchemaDump.text(of: database)
        if ProcessInfo.processInfo.environment["UPDATE_SCHEMA"] == "1" {
            try text.write(to: SchemaDump.file, atomically: true, encoding: .utf8)
        }
        let kept = try String(contentsOf: SchemaDump.file, encoding: .utf8)
        #expect(text == kept, "Run `Deploy/schema` and read what changed.")
    }
}

extension [Migration] {
    fileprivate static func all() throws -> [Migration] { try Migration.all() }
}

/// A database of its own with nothing in it.
struct EmptyDatabase {
    let server: PostgresServer
    let name = "empty_\(UUID().uuidString.prefix(8).lowercased())"

    init() async throws {
        server = try PostgresServer.shared.get()
        let maker = try await Connection.open(DatabaseAddress(server.address()))
        try await maker.script("CREATE DATABASE \(name) TEMPLATE template0")
    }

    func pool() -> Pool {
        Pool(Pool.Configuration(DatabaseAddress(server.address(database: name))))
    }
}
