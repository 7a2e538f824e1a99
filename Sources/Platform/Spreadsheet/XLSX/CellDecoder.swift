/// Makes a cell's content of what a sheet's part says about it.
struct CellDecoder {
    let strings: SharedStrings
    let styles: CellStyles
    let countsFrom1904: Bool

    /// What a sheet's part says about a cell.
    struct Raw {
        var column = 0
        var type: String?
        var style: String?
        var value = ""
        var inline = RichText()
        var hasFormula = false
    }

    /// The cell; nil if it holds nothing. A reference to a text that isn't there is damage.
    func cell(_ raw: Raw) throws -> Cell? {
        switch raw.type ?? "n" {
        case "s":
            guard !raw.value.isEmpty else { return nil }
            guard let index = Int(raw.value.filter { !$0.isWhitespace }), let text = try strings.text(at: index) else {
                throw SheetFault(.damaged(part: "sharedStrings"))
            }
            return self.text(text, raw)
        case "inlineStr": return text(EscapedText.unescaped(raw.inline.text), raw)
        case "str": return text(EscapedText.unescaped(raw.value), raw)
        case "b":
            return raw.value.isEmpty ? nothing(raw) : Cell(column: raw.column, content: .boolean(raw.value == "1"))
        case "e": return Cell(column: raw.column, content: .error(raw.value))
        case "d": return date(raw)
        default: return try number(raw)
        }
    }

    private func nothing(_ raw: Raw) -> Cell? {
        raw.hasFormula ? Cell(column: raw.column, content: .uncalculated) : nil
    }

    private func text(_ text: String, _ raw: Raw) -> Cell? {
        text.isEmpty ? nil : Cell(column: raw.column, content: .text(text))
    }

    private func date(_ raw: Raw) -> Cell? {
        guard let date = SheetDate(iso: raw.value) else { return text(raw.value, raw) }
        return Cell(column: raw.column, content: .date(date))
    }

    private func number(_ raw: Raw) throws -> Cell? {
        guard !raw.value.isEmpty else { return nothing(raw) }
        guard let number = StoredNumber.number(raw.value) else { throw SheetFault(.damaged(part: "worksheet")) }
        let shape = styles[raw.style]
        if shape == .date, let serial = Double(raw.value),
            let date = SheetDate(serial: serial, from1904: countsFrom1904)
        {
            return Cell(column: raw.column, content: .date(date))
        }
        return Cell(column: raw.column, content: .number(number), isPercent: shape == .percent)
    }
}
