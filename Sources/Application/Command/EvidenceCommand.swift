import ArgumentParser
import Evidence
import Foundation
import Tenancy

/// `banmo evidence check`: whether every file that was attached is still as it was.
struct EvidenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence",
        abstract: HelpWords.text("commands.evidence.about"),
        subcommands: [Check.self]
    )

    /// `banmo evidence check`.
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: HelpWords.text("commands.evidence.check"))

        @OptionGroup var options: DatabaseOptions
        @Option(help: .text("commands.rollups.programme"))
        var programme: String?
        @OptionGroup var output: OutputOptions

        struct Row: Encodable {
            let programme: String
            let fault: EvidenceFault
        }

        func run() async throws {
            let messages = try TerminalMessages()
            let (files, rows) = try await Workplace.run(options) { _, database in
                try await ProgressLine().during(messages.text("commands.evidence.progress")) {
                    try await check(database)
                }
            }
            if output.format == .json || !rows.isEmpty {
                try output.print(rows, columns: messages.columns("programme", "tenant", "file", "fault")) { row in
                    [
                        row.programme, "\(row.fault.tenant)", row.fault.file,
                        messages.text("commands.evidence.faults.\(row.fault.kind)"),
                    ]
                }
            }
            guard rows.isEmpty else { throw messages.refusal("commands.evidence.wrong", ["count": "\(rows.count)"]) }
            if output.format == .table { print(messages.text("commands.evidence.right", ["count": "\(files)"])) }
        }

        private func check(_ database: Database) async throws -> (files: Int, rows: [Row]) {
            let programmes =
                if let programme { [try await database.programme(coded: programme)] } else {
                    try await database.programmes()
                }
            var (files, rows) = (0, [Row]())
            for programme in programmes {
                let found = try await database.evidenceFaults(as: .onlooker(of: programme))
                files += found.files
                rows += found.faults.map { Row(programme: programme.code, fault: $0) }
            }
            return (files, rows)
        }
    }
}
