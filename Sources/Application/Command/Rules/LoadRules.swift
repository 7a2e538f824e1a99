import ArgumentParser
import Collection
import Foundation
import Indicators
import Tenancy

/// `banmo rules load`: rules from a file like `Standards/validation-rules.csv`, as a headquarters administrator.
struct LoadRules: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: HelpWords.text("commands.rules.load")
    )

    @OptionGroup var options: DatabaseOptions

    @Option(name: .customLong("as"), help: .text("commands.standards.loadAs"))
    var name: String

    @Argument(help: .text("commands.rules.file"))
    var file: String

    func run() async throws {
        let messages = try TerminalMessages()
        guard FileManager.default.fileExists(atPath: file) else {
            throw messages.refusal("commands.errors.fileMissing", ["file": file])
        }
        let rules = try rules(messages)
        try await Workplace.run(options) { _, database in
            let keeper = try await database.visitor(named: name).member
            guard keeper.may(.setRules) else { throw messages.refusal("content.notKeeper", ["name": name]) }
            try await database.load(rules, by: Act(keeper, at: Date(), from: "command"))
        }
        print(messages.text("commands.rules.loaded", ["count": "\(rules.count)"]))
    }

    private func rules(_ messages: TerminalMessages) throws -> [ValidationRule] {
        do {
            return try ValidationRule.all(in: URL(filePath: file))
        } catch let fault as CodeTableFault {
            throw messages.refusal(
                fault.found.isEmpty ? "commands.rules.emptyCell" : "commands.rules.cell",
                ["file": fault.file, "row": "\(fault.row)", "column": fault.column, "found": fault.found]
            )
        }
    }
}
