import Spreadsheet

/// One row of a file of values, as it stands there.
struct ValueRow: Sendable {
    let sheet: String
    /// As the user's spreadsheet numbers it, from 1.
    let row: Int
    let college: String
    let element: String
    let category: String
    let period: String
    /// What stands in the value's cell.
    let raw: String
    /// The exact decimal number in it; nil if it is none, or may be read in two ways.
    let number: String?
    /// The same where only a whole number is possible, which settles `1,234`.
    let whole: String?
}

/// Where a file's rows belong when the file doesn't say so: the form of one report names only elements and values.
package struct ValueDefaults: Sendable {
    package let college: String
    package let period: String

    /// The college's code and the period's identifier.
    package init(college: String, period: String) {
        self.college = college
        self.period = period
    }
}

/// The rows of values in a spreadsheet, sheet by sheet, however large the file is.
struct ValueRows {
    let file: SheetFile
    let defaults: ValueDefaults?
    /// The column letters of each sheet, for faults to point at.
    private(set) var headers: [String: ValueHeader] = [:]

    init(file: SheetFile, defaults: ValueDefaults?) {
        self.file = file
        self.defaults = defaults
    }

    /// Calls `body` with each row that has a value; throws `ImportRefused` when no sheet has the columns that it needs.
    nonisolated(nonsending) mutating func forEach(
        _ body: nonisolated(nonsending) (ValueRow) async throws -> Void
    ) async throws {
        var firstSheet: String?
        for try await row in file.rows {
            firstSheet = firstSheet ?? row.sheet
            guard let header = headers[row.sheet] else {
                headers[row.sheet] = ValueHeader(row)
                continue
            }
            guard let value = valueRow(row, header) else { continue }
            try await body(value)
        }
        let missing = missingField()
        guard missing == nil else {
            let fault = ImportFault(
                kind: .columnMissing,
                sheet: firstSheet ?? "",
                row: 1,
                field: missing ?? .element,
                column: "",
                found: "",
                expected: ""
            )
            throw ImportRefused(faults: [fault], count: 1)
        }
    }

    private func missingField() -> ImportFault.Field? {
        guard !headers.isEmpty else { return .element }
        let needed: [ImportFault.Field] = defaults == nil ? [.college, .period, .value] : [.value]
        return needed.first { field in !headers.values.contains { $0.positions[field] != nil } }
    }

    private func valueRow(_ row: SheetRow, _ header: ValueHeader) -> ValueRow? {
        func text(_ field: ImportFault.Field) -> String {
            guard let position = header.positions[field] else { return "" }
            // PostgreSQL's text holds no NUL; no code has one either.
            return (row[position].trimmed ?? "").replacing("\0", with: "\u{FFFD}")
        }
        // A cell left empty says nothing, which is not the same as 0.
        guard let position = header.positions[.value], row[position] != .empty else { return nil }
        let (college, period, raw) = (text(.college), text(.period), text(.value))
        let reading = row.number(in: position)
        guard reading != .empty else { return nil }
        return ValueRow(
            sheet: row.sheet,
            row: row.number,
            college: college.isEmpty ? defaults?.college ?? "" : college,
            element: text(.element),
            category: text(.category),
            period: period.isEmpty ? defaults?.period ?? "" : period,
            raw: raw,
            number: reading.certain(),
            whole: reading.certain(wholeOnly: true)
        )
    }
}
