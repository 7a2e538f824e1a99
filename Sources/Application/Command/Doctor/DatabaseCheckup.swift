import Postgres
import Schema
import Tenancy

/// Looks at a database that runs: its version, its schema, the service's rights in it.
struct DatabaseCheckup {
    let address: String
    let messages: TerminalMessages

    /// The first version of PostgreSQL that the schema works on.
    static let neededVersion = 15

    func checks() async -> [Check] {
        var configuration = Pool.Configuration(DatabaseAddress(address))
        configuration.maximumConnections = 1
        configuration.patience = .seconds(3)
        let pool = Pool(configuration)
        var checks: [Check] = []
        for (name, check) in [
            ("server", version), ("writable", writable), ("role", role), ("migrations", migrations),
            ("programmes", programmes), ("mailQueue", mailQueue),
        ] {
            do {
                checks.append(try await check(pool))
            } catch {
                // What comes after would only say the same again.
                checks.append(messages.fault(name, error))
                break
            }
        }
        await pool.drain()
        return checks
    }

    private func version(_ pool: Pool) async throws -> Check {
        let version: String = try await pool.one("SHOW server_version")
        guard Int(version.prefix { $0.isNumber }) ?? 0 >= Self.neededVersion else {
            return messages.fault("server", "old", ["version": version, "needed": "\(Self.neededVersion)"])
        }
        return messages.well("server", version)
    }

    private func writable(_ pool: Pool) async throws -> Check {
        if try await pool.one("SELECT pg_is_in_recovery()") { return messages.fault("writable", "standby") }
        if try await pool.one("SELECT current_setting('default_transaction_read_only')::boolean") {
            return messages.fault("writable", "readOnly")
        }
        return messages.well("writable", messages.text("commands.doctor.writable.yes"))
    }

    private func role(_ pool: Pool) async throws -> Check {
        let role: String = try await pool.one("SELECT current_user::text")
        let isSafe: Bool = try await pool.one(
            "SELECT NOT rolsuper AND NOT rolbypassrls FROM pg_roles WHERE rolname = current_user"
        )
        return isSafe ? messages.well("role", role) : messages.fault("role", "unsafe", ["role": role])
    }

    private func migrations(_ pool: Pool) async throws -> Check {
        let pending = try await Migrator(pool: pool, migrations: try Migration.all()).pending()
        guard pending.isEmpty else { throw MigrationFault.pending(pending.count) }
        return messages.well("migrations", messages.text("commands.doctor.migrations.done"))
    }

    private func mailQueue(_ pool: Pool) async throws -> Check { try await mailQueue(Database(pool: pool)) }

    private func programmes(_ pool: Pool) async throws -> Check {
        let codes = try await Database(pool: pool).programmes().map(\.code).joined(separator: ", ")
        return messages.well("programmes", codes.isEmpty ? messages.text("commands.doctor.programmes.none") : codes)
    }
}
