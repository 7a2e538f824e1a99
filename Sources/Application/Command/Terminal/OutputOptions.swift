import ArgumentParser
import Foundation

/// A table for people, or JSON for programs.
struct OutputOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument {
        case table, json
    }

    @Option(help: .text("commands.output.format"))
    var format: Format = .table

    /// Prints rows in the chosen format.
    func print<Row: Encodable>(_ rows: [Row], columns: [String], _ cells: (Row) -> [String]) throws {
        switch format {
        case .json: try printJSON(rows)
        case .table:
            let lines = [columns] + rows.map(cells)
            let widths = columns.indices.map { column in lines.map { $0[column].terminalWidth }.max() ?? 0 }
            for line in lines {
                let padded = zip(line, widths).map { text, width in text.padded(to: width) }
                Swift.print(padded.joined(separator: "  ").trimmingTrailingSpaces)
            }
        }
    }

    /// Prints one answer as JSON with its keys in order.
    func printJSON(_ answer: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        Swift.print(String(decoding: try encoder.encode(answer), as: UTF8.self))
    }
}

extension String {
    fileprivate var trimmingTrailingSpaces: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
