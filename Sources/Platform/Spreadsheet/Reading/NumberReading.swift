import Number

/// What a cell is as a number: what the reader would be sure of, and nothing guessed.
///
/// Full-width digits and marks (１，２３４．５), spaces around, a sign, and digits grouped in threes by spaces, commas or
/// points are understood. What can be meant in two ways comes back with both meanings, for those who know which of them
/// is possible; everything else is no number.
package enum NumberReading: Sendable, Hashable {
    /// Nothing there, or only spaces.
    case empty
    /// An exact decimal.
    case number(Number)
    /// `1,234`, which is one thousand to some and one point two to others.
    case grouped(Number, orDecimal: Number)
    /// A percentage: `12%` is 12 hundredths or 0.12.
    case percent(Number, ratio: Number)
    /// No number.
    case none

    /// Which mark separates decimals where a text leaves it open.
    package enum Marks: Sendable, Hashable {
        /// A lone point separates decimals; a lone comma with three digits behind it is open. Workbooks and most CSV.
        case pointOrComma
        /// The file's fields are separated by semicolons, so its commas may be decimal and its points may group.
        case open
    }

    /// Reads a cell.
    package init(_ cell: Cell, marks: Marks = .pointOrComma) {
        switch cell.content {
        case .empty: self = .empty
        case .number(let number) where cell.isPercent: self = .percent(number * 100, ratio: number)
        case .number(let number): self = .number(number)
        case .text(let text): self.init(typed: text, marks: marks)
        case .boolean, .date, .moment, .error, .uncalculated: self = .none
        }
    }

    /// Reads what somebody typed.
    package init(typed text: String, marks: Marks = .pointOrComma) {
        if let number = Self.plain(text, marks) {
            self = .number(number)
            return
        }
        guard var typed = TypedNumber(text) else {
            self = .none
            return
        }
        guard !typed.isEmpty else {
            self = .empty
            return
        }
        let isPercent = typed.takePercent()
        let reading = typed.reading(marks)
        guard isPercent else {
            self = reading
            return
        }
        guard case .number(let number) = reading else {
            self = .none
            return
        }
        self = .percent(number, ratio: number * Number(mantissa: 1, exponent: -2))
    }

    /// What nearly every value is: digits, and perhaps a sign before them and a point among them, beyond doubt.
    private static func plain(_ text: String, _ marks: Marks) -> Number? {
        let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        guard (1...200).contains(text.utf8.count), digits.first?.isDigit == true, digits.last?.isDigit == true else {
            return nil
        }
        var points = 0
        for byte in digits where !byte.isDigit {
            guard byte == UInt8(ascii: ".") else { return nil }
            points += 1
        }
        guard points == 0 || points == 1 && marks == .pointOrComma else { return nil }
        return Number(text)
    }

    /// Whether a text is a number with a decimal comma beyond doubt, as `345,5`: then its file was written where points
    /// group digits.
    package static func hasDecimalComma(_ text: String) -> Bool {
        // Most values have neither comma nor full-width mark.
        guard text.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == 0xEF }) else { return false }
        let marks = text.filter { ".．,，".contains($0) }
        guard let last = marks.last, ",，".contains(last), marks.count(where: { ",，".contains($0) }) == 1 else {
            return false
        }
        if case .number = NumberReading(typed: text) { return true }
        return false
    }

    /// Whether the point in a text may as well group digits, as in `2.345`.
    package static func hasOpenPoint(_ text: String) -> Bool {
        // Most decimals are one or two.
        guard text.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == 0xEF }),
            text.utf8.reversed().prefix(while: { $0 != UInt8(ascii: ".") }).count >= 3,
            case .grouped = NumberReading(typed: text, marks: .open)
        else {
            return false
        }
        return true
    }

    /// The number if it is beyond doubt; `wholeOnly` tells that only a whole number is possible, which settles `1,234`.
    package func certain(wholeOnly: Bool = false) -> Number? {
        switch self {
        case .number(let number): number
        case .grouped(let number, orDecimal: _) where wholeOnly: number
        case .empty, .grouped, .percent, .none: nil
        }
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
