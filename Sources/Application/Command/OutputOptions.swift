import ArgumentParser
import Foundation

/// A table for people, or JSON for programs.
struct OutputOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument {
        case table, json
    }

    @Option(help: "table for people, json for programs.")
    var format: Format = .table

    /// Prints rows in the chosen format.
    func print<Row: Encodable>(_ rows: [Row], columns: [String], _ cells: (Row) -> [String]) throws {
        switch format {
        case .json: try printJSON(rows)
        case .table:
            let lines = [columns] + rows.map(cells)
            let widths = columns.indices.map { column in lines.map { $0[column].terminalWidth }.max() ?? 0 }
            for line in lines {
                let padded = zip(line, widths).map { text, width in
                    text + String(repeating: " ", count: width - text.terminalWidth)
                }
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
    /// How many columns of a terminal it takes: two for a Chinese character.
    var terminalWidth: Int {
        unicodeScalars.reduce(0) { width, scalar in
            let isWide =
                (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value)
                || (0xAC00...0xD7A3).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
                || (0xFE30...0xFE6F).contains(scalar.value) || (0xFF00...0xFF60).contains(scalar.value)
            return width + (isWide ? 2 : 1)
        }
    }

    fileprivate var trimmingTrailingSpaces: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
