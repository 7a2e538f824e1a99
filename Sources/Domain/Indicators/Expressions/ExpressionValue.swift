import Collection
import Number

/// What an expression or a part of it yields.
package enum ExpressionValue: Hashable, Sendable {
    /// DHIS2's null: nothing is known.
    case missing
    case number(Number)
    /// The result of a division by zero and what follows from it.
    case notANumber
    /// Beyond every number: the logarithm of 0, or more than 1,000 digits.
    case infinity(isNegative: Bool)
    case boolean(Bool)
    case text(String)

    /// The power of ten beyond which a number counts as infinite, and below whose inverse as 0.
    static let orderLimit = 1000
    /// The significant digits beyond which a number is rounded.
    static let digitLimit = 4000

    /// The number, if it is one.
    package var number: Number? {
        if case .number(let number) = self { number } else { nil }
    }

    /// The number if it is within bounds, otherwise infinity, 0 or fewer digits, so that no expression can make digits
    /// without end.
    static func bounded(_ number: Number) -> ExpressionValue {
        let order = number.order
        if order > orderLimit { return .infinity(isNegative: number.isNegative) }
        if order < -orderLimit { return .number(.zero) }
        return .number(number.isLong ? number.rounded(significantDigits: digitLimit) : number)
    }

    /// The number that a text reads as, spaces around it left out as Java does; a text longer than any number is none.
    static func number(in text: String) -> Number? {
        guard text.utf8.count <= digitLimit else { return nil }
        var text = text
        let number = text.withUTF8 { bytes -> Number? in
            guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 })
            else { return nil }
            return Number(utf8: UnsafeBufferPointer(rebasing: bytes[first...last]))
        }
        return number.flatMap { abs($0.order) <= orderLimit ? $0 : nil }
    }

    /// The boolean that a text reads as, in any case.
    static func boolean(in text: String) -> Bool? {
        switch text.lowercased() {
        case "true": true
        case "false": false
        default: nil
        }
    }

    /// The value as a number, an infinity or not a number; nil if it can't be one. Missing stays missing.
    var asNumber: ExpressionValue? {
        switch self {
        case .number, .notANumber, .infinity, .missing: self
        case .boolean: nil
        case .text(let text): ExpressionValue.number(in: text).map { .number($0) }
        }
    }

    /// The value as a boolean: whole numbers are true unless 0; nil if it can't be one.
    var asBoolean: Bool? {
        switch self {
        case .boolean(let boolean): boolean
        case .number(let number): number.isZero ? false : number.isInteger ? true : nil
        case .text(let text): ExpressionValue.boolean(in: text)
        case .missing, .notANumber, .infinity: nil
        }
    }

    /// The value as text.
    package var asText: String {
        switch self {
        case .missing: ""
        case .number(let number): number.description
        case .notANumber: "NaN"
        case .infinity(let isNegative): isNegative ? "-Infinity" : "Infinity"
        case .boolean(let boolean): boolean ? "true" : "false"
        case .text(let text): text
        }
    }
}
