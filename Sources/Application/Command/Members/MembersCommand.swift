import ArgumentParser
import Foundation
import Tenancy

/// `banmo members`: the members of an organisation.
struct MembersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "members",
        abstract: HelpWords.text("commands.members.about"),
        subcommands: [List.self, Add.self, Reset.self, Deactivate.self, Activate.self]
    )

    /// `banmo members list --as NAME`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: HelpWords.text("commands.members.list"))

        @OptionGroup var options: DatabaseOptions
        @Option(name: .customLong("as"), help: .text("commands.members.as"))
        var admin: String
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let messages = try TerminalMessages()
            let members = try await Workplace.run(options) { _, database in
                let admin = try await database.administrator(named: admin)
                return try await database.reading(as: admin) { try await $0.members() }
            }
            let columns = messages.columns("signInName", "role", "state", "fullName")
            try output.print(members, columns: columns) { member in
                let state = messages.text(member.active ? "members.activeState" : "members.deactivated")
                return [member.name, messages.text("roles.\(member.role)"), state, member.fullName]
            }
        }
    }
}

extension Database {
    /// The member a command acts for; throws one sentence when there is none.
    func visitor(named name: String) async throws -> Visitor {
        guard let visitor = try await member(named: name) else {
            throw Complaint("commands.members.unknown", ["name": name])
        }
        return visitor
    }

    /// The member a command acts for, who must be one that keeps an organisation's members.
    func administrator(named name: String) async throws -> Member {
        let member = try await visitor(named: name).member
        guard member.may(.keepMembers) else {
            throw Complaint("commands.members.notAdministrator", ["name": name])
        }
        return member
    }
}
