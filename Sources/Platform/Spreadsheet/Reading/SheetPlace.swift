/// A place in a file of rows, as far as it is known.
package struct SheetPlace: Sendable, Hashable {
    /// The sheet's name; nil for CSV.
    package let sheet: String?
    /// The row, from 1.
    package let row: Int?
    /// The column, from 1.
    package let column: Int?

    /// A place, as far as it is known.
    package init(sheet: String? = nil, row: Int? = nil, column: Int? = nil) {
        self.sheet = sheet
        self.row = row
        self.column = column
    }

    /// The column as the user sees it: C.
    package var letters: String? { column.map(ColumnLetters.letters(of:)) }
}
