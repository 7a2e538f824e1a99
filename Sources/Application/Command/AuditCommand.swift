import ArgumentParser
import Foundation
import Tenancy

/// `banmo audit check`: whether the organisations' audit trails are as they were written.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Checks the audit trail.",
        subcommands: [Check.self]
    )

    /// `banmo audit check [--as NAME] [--expect FILE]`.
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Finds entries that were altered, removed or added from outside; exits 1 if there are any.",
            discussion: """
                Each entry's hash covers the entry before it. The check finds every change, gap or addition that leaves \
                a hash as it was, an end that was cut off, and a trail that is gone although somebody of its \
                organisation has signed in.

                The service itself may only add entries. Whoever owns the database can write a whole trail anew, with \
                hashes that fit: the hashes have no secret key, so nothing in the database can show that. What shows it \
                is the end of the trail as it was earlier, kept where that person can't write. The last column is that \
                end, number:hash. Keep the output of --format json elsewhere, regularly, and hand it in with --expect: \
                then everything up to the kept end is covered. What was added since, and then rewritten, is not.
                """
        )

        @OptionGroup var options: DatabaseOptions
        @Option(name: .customLong("as"), help: "Only the organisation of this member; otherwise every organisation.")
        var name: String?
        @Option(help: "An earlier output of --format json, whose ends must still be on the trails; may be given again.")
        var expect: [String] = []
        @OptionGroup var output: OutputOptions

        /// A line of the output; `--expect` reads its `anchor` again.
        struct Finding: Codable {
            let organisation: String?
            let entries: Int
            /// The number of the first altered or missing entry.
            let altered: Int?
            let anchor: AuditAnchor
        }

        func run() async throws {
            let anchors = try expect.flatMap { file in
                try JSONDecoder().decode([Finding].self, from: Data(contentsOf: URL(filePath: file))).map(\.anchor)
            }
            let findings = try await Workplace.run(options) { _, database in
                var tenant: Identifier<Organisation>?
                if let name { tenant = try await database.visitor(named: name).organisation.id }
                return try await database.auditFindings(of: tenant, expecting: anchors).map {
                    Finding(
                        organisation: $0.organisation,
                        entries: $0.entries,
                        altered: $0.altered,
                        anchor: $0.anchor
                    )
                }
            }
            try output.print(findings, columns: ["organisation", "entries", "trail", "end"]) { finding in
                [
                    finding.organisation ?? "\(finding.anchor.tenant)", "\(finding.entries)",
                    finding.altered.map { "altered at entry \($0)" } ?? "whole",
                    "\(finding.anchor.number):\(finding.anchor.hash)",
                ]
            }
            if findings.contains(where: { $0.altered != nil }) { throw ExitCode.failure }
        }
    }
}
