import ArgumentParser
import Foundation
import Tenancy

/// `banmo audit check`: whether an organisation's audit trail is as it was written.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: HelpWords.text("commands.audit.about"),
        subcommands: [Check.self]
    )

    /// `banmo audit check [--as NAME]`.
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: HelpWords.text("commands.audit.check"))

        @OptionGroup var options: DatabaseOptions
        @Option(name: .customLong("as"), help: .text("commands.audit.as"))
        var name: String?
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let messages = try TerminalMessages()
            let findings = try await Workplace.run(options) { _, database in
                try await ProgressLine().during(messages.text("commands.audit.progress")) {
                    try await check(database)
                }
            }
            let columns = messages.columns("organisation", "entries", "trail")
            try output.print(findings, columns: columns) { finding in
                let altered = finding.altered.map { messages.text("commands.audit.altered", ["number": "\($0)"]) }
                let name = messages.name(zh: finding.nameZh, en: finding.organisation)
                return [name, "\(finding.entries)", altered ?? messages.text("commands.audit.whole")]
            }
            let count = findings.count { $0.altered != nil }
            guard count == 0 else { throw messages.refusal("commands.audit.found", ["count": "\(count)"]) }
        }

        private func check(_ database: Database) async throws -> [Finding] {
            let readers =
                if let name { [try await database.visitor(named: name)] } else {
                    try await database.oneOfEveryOrganisation()
                }
            var findings: [Finding] = []
            for reader in readers {
                let (entries, altered) = try await database.reading(as: reader.member) {
                    (try await $0.auditEntryCount(), try await $0.firstAlteredAuditEntry())
                }
                findings.append(Finding(reader.organisation, entries: entries, altered: altered))
            }
            return findings
        }
    }
}

extension AuditCommand.Check {
    /// How an organisation's trail was found.
    private struct Finding: Encodable {
        let organisation: String
        let nameZh: String
        let entries: Int
        /// The number of the first altered entry.
        let altered: Int?

        init(_ organisation: Organisation, entries: Int, altered: Int?) {
            self.organisation = organisation.nameEn
            nameZh = organisation.nameZh
            self.entries = entries
            self.altered = altered
        }
    }
}
