import Number
import Spreadsheet

/// The rows of values in a spreadsheet, sheet by sheet, however large the file is.
struct ValueRows {
    let file: SheetFile
    let defaults: ValueDefaults?
    /// The columns of each sheet, for faults to point at.
    private(set) var headers: [String: ValueHeader] = [:]
    /// Whether some value has a decimal comma, so that a lone point in another one may group digits.
    private(set) var hasDecimalComma = false

    init(file: SheetFile, defaults: ValueDefaults?) {
        self.file = file
        self.defaults = defaults
    }

    /// Calls `body` with each row that has a value; throws `ImportRefused` when no sheet has the columns that it needs,
    /// or none has a value.
    nonisolated(nonsending) mutating func forEach(
        _ body: nonisolated(nonsending) (ValueRow) async throws -> Void
    ) async throws {
        var first: SheetRow?
        var count = 0
        for try await row in file.rows {
            first = first ?? row
            guard let header = headers[row.sheet] else {
                headers[row.sheet] = try header(row)
                continue
            }
            guard let value = valueRow(row, header) else { continue }
            count += 1
            hasDecimalComma = hasDecimalComma || NumberReading.hasDecimalComma(value.raw)
            try await body(value)
        }
        let (sheet, line) = (first?.sheet ?? "", first?.number ?? 1)
        if let field = missingField { throw ImportRefused.whole(.columnMissing, field, sheet: sheet, row: line) }
        if count == 0 { throw ImportRefused.whole(.noValues, .value, sheet: sheet, row: line) }
    }

    private func header(_ row: SheetRow) throws -> ValueHeader? {
        let header = ValueHeader(row)
        guard let twice = header?.twice else { return header }
        throw ImportRefused.whole(
            .columnTwice,
            twice.field,
            sheet: row.sheet,
            row: row.number,
            column: ColumnLetters.letters(of: twice.second),
            found: ValueRow.legal(twice.heading),
            expected: ColumnLetters.letters(of: twice.first)
        )
    }

    private var missingField: ImportFault.Field? {
        guard !headers.isEmpty else { return .element }
        let needed: [ImportFault.Field] = defaults == nil ? [.college, .period, .value] : [.value]
        return needed.first { field in !headers.values.contains { $0.positions[field] != nil } }
    }

    private func valueRow(_ row: SheetRow, _ header: ValueHeader) -> ValueRow? {
        func text(_ field: ImportFault.Field) -> String {
            guard let position = header.positions[field] else { return "" }
            return ValueRow.legal(row[position].code ?? "")
        }
        // A cell left empty says nothing, which is not the same as 0.
        guard let position = header.positions[.value] else { return nil }
        let reading = row.number(in: position)
        guard reading != .empty else { return nil }
        let (college, period) = (text(.college), text(.period))
        return ValueRow(
            sheet: row.sheet,
            hiding: row.hiding(in: position),
            row: row.number,
            college: college.isEmpty ? defaults?.college ?? "" : college,
            element: text(.element),
            category: text(.category),
            period: period.isEmpty ? defaults?.period ?? "" : ValueRow.identifier(period),
            deleted: Self.isNo(text(.deleted)) ? "" : text(.deleted),
            raw: raw(row[position], reading),
            hasOpenPoint: Self.hasOpenPoint(row[position]),
            number: ValueRow.bounded(reading.certain()),
            whole: ValueRow.bounded(reading.certain(wholeOnly: true))
        )
    }

    private static func hasOpenPoint(_ content: CellContent) -> Bool {
        if case .text(let text) = content { NumberReading.hasOpenPoint(text) } else { false }
    }

    private static func isNo(_ text: String) -> Bool { ["false", "0", "no", "否"].contains(text.lowercased()) }

    /// What stands in a value's cell, never empty: an error, a percentage and a formula without its value are shown as
    /// the reader sees them.
    private func raw(_ content: CellContent, _ reading: NumberReading) -> String {
        switch (content, reading) {
        case (.error(let text), _): ValueRow.legal(text)
        case (.uncalculated, _): "="
        case (.number, .percent(let number, ratio: _)): ValueRow.legal("\(number.plain)%")
        default: ValueRow.legal(content.trimmed ?? "?")
        }
    }
}
