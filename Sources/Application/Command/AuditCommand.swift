import ArgumentParser
import Foundation
import Tenancy

/// `banmo audit check`: whether an organisation's audit trail is as it was written.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Checks the audit trail.",
        subcommands: [Check.self]
    )

    /// `banmo audit check [--as NAME]`.
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Finds any entry that was altered, removed or added from outside; exits 1 if there is one."
        )

        @OptionGroup var options: DatabaseOptions
        @Option(name: .customLong("as"), help: "Only the organisation of this member; otherwise every organisation.")
        var name: String?
        @OptionGroup var output: OutputOptions

        struct Finding: Encodable {
            let organisation: String
            let entries: Int
            /// The number of the first altered entry.
            let altered: Int?
        }

        func run() async throws {
            let findings = try await Workplace.run(options) { _, database in
                let readers =
                    if let name { [try await database.visitor(named: name)] } else {
                        try await database.oneOfEveryOrganisation()
                    }
                var findings: [Finding] = []
                for reader in readers {
                    let (entries, altered) = try await database.reading(as: reader.member) {
                        (try await $0.auditEntryCount(), try await $0.firstAlteredAuditEntry())
                    }
                    let name = reader.organisation.nameEn
                    findings.append(Finding(organisation: name, entries: entries, altered: altered))
                }
                return findings
            }
            try output.print(findings, columns: ["organisation", "entries", "trail"]) { finding in
                [
                    finding.organisation, "\(finding.entries)",
                    finding.altered.map { "altered at entry \($0)" } ?? "whole",
                ]
            }
            if findings.contains(where: { $0.altered != nil }) { throw ExitCode.failure }
        }
    }
}
