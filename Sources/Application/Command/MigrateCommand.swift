import ArgumentParser
import Schema

/// `banmo migrate`: brings the database to this executable's schema.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Brings the database to the schema of this banmo."
    )

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let place = try await Workplace.open(options)
        do {
            let applied = try await place.migrate()
            for migration in applied { print("\(migration.number) \(migration.name)") }
            print(applied.isEmpty ? "The database was up to date." : "The database is up to date now.")
        } catch {
            try await place.close()
            throw error
        }
        try await place.close()
    }
}
