import ArgumentParser
import Foundation
import Language
import Postgres
import Schema
import Tenancy

/// `banmo doctor`: what is installed, reachable, migrated and writable, each fault with its mend.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Checks what is installed, reachable, migrated and writable; says how to mend each fault."
    )

    @OptionGroup var options: DatabaseOptions
    @OptionGroup var output: OutputOptions

    struct Check: Encodable {
        let what: String
        let isWell: Bool
        /// What was found, or what is wrong and how to mend it.
        let words: String
    }

    func run() async throws {
        var checks = [check("content") { "\(try Content.find().folder.path)" }]
        checks.append(
            check("messages") {
                let catalogues = try Content.find().catalogues()
                let faults = catalogues.faults()
                guard faults.isEmpty else { throw ValidationError(faults.map { "\($0)" }.joined(separator: "; ")) }
                return catalogues.languages.map(\.description).joined(separator: ", ")
            }
        )
        checks.append(
            check("data folder") {
                let folder = URL(filePath: options.dataFolder)
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                let probe = folder.appending(path: ".doctor")
                try Data("x".utf8).write(to: probe)
                try FileManager.default.removeItem(at: probe)
                return folder.path
            }
        )
        checks += await database()
        try output.print(checks, columns: ["check", "", "found"]) { [$0.what, $0.isWell ? "✓" : "✗", $0.words] }
        if checks.contains(where: { !$0.isWell }) { throw ExitCode.failure }
    }

    private func check(_ what: String, _ body: () throws -> String) -> Check {
        do {
            return Check(what: what, isWell: true, words: try body())
        } catch {
            return Check(what: what, isWell: false, words: "\(error)")
        }
    }

    private func database() async -> [Check] {
        var checks: [Check] = []
        do {
            let place = try await Workplace.open(options)
            let pool = place.pool(connections: 1)
            checks = await database(of: pool)
            await pool.drain()
            try await place.close()
        } catch {
            checks.append(Check(what: "PostgreSQL", isWell: false, words: "\(error)"))
        }
        return checks
    }

    private func database(of pool: Pool) async -> [Check] {
        var checks: [Check] = []
        do {
            let version: String = try await pool.one("SELECT version()")
            checks.append(Check(what: "PostgreSQL", isWell: true, words: version))
            let pending = try await Migrator(pool: pool, migrations: try Migration.all()).pending()
            let words = pending.isEmpty ? "up to date" : "\(MigrationFault.pending(pending.count))"
            checks.append(Check(what: "migrations", isWell: pending.isEmpty, words: words))
            let isSafe: Bool = try await pool.one(
                "SELECT NOT rolsuper AND NOT rolbypassrls FROM pg_roles WHERE rolname = current_user"
            )
            let role: String = try await pool.one("SELECT current_user::text")
            let unsafe = "\(role) passes row-level security by; let the service sign in as banmo_service."
            checks.append(Check(what: "service's role", isWell: isSafe, words: isSafe ? role : unsafe))
            if pending.isEmpty {
                let programmes = try await Database(pool: pool).programmes().map(\.code).joined(separator: ", ")
                checks.append(
                    Check(what: "programmes", isWell: true, words: programmes.isEmpty ? "none yet" : programmes)
                )
            }
        } catch {
            checks.append(Check(what: "PostgreSQL", isWell: false, words: "\(error)"))
        }
        return checks
    }
}
