import ArgumentParser
import Foundation
import Postgres
import Schema

/// `banmo doctor`: what is installed, reachable, migrated and writable, each fault with its mend. It only looks.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: HelpWords.text("commands.doctor.about"),
        discussion: HelpWords.text("commands.doctor.discussion")
    )

    @OptionGroup var options: DatabaseOptions
    @OptionGroup var mail: MailOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let messages: TerminalMessages
        do {
            messages = try TerminalMessages()
        } catch {
            // Without the catalogues there are no words in any language but this one.
            TerminalMessages.complain("\(error)")
            throw ExitCode.failure
        }
        let place = PlaceCheckup(folder: URL(filePath: options.dataFolder), messages: messages)
        var checks = place.checks() + (await PackageCheckup(messages: messages).checks())
        if let address = options.givenAddress {
            checks += await DatabaseCheckup(address: address, messages: messages).checks()
        } else {
            checks += await ClusterCheckup(folder: place.folder, messages: messages).checks()
        }
        checks += await MailCheckup(options: mail, messages: messages).checks()
        let columns = [
            messages.text("commands.doctor.columns.check"), "", messages.text("commands.doctor.columns.found"),
        ]
        try output.print(checks, columns: columns) { [$0.name, $0.isWell ? "✓" : "✗", $0.words] }
        if checks.contains(where: { !$0.isWell }) { throw ExitCode.failure }
    }
}

/// One thing that was looked at.
struct Check: Encodable {
    /// What programs know it by.
    let check: String
    /// What people call it.
    let name: String
    let isWell: Bool
    /// What was found, or what is wrong and how to mend it.
    let words: String
}

extension TerminalMessages {
    /// Something that is well, with what was found.
    func well(_ check: String, _ words: String) -> Check {
        Check(check: check, name: text("commands.doctor.\(check).name"), isWell: true, words: words)
    }

    /// A fault, by the last part of its text's key.
    func fault(_ check: String, _ key: String, _ arguments: [String: String] = [:]) -> Check {
        let name = text("commands.doctor.\(check).name")
        return Check(check: check, name: name, isWell: false, words: text("commands.doctor.\(check).\(key)", arguments))
    }

    /// A fault that an error tells of.
    func fault(_ check: String, _ error: any Error) -> Check {
        let words = DatabaseWords(error)
        return Check(
            check: check,
            name: text("commands.doctor.\(check).name"),
            isWell: false,
            words: words.map { text($0.key, $0.arguments) } ?? text("commands.doctor.failed", ["reason": "\(error)"])
        )
    }
}
