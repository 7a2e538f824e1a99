import ArgumentParser
import Foundation
import Language
import Lifecycle
import Tenancy

/// `banmo rubric show`: the version in force, or another, and which there are.
struct ShowRubric: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: HelpWords.text("commands.rubric.show")
    )

    @OptionGroup var options: DatabaseOptions

    @Option(help: .text("commands.rubric.version"))
    var version: String?

    @Option(help: .text("commands.indicators.programme"))
    var programme: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let messages = try TerminalMessages()
        let rubrics = try await Workplace.run(options) { _, database in
            let chosen = try await database.programme(coded: programme)
            return try await database.reading(as: .onlooker(of: chosen)) { try await $0.rubrics() }
        }
        guard let current = rubrics.inForce(at: Date()) else {
            throw messages.refusal("lifecycle.refusals.rubricMissing")
        }
        let shown = version.map { name in rubrics.first { $0.version == name } } ?? current
        guard let shown else {
            let known = rubrics.map(\.version).joined(separator: ", ")
            throw messages.refusal("commands.rubric.unknown", ["version": version ?? "", "known": known])
        }
        if output.format == .json { return try output.printJSON(rubrics) }
        print(messages.text("programme.rubric.version", ["version": shown.version]))
        let columns = ["code", "dimension", "weight"].map { messages.text("programme.rubric.\($0)") }
        try output.print(shown.dimensions, columns: columns) { dimension in
            [
                dimension.code, dimension.name.text(in: messages.catalogue.language)?.text ?? "", "\(dimension.weight)",
            ]
        }
        print(
            messages.text(
                "programme.rubric.totals",
                ["pass": "\(shown.bars.pass)", "conditional": "\(shown.bars.conditional)"]
            )
        )
        for rubric in rubrics {
            print(messages.text("commands.rubric.from", ["version": rubric.version, "from": rubric.from]))
        }
    }
}

extension Rubric {
    /// When it begins, as a moment with its offset.
    fileprivate var from: String { validFrom.ISO8601Format() }
}
