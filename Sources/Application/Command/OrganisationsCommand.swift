import ArgumentParser
import Foundation
import Language
import Tenancy

/// `banmo organisations`: the lead colleges and partners of a programme.
struct OrganisationsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "organisations",
        abstract: HelpWords.text("commands.organisations.about"),
        subcommands: [List.self, Add.self]
    )

    /// `banmo organisations list --as NAME`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: HelpWords.text("commands.organisations.list")
        )

        @OptionGroup var options: DatabaseOptions
        @Option(name: .customLong("as"), help: .text("commands.organisations.as"))
        var admin: String
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let messages = try TerminalMessages()
            let organisations = try await Workplace.run(options) { _, database in
                let admin = try await database.keeper(named: admin, messages)
                return try await database.reading(as: admin) { try await $0.organisations() }
            }
            let isChinese = messages.catalogue.language.language == "zh"
            let columns = ["kind", "name", "country", "members"]
            try output.print(organisations, columns: columns.map { messages.text("organisations.\($0)") }) { entry in
                [
                    messages.text("organisations.kinds.\(entry.organisation.kind.rawValue)"),
                    isChinese ? entry.organisation.nameZh : entry.organisation.nameEn, entry.country,
                    "\(entry.members)",
                ]
            }
        }
    }

    /// `banmo organisations add --kind … --name-zh … --name-en … --country … --member … --full-name … --as NAME`.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: HelpWords.text("commands.organisations.add")
        )

        @OptionGroup var options: DatabaseOptions
        @Option(help: .text("commands.organisations.kind"))
        var kind: String
        @Option(help: .text("commands.organisations.nameZh"))
        var nameZh: String
        @Option(help: .text("commands.organisations.nameEn"))
        var nameEn: String
        @Option(help: .text("commands.organisations.country"))
        var country = "CN"
        @Option(help: .text("commands.organisations.member"))
        var member: String
        @Option(help: .text("commands.organisations.fullName"))
        var fullName: String
        @Option(name: .customLong("as"), help: .text("commands.organisations.as"))
        var admin: String
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let messages = try TerminalMessages()
            guard let kind = Organisation.Kind(rawValue: kind), [.leadCollege, .partner].contains(kind) else {
                throw messages.refusal("organisations.faults.kind")
            }
            let new = NewOrganisation(kind: kind, nameZh: nameZh, nameEn: nameEn, country: country)
            do {
                let first = try NewMember(name: member, fullName: fullName, role: new.firstRole)
                let organisation = try await Workplace.run(options) { _, database in
                    let admin = try await database.keeper(named: admin, messages)
                    return try await database.add(new, first: first, by: Act(admin, at: Date(), from: "command"))
                }
                try output.print(
                    [
                        [
                            "name": SignInName.whole(first.name, in: organisation.id), "password": first.password,
                        ]
                    ],
                    columns: ["name", "password"].map { messages.text("programmes.\($0)") }
                ) { [$0["name"] ?? "", $0["password"] ?? ""] }
            } catch let refusal as OrganisationRefusal {
                for fault in refusal.faults {
                    let words = messages.text(
                        "organisations.faults.\(fault.rawValue)",
                        ["longest": "\(PrintedName.longest)"]
                    )
                    TerminalMessages.complain(words)
                }
                throw ExitCode.failure
            }
        }
    }
}

extension Database {
    /// The headquarters administrator a command acts for.
    fileprivate func keeper(named name: String, _ messages: TerminalMessages) async throws -> Member {
        let member = try await visitor(named: name).member
        guard member.may(.addOrganisation) else { throw messages.refusal("content.notKeeper", ["name": name]) }
        return member
    }
}
