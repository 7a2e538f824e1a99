import ArgumentParser
import Foundation
import Tenancy

extension MembersCommand {
    /// `banmo members add NAME --full-name … --role … --as NAME`, or `banmo members add --file F --as NAME` for many at once.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: HelpWords.text("commands.members.add"),
            usage: """
                banmo members add <name> --full-name <full-name> --role <role> --as <as> [<options>]
                banmo members add --file <file> --as <as> [<options>]
                """,
            discussion: HelpWords.text("commands.members.addMany")
        )

        @OptionGroup var options: DatabaseOptions
        @Argument(help: .text("commands.members.name"))
        var name: String?
        @Option(help: .text("commands.members.fullName"))
        var fullName: String?
        @Option(help: .text("commands.members.role"))
        var role: String?
        @Option(help: .text("commands.roster.file"))
        var file: String?
        @Option(name: .customLong("as"), help: .text("commands.members.as"))
        var admin: String?
        @OptionGroup var output: OutputOptions

        func validate() throws {
            try RosterFile.check(
                file,
                orEachOf: [(name, "<name>"), (fullName, "--full-name <full-name>"), (role, "--role <role>")]
            )
            // After the others, so that whoever types nothing is told what comes first.
            try RosterFile.check(nil, orEachOf: [(admin, "--as <as>")])
        }

        func run() async throws {
            let messages = try TerminalMessages()
            let keeper = admin ?? ""
            if let file {
                return try await RosterFile(file, output, messages).add(options) { database, sheet, words in
                    let admin = try await database.administrator(named: keeper)
                    return try await database.add(
                        membersIn: sheet,
                        words,
                        by: Act(admin, at: Date(), from: "command")
                    )
                }
            }
            guard let role = Role(rawValue: role ?? "") else {
                let known = Role.allCases.map(\.rawValue).joined(separator: ", ")
                throw messages.refusal("commands.members.unknownRole", ["role": role ?? "", "known": known])
            }
            let new = try NewMember(name: name ?? "", fullName: fullName ?? "", role: role)
            let added = try await Workplace.run(options) { _, database in
                let admin = try await database.administrator(named: keeper)
                return try await database.add(new, by: Act(admin, at: Date(), from: "command"))
            }
            try output.print(
                [["name": added.name, "password": new.password]],
                columns: messages.columns("signInName", "password")
            ) { [$0["name"] ?? "", $0["password"] ?? ""] }
        }
    }
}
