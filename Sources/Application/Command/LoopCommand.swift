import ArgumentParser
import ClosedLoop
import Foundation
import Tenancy

/// `banmo loop check`: whether every count is what the events come to.
struct LoopCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "loop",
        abstract: HelpWords.text("commands.loop.about"),
        subcommands: [Check.self]
    )

    /// `banmo loop check`.
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: HelpWords.text("commands.loop.check"))

        @OptionGroup var options: DatabaseOptions
        @Option(help: .text("commands.loop.programme"))
        var programme: String?
        @OptionGroup var output: OutputOptions

        struct Row: Encodable {
            let programme: String
            let difference: LoopDifference
        }

        func run() async throws {
            let messages = try TerminalMessages()
            let rows = try await Workplace.run(options) { _, database in
                try await ProgressLine().during(messages.text("commands.loop.progress")) {
                    try await check(database)
                }
            }
            if output.format == .json || !rows.isEmpty {
                let columns = messages.columns(
                    "programme",
                    "country",
                    "college",
                    "period",
                    "element",
                    "kept",
                    "computed"
                )
                try output.print(rows, columns: columns) { row in
                    let it = row.difference
                    return [
                        row.programme, it.country, it.college, it.period, it.element, it.kept,
                        it.computed,
                    ]
                }
            }
            guard rows.isEmpty else { throw messages.refusal("loopCheck.differ", ["count": "\(rows.count)"]) }
            if output.format == .table { print(messages.text("loopCheck.agree")) }
        }

        private func check(_ database: Database) async throws -> [Row] {
            let programmes =
                if let programme { [try await database.programme(coded: programme)] } else {
                    try await database.programmes()
                }
            guard !programmes.isEmpty else { throw Complaint("indicators.noProgramme") }
            var rows: [Row] = []
            for programme in programmes {
                let reader = Member.onlooker(of: programme)
                let differences = try await database.reading(as: reader) {
                    try await $0.loopDifferences() + $0.warningCountDifferences(at: Date())
                }
                rows += differences.map { Row(programme: programme.code, difference: $0) }
            }
            return rows
        }
    }
}
