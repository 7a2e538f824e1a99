import ArgumentParser
import Language
import Tenancy

/// `banmo programmes`: what programmes the database has, and how a real one begins.
struct ProgrammesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "programmes",
        abstract: HelpWords.text("commands.programmes.about"),
        subcommands: [FoundProgramme.self, ListProgrammes.self, SetProgramme.self]
    )
}

/// `banmo programmes list`.
struct ListProgrammes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: HelpWords.text("commands.programmes.list")
    )

    @OptionGroup var options: DatabaseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let messages = try TerminalMessages()
        let programmes = try await Workplace.run(options) { _, database in try await database.programmes() }
        if programmes.isEmpty && output.format == .table { return print(messages.text("programmes.none")) }
        try output.print(programmes, columns: ["code", "programme"].map { messages.text("programmes.\($0)") }) {
            [$0.code, $0.name.text(in: messages.catalogue.language)?.text ?? ""]
        }
    }
}
