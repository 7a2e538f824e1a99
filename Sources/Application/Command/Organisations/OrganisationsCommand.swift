import ArgumentParser
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
}

extension Database {
    /// The headquarters administrator a command acts for.
    func keeper(named name: String, _ messages: TerminalMessages) async throws -> Member {
        let member = try await visitor(named: name).member
        guard member.may(.addOrganisation) else { throw messages.refusal("content.notKeeper", ["name": name]) }
        return member
    }
}
