import ArgumentParser
import Foundation
import Language
import Tenancy

/// `banmo organisations`: the lead colleges and partners of a programme.
struct OrganisationsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "organisations",
        abstract: "Lists and adds lead colleges and partners of a programme.",
        subcommands: [List.self, Add.self]
    )

    /// `banmo organisations list --as NAME`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the lead colleges and partners of an administrator's programme."
        )

        @OptionGroup var options: DatabaseOptions
        @Option(name: .customLong("as"), help: "The name that a headquarters administrator signs in with.")
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
            abstract: "Adds a lead college or partner with its first member, and prints the first password this once."
        )

        @OptionGroup var options: DatabaseOptions
        @Option(help: "lead-college or partner.")
        var kind: String
        @Option(help: "The Chinese name.")
        var nameZh: String
        @Option(help: "The English name.")
        var nameEn: String
        @Option(help: "The country, as ISO 3166-1 codes it: CN for lead colleges, LA …")
        var country = "CN"
        @Option(help: "The name that its first member signs in with.")
        var member: String
        @Option(help: "The first member's name as pages and records show it.")
        var fullName: String
        @Option(name: .customLong("as"), help: "The name that a headquarters administrator signs in with.")
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
                try await Workplace.run(options) { _, database in
                    let admin = try await database.keeper(named: admin, messages)
                    _ = try await database.add(new, first: first, by: admin, at: Date(), from: "command")
                }
                try output.print(
                    [["name": first.name, "password": first.password]],
                    columns: ["name", "password"].map { messages.text("programmes.\($0)") }
                ) { [$0["name"] ?? "", $0["password"] ?? ""] }
            } catch let refusal as OrganisationRefusal {
                for fault in refusal.faults {
                    TerminalMessages.complain(messages.text("organisations.faults.\(fault.rawValue)"))
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
        guard member.role == .hqAdmin else { throw messages.refusal("content.notKeeper", ["name": name]) }
        return member
    }
}
