import ArgumentParser
import Foundation
import Tenancy

extension MembersCommand {
    /// Who is changed, and in whose name.
    struct ChangeOptions: ParsableArguments {
        @Argument(help: .text("commands.members.whom"))
        var name: String
        @Option(name: .customLong("as"), help: .text("commands.members.keeper"))
        var admin: String
    }

    /// `banmo members reset NAME --as ADMIN`.
    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: HelpWords.text("commands.members.reset")
        )

        @OptionGroup var options: DatabaseOptions
        @OptionGroup var change: ChangeOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let messages = try TerminalMessages()
            let password = try await change.run(options, messages) { database, kept, admin in
                try await database.renewPassword(of: kept.entry.id, by: Act(admin, at: Date(), from: "command"))
            }
            try output.print(
                [["name": change.name.lowercased(), "password": password]],
                columns: ["name", "password"].map { messages.text("programmes.\($0)") }
            ) { [$0["name"] ?? "", $0["password"] ?? ""] }
        }
    }

    /// `banmo members deactivate NAME --as ADMIN`.
    struct Deactivate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: HelpWords.text("commands.members.deactivate")
        )

        @OptionGroup var options: DatabaseOptions
        @OptionGroup var change: ChangeOptions

        func run() async throws {
            let messages = try TerminalMessages()
            try await change.run(options, messages) { database, kept, admin in
                try await database.setActive(false, of: kept.entry.id, by: Act(admin, at: Date(), from: "command"))
            }
            print(messages.text("members.isDeactivated", ["name": change.name]))
        }
    }

    /// `banmo members activate NAME --as ADMIN`.
    struct Activate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: HelpWords.text("commands.members.activate")
        )

        @OptionGroup var options: DatabaseOptions
        @OptionGroup var change: ChangeOptions

        func run() async throws {
            let messages = try TerminalMessages()
            try await change.run(options, messages) { database, kept, admin in
                try await database.setActive(true, of: kept.entry.id, by: Act(admin, at: Date(), from: "command"))
            }
            print(messages.text("members.isActivated", ["name": change.name]))
        }
    }
}

extension MembersCommand.ChangeOptions {
    /// Finds the two and does the change; a refusal becomes a sentence.
    func run<Answer: Sendable>(
        _ options: DatabaseOptions,
        _ messages: TerminalMessages,
        _ change: @escaping @Sendable (Database, KeptMember, Member) async throws -> Answer
    ) async throws -> Answer {
        do {
            return try await Workplace.run(options) { _, database in
                let admin = try await database.administrator(named: admin)
                let kept = try await database.reading(as: admin) { try await $0.keptMember(named: name) }
                return try await change(database, kept, admin)
            }
        } catch is NotFound {
            throw messages.refusal("members.notKept", ["name": name, "admin": admin])
        } catch let refusal as MemberChangeRefusal {
            throw messages.refusal(refusal.messageKey)
        }
    }
}

extension MemberChangeRefusal {
    /// The sentence that says why.
    var messageKey: String {
        switch self {
        case .oneself: "members.oneself"
        case .active: "members.stillActive"
        case .lastAdministrator: "members.lastAdministrator"
        case .roleElsewhere: "members.roleElsewhere"
        }
    }
}
