import Number

/// What is written into a cell of a workbook or CSV file.
package enum CellValue: Sendable, Hashable {
    case empty
    case text(String)
    case integer(Int)
    /// An exact decimal; with more than 15 significant digits a workbook gets it as text, unrounded.
    case number(Number)
    case boolean(Bool)
    case date(SheetDate)
}

extension CellValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral {
    /// A literal or interpolated text.
    package init(stringLiteral value: String) { self = .text(value) }

    /// A literal whole number.
    package init(integerLiteral value: Int) { self = .integer(value) }
}
