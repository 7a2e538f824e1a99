import ArgumentParser
import Calendar
import Collection
import Foundation
import Number
import Spreadsheet
import Tenancy

/// `banmo export --as NAME`: the values that a member may see, as a file that `banmo import` reads again.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: HelpWords.text("commands.export.about")
    )

    @OptionGroup var options: DatabaseOptions

    @Option(name: .customLong("as"), help: .text("commands.export.as"))
    var name: String

    @Option(help: .text("commands.export.college"))
    var college: String?

    @Option(help: .text("commands.export.element"))
    var element: String?

    @Option(help: .text("commands.export.period"))
    var period: String?

    @Option(name: .customLong("output"), help: .text("commands.export.output"))
    var destination: String?

    @Option(help: .text("commands.export.format"))
    var format: Format = .csv

    enum Format: String, ExpressibleByArgument {
        case csv, json
    }

    func run() async throws {
        let messages = try TerminalMessages()
        let period = try period.map { try Period(identifier: $0).identifier }
        var target = FileHandle.standardOutput
        if let destination {
            guard FileManager.default.createFile(atPath: destination, contents: nil) else {
                throw messages.refusal("export.unwritable", ["file": destination])
            }
            target = try FileHandle(forWritingTo: URL(filePath: destination))
        }
        let filter = ValueFilter(college: college, element: element, period: period)
        let (sink, progress) = (target, ProgressLine())
        let count = try await Workplace.run(options) { _, database in
            defer { progress.clear() }
            let member = try await database.visitor(named: name).member
            return try await database.reading(as: member) { scope in
                try await write(filter, of: scope, to: sink) { count in
                    progress.show(messages.text("commands.export.progress", ["count": "\(count)"]))
                }
            }
        }
        if destination != nil || count == 0 {
            TerminalMessages.complain(messages.text("export.written", ["count": "\(count)"]))
        }
    }

    private nonisolated(nonsending) func write(
        _ filter: ValueFilter,
        of scope: Scope,
        to target: FileHandle,
        _ report: (Int) -> Void
    ) async throws -> Int {
        var count = 0
        let (writer, encoder) = (CSVWriter(), JSONEncoder())
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        let heading = writer.row(["college", "element", "category", "period", "value"])
        try target.write(contentsOf: format == .csv ? Data(CSVWriter.mark + heading) : Data("[".utf8))
        try await scope.forEachCollege(filter) { values in
            var bytes = Data()
            for value in values {
                switch format {
                case .csv:
                    bytes += writer.row([
                        .text(value.college), .text(value.element), .text(value.category), .text(value.period),
                        .number(value.value),
                    ])
                case .json:
                    bytes += Data(count == 0 ? "\n".utf8 : ",\n".utf8)
                    bytes += try encoder.encode(value)
                }
                count += 1
            }
            try target.write(contentsOf: bytes)
            report(count)
        }
        if format == .json { try target.write(contentsOf: Data("\n]\n".utf8)) }
        return count
    }
}
