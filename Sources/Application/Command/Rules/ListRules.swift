import ArgumentParser
import Collection
import Foundation
import Indicators
import Language
import Tenancy

/// `banmo rules list`: a programme's validation rules.
struct ListRules: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: HelpWords.text("commands.rules.list")
    )

    @OptionGroup var options: DatabaseOptions
    @Option(help: .text("commands.indicators.programme"))
    var programme: String?
    @OptionGroup var output: OutputOptions

    struct Row: Encodable {
        let code: String
        let name: LocalizedText
        let left: String
        let `operator`: RuleOperator
        let right: String
        let importance: RuleImportance
    }

    func run() async throws {
        let messages = try TerminalMessages()
        let book = try await Workplace.run(options) { _, database in
            let programme = try await database.programme(coded: programme)
            return try await database.reading(as: .onlooker(of: programme)) { try await $0.ruleBook() }
        }
        let rows = book.rules.map {
            Row(
                code: $0.code,
                name: $0.name,
                left: $0.left.source,
                operator: $0.operator,
                right: $0.right.source,
                importance: $0.importance
            )
        }
        let columns = ["report.code", "checks.rule", "checks.sides.left", "checks.operator", "checks.sides.right"]
        try output.print(rows, columns: (columns + ["checks.importanceTitle"]).map { messages.text($0) }) { row in
            [
                row.code, row.name.text(in: messages.catalogue.language)?.text ?? "", row.left, row.operator.rawValue,
                row.right, messages.text("checks.importance.\(row.importance.rawValue)"),
            ]
        }
    }
}
