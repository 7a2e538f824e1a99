import ArgumentParser
import Collection
import Foundation
import Tenancy

/// `banmo rollups check`: whether every kept sum is what the values come to.
struct RollupsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollups",
        abstract: HelpWords.text("commands.rollups.about"),
        subcommands: [Check.self]
    )

    /// `banmo rollups check`.
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: HelpWords.text("commands.rollups.check"))

        @OptionGroup var options: DatabaseOptions
        @Option(help: .text("commands.rollups.programme"))
        var programme: String?
        @OptionGroup var output: OutputOptions

        struct Row: Encodable {
            let programme: String
            let difference: RollupDifference
        }

        func run() async throws {
            let messages = try TerminalMessages()
            let rows = try await Workplace.run(options) { _, database in
                try await ProgressLine().during(messages.text("commands.rollups.progress")) {
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
                    "category",
                    "kept",
                    "computed"
                )
                try output.print(rows, columns: columns) { row in
                    let it = row.difference
                    return [
                        row.programme, it.country, it.college ?? "", it.period, it.element, it.category, it.kept,
                        it.computed,
                    ]
                }
            }
            guard rows.isEmpty else { throw messages.refusal("rollups.differ", ["count": "\(rows.count)"]) }
            if output.format == .table { print(messages.text("rollups.agree")) }
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
                let differences = try await database.reading(as: reader) { try await $0.rollupDifferences() }
                rows += differences.map { Row(programme: programme.code, difference: $0) }
            }
            return rows
        }
    }
}
