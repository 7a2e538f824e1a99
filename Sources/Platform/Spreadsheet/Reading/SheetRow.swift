/// One row of a sheet or of a CSV file that has something in it.
package struct SheetRow: Sendable, Hashable {
    /// The sheet's name; empty for CSV, which has none.
    package let sheet: String
    /// How it is hidden from who opens the workbook, all of it; nil where it is seen, or would be without a filter.
    package let hiding: Hiding?
    /// The columns that are hidden.
    let hiddenColumns: [ClosedRange<Int>]
    /// The row's number as the user sees it, from 1; in CSV the number of the record.
    package let number: Int
    /// The cells that hold something, by column; no two in the same.
    package let cells: [Cell]
    /// Which marks its texts may be numbers with.
    package let marks: NumberReading.Marks

    /// A row of some cells, which must come in the order of their columns.
    package init(
        sheet: String,
        hiding: Hiding? = nil,
        hiddenColumns: [ClosedRange<Int>] = [],
        number: Int,
        cells: [Cell],
        marks: NumberReading.Marks = .pointOrComma
    ) {
        self.sheet = sheet
        self.hiding = hiding
        self.hiddenColumns = hiddenColumns
        self.number = number
        self.cells = cells
        self.marks = marks
    }

    /// The bytes of its texts.
    var size: Int {
        cells.reduce(0) { size, cell in
            if case .text(let text) = cell.content { size + text.utf8.count } else { size }
        }
    }

    /// How a cell is hidden from who opens the workbook; nil where it is seen.
    package func hiding(in column: Int) -> Hiding? {
        hiding ?? (hiddenColumns.contains { $0.contains(column) } ? .column : nil)
    }

    /// What stands in a column, counted from 1.
    package subscript(column: Int) -> CellContent {
        cell(in: column)?.content ?? .empty
    }

    /// The cell in a column, counted from 1; nil if it is empty.
    package func cell(in column: Int) -> Cell? {
        if column >= 1, column <= cells.count, cells[column - 1].column == column { return cells[column - 1] }
        return cells.first { $0.column == column }
    }

    /// The number that stands or is typed in a column, counted from 1.
    package func number(in column: Int) -> NumberReading {
        cell(in: column).map { NumberReading($0, marks: marks) } ?? .empty
    }

    /// Where a column of this row is, for messages.
    package func place(of column: Int? = nil) -> SheetPlace {
        SheetPlace(sheet: sheet.isEmpty ? nil : sheet, row: number, column: column)
    }
}

/// What of a workbook is hidden from who opens it.
package enum Hiding: String, Sendable, Hashable {
    case sheet, row, column
}

/// A cell that holds something.
package struct Cell: Sendable, Hashable {
    /// The column, from 1, which is A.
    package let column: Int
    package let content: CellContent
    /// Whether its style shows its number as a percentage: 0.12 as 12%.
    package let isPercent: Bool

    /// A cell of some content.
    package init(column: Int, content: CellContent, isPercent: Bool = false) {
        self.column = column
        self.content = content
        self.isPercent = isPercent
    }

    /// The column as the user sees it: C.
    package var letters: String { ColumnLetters.letters(of: column) }
}
