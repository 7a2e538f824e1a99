import ArgumentParser
import Foundation
import Lifecycle
import Tenancy

/// `banmo rubric load`: a new version from a file, as a headquarters administrator.
struct LoadRubric: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: HelpWords.text("commands.rubric.load")
    )

    @OptionGroup var options: DatabaseOptions

    @Option(name: .customLong("as"), help: .text("commands.standards.loadAs"))
    var name: String

    @Argument(help: .text("commands.rubric.file"))
    var file: String

    func run() async throws {
        let messages = try TerminalMessages()
        guard FileManager.default.fileExists(atPath: file) else {
            throw messages.refusal("commands.errors.fileMissing", ["file": file])
        }
        do {
            let rubric = try Rubric(from: URL(filePath: file))
            let isNew = try await Workplace.run(options) { _, database in
                let keeper = try await database.visitor(named: name).member
                guard keeper.may(.loadRubric) else { throw messages.refusal("content.notKeeper", ["name": name]) }
                return try await database.load(rubric, by: Act(keeper, at: Date(), from: "command"))
            }
            let key = isNew ? "commands.rubric.loaded" : "commands.rubric.unchanged"
            print(messages.text(key, ["version": rubric.version]))
        } catch let fault as RubricFault {
            throw messages.refusal(fault.messageKey, fault.arguments)
        } catch let refusal as RubricRefusal {
            throw messages.refusal(refusal.messageKey, refusal.arguments)
        }
    }
}
