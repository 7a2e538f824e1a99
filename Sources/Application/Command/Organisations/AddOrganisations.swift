import ArgumentParser
import Foundation
import Tenancy

extension OrganisationsCommand {
    /// `banmo organisations add --kind … --name-zh … --name-en … --country … --member … --full-name … --as NAME`, or
    /// `banmo organisations add --file F --as NAME` for many at once.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: HelpWords.text("commands.organisations.add"),
            usage: """
                banmo organisations add --kind <kind> --name-zh <name-zh> --name-en <name-en> [--country <country>] \
                --member <member> --full-name <full-name> --as <as> [<options>]
                banmo organisations add --file <file> --as <as> [<options>]
                """,
            discussion: HelpWords.text("commands.organisations.addMany")
        )

        @OptionGroup var options: DatabaseOptions
        @Option(help: .text("commands.organisations.kind"))
        var kind: String?
        @Option(help: .text("commands.organisations.nameZh"))
        var nameZh: String?
        @Option(help: .text("commands.organisations.nameEn"))
        var nameEn: String?
        @Option(help: .text("commands.organisations.country"))
        var country = "CN"
        @Option(help: .text("commands.organisations.member"))
        var member: String?
        @Option(help: .text("commands.organisations.fullName"))
        var fullName: String?
        @Option(help: .text("commands.roster.file"))
        var file: String?
        @Option(name: .customLong("as"), help: .text("commands.organisations.as"))
        var admin: String
        @OptionGroup var output: OutputOptions

        func validate() throws {
            let given: [(String?, String)] = [
                (kind, "--kind <kind>"), (nameZh, "--name-zh <name-zh>"), (nameEn, "--name-en <name-en>"),
                (member, "--member <member>"), (fullName, "--full-name <full-name>"),
            ]
            try RosterFile.check(file, orEachOf: given)
        }

        func run() async throws {
            let messages = try TerminalMessages()
            if let file {
                return try await RosterFile(file, output, messages).add(options) { database, sheet, words in
                    let admin = try await database.keeper(named: admin, messages)
                    return try await database.add(
                        organisationsIn: sheet,
                        words,
                        by: Act(admin, at: Date(), from: "command")
                    )
                }
            }
            guard let kind = Organisation.Kind(rawValue: kind ?? ""), [.leadCollege, .partner].contains(kind) else {
                throw messages.refusal("organisations.faults.kind")
            }
            let new = NewOrganisation(kind: kind, nameZh: nameZh ?? "", nameEn: nameEn ?? "", country: country)
            do {
                try await add(new, messages)
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

        private func add(_ new: NewOrganisation, _ messages: TerminalMessages) async throws {
            let first = try NewMember(name: member ?? "", fullName: fullName ?? "", role: new.firstRole)
            let organisation = try await Workplace.run(options) { _, database in
                let admin = try await database.keeper(named: admin, messages)
                return try await database.add(new, first: first, by: Act(admin, at: Date(), from: "command"))
            }
            try output.print(
                [["name": SignInName.whole(first.name, in: organisation.id), "password": first.password]],
                columns: ["name", "password"].map { messages.text("programmes.\($0)") }
            ) { [$0["name"] ?? "", $0["password"] ?? ""] }
        }
    }
}
