import ArgumentParser
import Schema

/// `banmo migrate`: brings the database to this executable's schema.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: HelpWords.text("commands.migrate.about")
    )

    @OptionGroup var options: DatabaseOptions
    @OptionGroup var output: OutputOptions

    struct Applied: Encodable {
        let number: Int
        let name: String
    }

    func run() async throws {
        let messages = try TerminalMessages()
        let applied = try await Workplace.run(
            options,
            at: { place in
                guard place.ownerAddress != nil else { throw messages.refusal("commands.migrate.ownerNeeded") }
                return try await ProgressLine().during(messages.text("commands.migrate.progress")) {
                    try await place.migrate().map { Applied(number: $0.number, name: $0.name) }
                }
            }
        )
        guard output.format == .table else { return try output.printJSON(applied) }
        for migration in applied { print("\(migration.number) \(migration.name)") }
        print(messages.text(applied.isEmpty ? "commands.migrate.wasCurrent" : "commands.migrate.isCurrent"))
    }
}
