import Postgres

/// Brings a database to the schema of this executable, once, whoever else tries at the same time.
package struct Migrator: Sendable {
    /// Signs in as a role that may create roles and become `banmo_owner`.
    let pool: Pool
    let migrations: [Migration]

    /// A migrator over a pool of the database's administrator.
    package init(pool: Pool, migrations: [Migration]) {
        self.pool = pool
        self.migrations = migrations
    }

    /// Applies what is missing and returns it; each migration commits or leaves nothing.
    package func migrate() async throws -> [Migration] {
        try await pool.withConnection { connection in
            // Any number will do, as long as nobody else uses it: the letters of "banmo".
            try await connection.execute("SELECT pg_advisory_lock(\(Int64(0x62_61_6e_6d_6f)))")
            do {
                let pending = try await pending(on: connection)
                for migration in pending { try await apply(migration, on: connection) }
                try await unlock(connection)
                return pending
            } catch {
                try await giveUp(connection)
                throw error
            }
        }
    }

    /// Leaves the connection as it was found. One that is lost has been rolled back and unlocked by the server, and why
    /// it was lost is what the caller must hear.
    private func giveUp(_ connection: Connection) async throws {
        do {
            try await connection.script("ROLLBACK")
            try await unlock(connection)
        } catch is ConnectionLost {}
    }

    private func unlock(_ connection: Connection) async throws {
        try await connection.execute("SELECT pg_advisory_unlock(\(Int64(0x62_61_6e_6d_6f)))")
    }

    /// The migrations that the database still wants.
    package func pending() async throws -> [Migration] {
        try await pool.withConnection { try await pending(on: $0) }
    }

    private func pending(on connection: Connection) async throws -> [Migration] {
        let exists = try await connection.one("SELECT to_regclass('schema.migration') IS NOT NULL") { (it: Bool) in it }
        guard exists else { return migrations }
        let applied = try await connection.all("SELECT number, checksum FROM schema.migration ORDER BY number") {
            (number: Int32, checksum: String) in (number: Int(number), checksum: checksum)
        }
        guard applied.count <= migrations.count else {
            throw MigrationFault.newer(applied: applied.count, known: migrations.count)
        }
        for (row, migration) in zip(applied, migrations) where row.checksum != migration.checksum {
            throw MigrationFault.altered(migration)
        }
        return Array(migrations.dropFirst(applied.count))
    }

    private func apply(_ migration: Migration, on connection: Connection) async throws {
        // One simple query is one transaction: the script and its record commit together.
        let record = """
            INSERT INTO schema.migration (number, name, checksum)
            VALUES (\(migration.number), '\(migration.name)', '\(migration.checksum)');
            """
        for attempt in 1... {
            do {
                return try await connection.script("BEGIN;\n\(migration.script)\n\(record)\nCOMMIT;")
            } catch let error as PostgresError where attempt < 10 && Self.isMeeting(error) {
                try await connection.script("ROLLBACK")
                try await Task.sleep(for: .milliseconds(50 * attempt))
            }
        }
    }

    /// Roles belong to the whole cluster, which the lock does not reach: another database's migration was at them.
    private static func isMeeting(_ error: PostgresError) -> Bool {
        ["23505", "42710", "XX000"].contains(error.state.code)
    }
}
