import Collection
import Language
import Spreadsheet

extension Texts {
    /// What is wrong with a cell.
    func words(of fault: ImportFault) -> String {
        if fault.kind == .notANumber { return words(ofNoNumber: fault.found) }
        return self("collection.faults.\(fault.kind.rawValue).message", arguments(fault))
    }

    /// Why what stands in a cell is no number beyond doubt.
    private func words(ofNoNumber found: String) -> String {
        let value: [String: MessageArgument] = ["value": .text(found)]
        if found == "=" { return self("spreadsheet.values.uncalculated") }
        if found.hasPrefix("#") { return self("spreadsheet.values.cellError", value) }
        if Day(found) != nil { return self("spreadsheet.values.date", value) }
        return switch NumberReading(typed: found) {
        case .percent: self("spreadsheet.values.percent", value)
        case .grouped(let grouped, orDecimal: let decimal):
            self(
                "spreadsheet.values.ambiguousNumber",
                value.merging(["grouped": .text(grouped), "decimal": .text(decimal)]) { $1 }
            )
        default: self("collection.faults.not-a-number.message", ["found": .text(found)])
        }
    }

    /// What the cell should hold.
    func expected(of fault: ImportFault) -> String {
        self("collection.faults.\(fault.kind.rawValue).expected", arguments(fault))
    }

    /// Sheet, row and column as the reader's spreadsheet names them.
    func place(of fault: ImportFault) -> String {
        let row = MessageArgument.text("\(fault.row)")
        let key =
            switch (fault.sheet.isEmpty, fault.column.isEmpty) {
            case (false, false): "upload.sheetRowColumn"
            case (false, true): "spreadsheet.place.row"
            case (true, false): "upload.rowColumn"
            case (true, true): "spreadsheet.place.line"
            }
        return self(key, ["sheet": .text(fault.sheet), "row": row, "column": .text(fault.column)])
    }

    /// Why a file can't be read, and where, as far as that is known.
    func words(of fault: SheetFault) -> String {
        let words = self(fault.key, fault.arguments.mapValues { .text($0) })
        guard let row = fault.place.row else { return words }
        let key =
            switch (fault.place.sheet != nil, fault.place.column != nil) {
            case (true, true): "spreadsheet.place.cell"
            case (true, false): "spreadsheet.place.row"
            case (false, true): "spreadsheet.place.lineCell"
            case (false, false): "spreadsheet.place.line"
            }
        let place = self(
            key,
            [
                "sheet": .text(fault.place.sheet ?? ""), "row": .text("\(row)"),
                "column": .text(fault.place.letters ?? ""),
            ]
        )
        return "\(words) (\(place))"
    }

    private func arguments(_ fault: ImportFault) -> [String: MessageArgument] {
        let expected =
            switch fault.kind {
            case .otherSource: self("collection.sources.\(fault.expected)")
            case .wrongFrequency: self("collection.frequencies.\(fault.expected)")
            default: fault.expected
            }
        return [
            "found": .text(fault.found), "expected": .text(expected),
            "field": .text(self("collection.fields.\(fault.field)")),
        ]
    }
}
