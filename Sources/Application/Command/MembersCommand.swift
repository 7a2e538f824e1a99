import ArgumentParser
import Foundation
import Tenancy

/// `banmo members`: the members of an organisation.
struct MembersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "members",
        abstract: "Lists, adds, deactivates members of an organisation, and gives new passwords.",
        subcommands: [List.self, Add.self, Reset.self, Deactivate.self, Activate.self]
    )

    /// `banmo members list --as NAME`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the members of an administrator's organisation."
        )

        @OptionGroup var options: DatabaseOptions
        @Option(name: .customLong("as"), help: "The administrator's name to sign in with.")
        var admin: String
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Workplace.run(options) { _, database in
                let visitor = try await database.visitor(named: admin)
                let members = try await database.reading(as: visitor.member) { try await $0.members() }
                try output.print(members, columns: ["name", "role", "state", "full name"]) { member in
                    [member.name, member.role.rawValue, member.active ? "active" : "deactivated", member.fullName]
                }
            }
        }
    }

    /// `banmo members add NAME --full-name … --role … --as NAME`.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds a member to an administrator's organisation and prints the first password."
        )

        @OptionGroup var options: DatabaseOptions
        @Argument(help: "The name the new member signs in with.")
        var name: String
        @Option(help: "The name that pages and records show.")
        var fullName: String
        @Option(help: "reporter, approver, college-admin, partner, reviewer, expert, hq-admin or leader.")
        var role: String
        @Option(name: .customLong("as"), help: "The administrator's name to sign in with.")
        var admin: String
        @OptionGroup var output: OutputOptions

        func run() async throws {
            guard let role = Role(rawValue: role) else {
                throw ValidationError("There is no role \(role); see `banmo members add --help`.")
            }
            try await Workplace.run(options) { _, database in
                let visitor = try await database.visitor(named: admin)
                let new = try NewMember(name: name, fullName: fullName, role: role)
                _ = try await database.add(new, by: visitor.member, at: Date(), from: "command")
                try output.print([["name": new.name, "password": new.password]], columns: ["name", "password"]) {
                    [$0["name"] ?? "", $0["password"] ?? ""]
                }
            }
        }
    }
}

extension Database {
    /// The member a command acts for; throws one sentence when there is none.
    func visitor(named name: String) async throws -> Visitor {
        guard let visitor = try await member(named: name) else {
            throw ValidationError("Nobody signs in as \(name); `banmo sign-ins` lists the demonstration's names.")
        }
        return visitor
    }
}

extension MemberRefusal: CustomStringConvertible {
    /// One sentence for the terminal.
    package var description: String {
        switch self {
        case .nameTaken(let name): "Somebody already signs in as \(name); choose another name."
        case .nameMalformed: "The name takes 3 to 64 small letters, digits, dots or hyphens, such as wang-min."
        case .fullNameMissing: "The full name is missing; give it with --full-name."
        case .passwordShort: "The password has fewer than 12 characters."
        case .roleElsewhere(let role, let kind): "A \(kind.rawValue) organisation has no \(role.rawValue)."
        }
    }
}
