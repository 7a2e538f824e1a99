import ArgumentParser
import Calendar
import Collection
import Foundation
import Indicators
import Language
import Lifecycle
import Number
import Spreadsheet
import Tenancy

/// `banmo targets`: what figures are judged by, listed, taken out as a file, and set by one.
struct TargetsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "targets",
        abstract: HelpWords.text("commands.targets.about"),
        subcommands: [List.self, Export.self, Import.self]
    )

    /// `banmo targets list [--history]`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: HelpWords.text("commands.targets.list"))

        @OptionGroup var options: DatabaseOptions
        @Option(help: .text("commands.indicators.programme"))
        var programme: String?
        @Flag(help: .text("commands.targets.history"))
        var history = false
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let messages = try TerminalMessages()
            let rows = try await TargetRow.all(options, programme, isCurrent: !history)
            try output.print(rows, columns: messages.targetColumns(withDays: true)) { row in
                [row.indicator, row.place, row.period, "\(row.value)", row.since, row.until ?? ""]
            }
        }
    }

    /// `banmo targets export [--output FILE]`: as a file that `banmo targets import` reads again.
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: HelpWords.text("commands.targets.export"))

        @OptionGroup var options: DatabaseOptions
        @Option(help: .text("commands.indicators.programme"))
        var programme: String?
        @Option(name: .customLong("output"), help: .text("commands.export.output"))
        var destination: String?
        @Option(help: .text("commands.export.format"))
        var format: ExportCommand.Format = .csv

        func run() async throws {
            let messages = try TerminalMessages()
            let rows = try await TargetRow.all(options, programme, isCurrent: true)
            var bytes: Data
            switch format {
            case .json:
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
                bytes = try encoder.encode(rows) + Data("\n".utf8)
            case .csv:
                let writer = CSVWriter()
                let heading = writer.row(messages.targetColumns(withDays: false).map { .text($0) })
                bytes = Data(CSVWriter.mark + heading)
                for row in rows {
                    bytes += writer.row([
                        .text(row.indicator), .text(row.place), .text(row.period), .number(row.value),
                    ])
                }
            }
            guard let destination else { return try FileHandle.standardOutput.write(contentsOf: bytes) }
            guard FileManager.default.createFile(atPath: destination, contents: bytes) else {
                throw messages.refusal("export.unwritable", ["file": destination])
            }
        }
    }

    /// `banmo targets import FILE --as NAME [--dry-run]`: prints what changes and sets it, or every fault and nothing.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: HelpWords.text("commands.targets.import")
        )

        @OptionGroup var options: DatabaseOptions
        @Argument(help: .text("commands.targets.file"))
        var file: String
        @Option(name: .customLong("as"), help: .text("commands.targets.as"))
        var name: String
        @Option(help: .text("commands.targets.reason"))
        var reason = ""
        @Flag(help: .text("commands.targets.dryRun"))
        var dryRun = false
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let messages = try TerminalMessages()
            guard FileManager.default.fileExists(atPath: file) else {
                throw messages.refusal("commands.errors.fileMissing", ["file": file])
            }
            let sheet = try SheetFile(.file(URL(filePath: file)))
            do {
                let differences = try await Workplace.run(options) { _, database in
                    let admin = try await database.visitor(named: name).member
                    let now = Date()
                    let found = try await database.reading(as: admin) {
                        try await $0.targetDifferences(in: sheet, at: now)
                    }
                    if !dryRun, !found.changes.isEmpty {
                        let sent = Sent()
                        sent.seen = found.mark
                        let act = Act(admin, at: now, from: "command", sent: sent)
                        try await database.setTargets(found.changes.map(\.setting), reason: reason, by: act)
                    }
                    return found
                }
                try print(differences, messages)
            } catch let refused as TargetSheetRefused {
                try print(refused, messages)
                throw messages.refusal("import.refused", ["count": "\(refused.faults.count)"])
            } catch is ChangedSince {
                throw messages.refusal("commands.targets.changed")
            }
        }

        private func print(_ differences: TargetDifferences, _ messages: TerminalMessages) throws {
            let rows = differences.changes.map(TargetChangeRow.init)
            let columns = ["change", "indicator", "place", "period", "was", "becomes"].map {
                messages.text("targets.sheet.\($0)")
            }
            try output.print(rows, columns: columns) { row in
                [
                    messages.text("targets.sheet.kinds.\(row.change)"), row.indicator, row.place, row.period,
                    row.was.map { "\($0)" } ?? "", row.value.map { "\($0)" } ?? "",
                ]
            }
        }

        private func print(_ refused: TargetSheetRefused, _ messages: TerminalMessages) throws {
            let faults = refused.faults.map { TargetFaultRow($0, messages) }
            try output.print(faults, columns: messages.columns("sheet", "row", "column", "value", "fault", "wanted")) {
                [$0.sheet, "\($0.row)", $0.column, $0.found, $0.message, $0.expected]
            }
        }
    }
}
