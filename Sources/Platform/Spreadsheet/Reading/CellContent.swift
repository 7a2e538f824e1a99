import Number

/// What a cell holds. A CSV file's cells are all texts.
package enum CellContent: Sendable, Hashable {
    case empty
    /// A text as it stands there, with its spaces; never empty.
    case text(String)
    /// An exact decimal of at most 15 significant digits, as Excel shows it.
    case number(Number)
    case boolean(Bool)
    /// A number that its style shows as a day or a moment.
    case date(SheetDate)
    /// An error that the spreadsheet program computed: `#DIV/0!`.
    case error(String)
    /// A formula whose value the program that wrote the file did not compute.
    case uncalculated

    /// The content as a text without the spaces around it; nil for an empty or blank cell, an error or a lone formula.
    package var trimmed: String? {
        switch self {
        case .text(let text):
            if let first = text.utf8.first, let last = text.utf8.last, first.isVisible, last.isVisible { return text }
            let trimmed = text.trimmingPrefix(while: \.isWhitespace)
            guard let last = trimmed.lastIndex(where: { !$0.isWhitespace }) else { return nil }
            return String(trimmed[...last])
        case .number(let number): return number.plain
        case .boolean(let value): return value ? "TRUE" : "FALSE"
        case .date(let date): return date.description
        case .empty, .error, .uncalculated: return nil
        }
    }
}

extension UInt8 {
    /// Whether it is a character of ASCII by itself, and no white space.
    fileprivate var isVisible: Bool { (0x21...0x7e).contains(self) }
}
