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
    /// A number that its style shows as a time, a duration or a day that is in no calendar, as text: `36:00:00`.
    case moment(String)
    /// An error that the spreadsheet program computed, `#DIV/0!`, or what stands where a number should and is none.
    case error(String)
    /// A formula whose value the program that wrote the file did not compute.
    case uncalculated

    /// The content as a text without the spaces and invisible characters around it; nil for an empty or blank cell, an error or a lone formula.
    package var trimmed: String? {
        switch self {
        case .text(let text):
            if let first = text.utf8.first, let last = text.utf8.last, first.isVisible, last.isVisible { return text }
            let trimmed = text.trimmedToVisible
            return trimmed.isEmpty ? nil : String(trimmed)
        case .number(let number): return number.plain
        case .boolean(let value): return value ? "TRUE" : "FALSE"
        case .date(let date): return date.description
        case .moment(let text): return text
        case .empty, .error, .uncalculated: return nil
        }
    }

    /// The content as a code of a list: what people don't see doesn't make it another one. An error and a formula without
    /// its value are shown as such.
    package var code: String? {
        switch self {
        case .error(let text): return text
        case .uncalculated: return "="
        default:
            let trimmed = self.trimmed
            guard let text = trimmed, text.utf8.contains(where: { $0 >= 0x80 }),
                text.unicodeScalars.contains(where: \.isInvisible)
            else { return trimmed }
            // Names in Khmer or Persian have such characters rightly.
            let plain = text.withoutInvisible
            return plain.utf8.allSatisfy { $0 < 0x80 } ? plain : text
        }
    }
}

extension UInt8 {
    /// Whether it is a character of ASCII by itself, and no white space.
    fileprivate var isVisible: Bool { (0x21...0x7e).contains(self) }
}
