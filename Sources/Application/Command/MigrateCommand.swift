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
        let applied = try await Workplace.run(options, at: { place in try await place.migrate() })
        for migration in applied { print("\(migration.number) \(migration.name)") }
        print(applied.isEmpty ? "The database was up to date." : "The database is up to date now.")
    }
}
