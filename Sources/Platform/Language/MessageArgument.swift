import Number

/// A value for a place in a message: numbers are written as the language writes them and choose the plural form.
package enum MessageArgument: Sendable, Hashable {
    /// A whole number, written with its digits grouped.
    case integer(Int)
    /// An exact decimal, written with its digits grouped.
    case number(Number)
    /// A text that is ready to be read: a name, a date, a year.
    case text(String)

    /// The value as the language writes it.
    func shown(by numbers: NumberText) -> String {
        switch self {
        case .integer(let integer): numbers.integer(integer)
        case .number(let number): numbers.number(number)
        case .text(let text): text
        }
    }

    /// What plural rules make of it; nil for a text.
    var operands: PluralOperands? {
        switch self {
        case .integer(let integer): PluralOperands(integer)
        case .number(let number): PluralOperands(shown: number.description)
        case .text: nil
        }
    }
}

extension MessageArgument: ExpressibleByIntegerLiteral, ExpressibleByStringInterpolation {
    /// A literal whole number.
    package init(integerLiteral value: Int) { self = .integer(value) }

    /// A literal or interpolated text.
    package init(stringLiteral value: String) { self = .text(value) }
}
