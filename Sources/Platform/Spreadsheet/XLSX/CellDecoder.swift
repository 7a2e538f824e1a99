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
            return text.isEmpty ? nil : Cell(column: raw.column, content: .text(text))
        // Some programs write the text of the one kind where that of the other belongs.
        case "inlineStr": return text(raw.inline.text.isEmpty ? raw.value : raw.inline.text, raw)
        case "str": return text(raw.value.isEmpty ? raw.inline.text : raw.value, raw)
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
        text.isEmpty ? nil : Cell(column: raw.column, content: .text(EscapedText.unescaped(text)))
    }

    private func date(_ raw: Raw) -> Cell? {
        guard let date = SheetDate(iso: raw.value) else { return text(raw.value, raw) }
        return Cell(column: raw.column, content: .date(date))
    }

    /// What stands where a number should and is none is that cell's error, not the workbook's.
    private func number(_ raw: Raw) throws -> Cell? {
        guard !raw.value.isEmpty else { return text(raw.inline.text, raw) ?? nothing(raw) }
        guard let number = StoredNumber.number(raw.value) else {
            return Cell(column: raw.column, content: .error(raw.value))
        }
        var serial: Double { Double(raw.value.filter { !$0.isWhitespace }) ?? 0 }
        switch try styles.format(raw.style) {
        case .plain: return Cell(column: raw.column, content: .number(number))
        case .percent: return Cell(column: raw.column, content: .number(number), isPercent: true)
        case .moment:
            let date = SheetDate(serial: serial, from1904: countsFrom1904)
            let content = date.map { .date($0) } ?? CellContent.moment(SheetDate.shown(serial))
            return Cell(column: raw.column, content: content)
        case .elapsed: return Cell(column: raw.column, content: .moment(SheetDate.clock(serial)))
        }
    }
}
