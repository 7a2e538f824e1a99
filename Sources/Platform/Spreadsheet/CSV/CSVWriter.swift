import Number

/// Writes CSV that Excel opens rightly by a double click: UTF-8 with a mark, commas, CRLF.
package struct CSVWriter: Sendable {
    /// What the file begins with.
    package static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// A writer; it keeps nothing between rows.
    package init() {}

    /// One record as UTF-8 with its line end.
    ///
    /// A text that a spreadsheet program would run as a formula (it begins with `=`, `+`, `-`, `@` or a control
    /// character, and is no number) gets an apostrophe in front.
    package func row(_ values: [CellValue]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, value) in values.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += field(value).utf8
        }
        return bytes + [13, 10]
    }

    private func field(_ value: CellValue) -> String {
        switch value {
        case .empty: ""
        case .text(let text): quoted(isFormula(text) ? "'" + text : text)
        case .integer(let integer): String(integer)
        case .number(let number): number.description
        case .boolean(let boolean): boolean ? "TRUE" : "FALSE"
        case .date(let date): date.description.replacing("T", with: " ")
        }
    }

    private func isFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        return ["=", "+", "-", "@", "\t", "\r", "\n"].contains(first) && StoredNumber.number(text) == nil
    }

    private func quoted(_ text: String) -> String {
        guard text.utf8.contains(where: { [UInt8(ascii: ","), UInt8(ascii: "\""), 10, 13].contains($0) }) else {
            return text
        }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
