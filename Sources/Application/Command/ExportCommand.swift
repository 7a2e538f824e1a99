import ArgumentParser
import Collection
import Foundation
import Spreadsheet
import Tenancy

/// `banmo export --as NAME`: the values that a member may see, as a file that `banmo import` reads again.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes the values that a member may see as CSV, or as JSON, to standard output or a file."
    )

    @OptionGroup var options: DatabaseOptions

    @Option(name: .customLong("as"), help: "The name of the member whose view is exported.")
    var name: String

    @Option(help: "Only the overseas college of this code: BM-LA-01.")
    var college: String?

    @Option(help: "Only the data element of this code: ORG_STUDENTS.")
    var element: String?

    @Option(help: "Only this period: 2025Q3.")
    var period: String?

    @Option(name: .customLong("output"), help: "The file to write instead of standard output.")
    var destination: String?

    @Option(help: "csv, or json for programs.")
    var format: Format = .csv

    enum Format: String, ExpressibleByArgument {
        case csv, json
    }

    func run() async throws {
        let messages = try TerminalMessages()
        var target = FileHandle.standardOutput
        if let destination {
            guard FileManager.default.createFile(atPath: destination, contents: nil) else {
                throw messages.refusal("export.unwritable", ["file": destination])
            }
            target = try FileHandle(forWritingTo: URL(filePath: destination))
        }
        let filter = ValueFilter(college: college, element: element, period: period)
        let sink = target
        let count = try await Workplace.run(options) { _, database in
            let member = try await database.visitor(named: name).member
            return try await database.reading(as: member) { try await write(filter, of: $0, to: sink) }
        }
        if destination != nil { TerminalMessages.complain(messages.text("export.written", ["count": "\(count)"])) }
    }

    private nonisolated(nonsending) func write(
        _ filter: ValueFilter,
        of scope: Scope,
        to target: FileHandle
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
                        .number(value.value.description),
                    ])
                case .json:
                    bytes += Data(count == 0 ? "\n".utf8 : ",\n".utf8)
                    bytes += try encoder.encode(value)
                }
                count += 1
            }
            try target.write(contentsOf: bytes)
        }
        if format == .json { try target.write(contentsOf: Data("\n]\n".utf8)) }
        return count
    }
}
