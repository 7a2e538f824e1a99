import ArgumentParser
import Demonstration
import Foundation
import Tenancy

/// `banmo sign-ins`: who can sign in to the demonstration, from the file beside the database.
struct SignInsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign-ins",
        abstract: HelpWords.text("commands.signIns.about")
    )

    @OptionGroup var options: DatabaseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let messages = try TerminalMessages()
        let file = URL(filePath: options.dataFolder).appending(path: "sign-ins.json")
        guard FileManager.default.fileExists(atPath: file.path) else {
            throw messages.refusal("commands.signIns.missing", ["file": file.path])
        }
        let signIns: [SignIn]
        do {
            signIns = try JSONDecoder().decode([SignIn].self, from: Data(contentsOf: file))
        } catch is DecodingError {
            throw messages.refusal("commands.signIns.unreadable", ["file": file.path])
        }
        if output.format == .table { print(messages.text("commands.signIns.heading", ["file": file.path])) }
        try output.print(signIns, messages)
    }
}

extension OutputOptions {
    /// Prints who can sign in.
    func print(_ signIns: [SignIn], _ messages: TerminalMessages) throws {
        try print(signIns, columns: messages.columns("signInName", "password", "role", "organisation")) { signIn in
            let role = Role(rawValue: signIn.role).map { messages.text("roles.\($0)") }
            return [signIn.name, signIn.password, role ?? signIn.role, signIn.organisation]
        }
    }
}
