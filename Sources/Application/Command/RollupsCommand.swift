import ArgumentParser
import Collection
import Foundation
import Tenancy

/// `banmo rollups check`: whether every kept sum is what the values come to.
struct RollupsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollups",
        abstract: "Checks the sums that every figure is read from.",
        subcommands: [Check.self]
    )

    /// `banmo rollups check`.
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds everything up anew from the values and prints each sum that differs; exits 1 if one does."
        )

        @OptionGroup var options: DatabaseOptions
        @Option(help: "Only the programme of this code; otherwise every programme.")
        var programme: String?
        @OptionGroup var output: OutputOptions

        struct Row: Encodable {
            let programme: String
            let difference: RollupDifference
        }

        func run() async throws {
            let messages = try TerminalMessages()
            let rows = try await Workplace.run(options) { _, database in
                var rows: [Row] = []
                let programmes = try await database.programmes().filter { programme == nil || $0.code == programme }
                guard !programmes.isEmpty else {
                    throw messages.refusal("rollups.noProgramme", ["programme": programme ?? ""])
                }
                for programme in programmes {
                    // Reads as headquarters does, and can write nothing.
                    let reader = Member(
                        name: "banmo",
                        fullName: "banmo",
                        role: .leader,
                        organisation: Identifier(),
                        programme: programme.id
                    )
                    let differences = try await database.reading(as: reader) { try await $0.rollupDifferences() }
                    rows += differences.map { Row(programme: programme.code, difference: $0) }
                }
                return rows
            }
            if output.format == .json || !rows.isEmpty {
                let columns = ["programme", "country", "period", "element", "category", "kept", "computed"]
                try output.print(rows, columns: columns) { row in
                    let it = row.difference
                    return [row.programme, it.country, it.period, it.element, it.category, it.kept, it.computed]
                }
            }
            guard rows.isEmpty else { throw messages.refusal("rollups.differ", ["count": "\(rows.count)"]) }
            if output.format == .table { print(messages.text("rollups.agree")) }
        }
    }
}
