import Language
import Number
import Spreadsheet

/// A sentence about a file's fault in no language yet: where the catalogue has it, and what fills its places.
package struct FaultMessage: Sendable, Hashable {
    /// What fills a place.
    package enum Argument: Sendable, Hashable {
        case text(String)
        /// A key of the catalogue whose text stands there.
        case key(String)
    }

    package let key: String
    package let arguments: [String: Argument]

    init(_ key: String, _ arguments: [String: Argument] = [:]) {
        self.key = key
        self.arguments = arguments
    }

    /// The sentence in a catalogue's language.
    package func text(in catalogue: Catalogue) -> String {
        let filled = arguments.mapValues { argument -> MessageArgument in
            switch argument {
            case .text(let text): .text(text)
            case .key(let key): .text(catalogue.text(key))
            }
        }
        return catalogue.text(key, filled)
    }
}

extension FaultMessage {
    /// Sheet, row and column as the reader's spreadsheet names them; the first and the last may be empty.
    package static func place(sheet: String, row: Int, column: String) -> FaultMessage {
        let key =
            switch (sheet.isEmpty, column.isEmpty) {
            case (false, false): "upload.sheetRowColumn"
            case (false, true): "spreadsheet.place.row"
            case (true, false): "upload.rowColumn"
            case (true, true): "spreadsheet.place.line"
            }
        return FaultMessage(key, ["sheet": .text(sheet), "row": .text("\(row)"), "column": .text(column)])
    }
}

extension ImportFault {
    /// What is wrong with the cell.
    package var message: FaultMessage {
        kind == .notANumber ? noNumber : FaultMessage("collection.faults.\(kind.rawValue).message", arguments)
    }

    /// What the cell should hold.
    package var expectation: FaultMessage {
        FaultMessage("collection.faults.\(kind.rawValue).expected", arguments)
    }

    /// Sheet, row and column as the reader's spreadsheet names them.
    package var place: FaultMessage { .place(sheet: sheet, row: row, column: column) }

    /// Why what stands in the cell is no number beyond doubt.
    private var noNumber: FaultMessage {
        let value: [String: FaultMessage.Argument] = ["value": .text(found)]
        if found.hasPrefix("=") { return FaultMessage("spreadsheet.values.uncalculated") }
        if found.hasPrefix("#") { return FaultMessage("spreadsheet.values.cellError", value) }
        if found.wholeMatch(of: /\d{4}-\d\d-\d\d(T.*)?/) != nil {
            return FaultMessage("spreadsheet.values.date", value)
        }
        if found.wholeMatch(of: /-?\d+:\d\d(:\d\d)?/) != nil { return FaultMessage("spreadsheet.values.time", value) }
        // It was refused, so a point that could group digits was open to both readings.
        return switch NumberReading(typed: found, marks: .open) {
        case .percent: FaultMessage("spreadsheet.values.percent", value)
        case .grouped(let grouped, orDecimal: let decimal):
            FaultMessage(
                "spreadsheet.values.ambiguousNumber",
                ["value": .text(found), "grouped": .text(grouped.plain), "decimal": .text(decimal.plain)]
            )
        default: FaultMessage("collection.faults.not-a-number.message", ["found": .text(found)])
        }
    }

    private var arguments: [String: FaultMessage.Argument] {
        let wanted: FaultMessage.Argument =
            switch kind {
            case .otherSource: .key("collection.sources.\(expected)")
            case .wrongFrequency: .key("collection.frequencies.\(expected)")
            default: .text(expected)
            }
        return [
            "found": .text(found), "expected": wanted, "field": .key("collection.fields.\(field)"),
            "sheet": .text(sheet), "column": .text(column), "first": .text("\(ReportedYears.all.lowerBound)"),
            "last": .text("\(ReportedYears.all.upperBound)"),
        ]
    }
}

extension SheetFault {
    /// Why the file can't be read.
    package var message: FaultMessage {
        FaultMessage(key, arguments.mapValues { .text($0) })
    }

    /// Where in the file; nil where that is not known.
    package var placeMessage: FaultMessage? {
        guard let row = place.row else { return nil }
        let key =
            switch (place.sheet != nil, place.column != nil) {
            case (true, true): "spreadsheet.place.cell"
            case (true, false): "spreadsheet.place.row"
            case (false, true): "spreadsheet.place.lineCell"
            case (false, false): "spreadsheet.place.line"
            }
        let arguments = ["sheet": place.sheet ?? "", "row": "\(row)", "column": place.letters ?? ""]
        return FaultMessage(key, arguments.mapValues { .text($0) })
    }

    /// Why the file can't be read and where, in a catalogue's language.
    package func sentence(in catalogue: Catalogue) -> String {
        let words = message.text(in: catalogue)
        return placeMessage.map { "\(words) (\($0.text(in: catalogue)))" } ?? words
    }
}
