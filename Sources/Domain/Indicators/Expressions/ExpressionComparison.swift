import Collection

/// Comparison as DHIS2 compares: as numbers if one is a number and the other reads as one, else as booleans likewise,
/// else as text.
enum ExpressionComparison {
    /// Negative, 0 or positive as the left value is less than, equal to or greater than the right one; nil where a
    /// number that is not whole meets a boolean. What is no number is equal to itself and greater than all numbers.
    static func compare(_ left: ExpressionValue, _ right: ExpressionValue) -> Int? {
        if case .number(let a) = left, case .number(let b) = right { return a < b ? -1 : a == b ? 0 : 1 }
        if left.isNumeric || right.isNumeric, let a = left.asNumber, let b = right.asNumber {
            return compareNumbers(a, b)
        }
        if left.isBoolean || right.isBoolean, let a = left.asBoolean, let b = right.asBoolean {
            return a == b ? 0 : a ? 1 : -1
        }
        guard left.isText || right.isText else { return nil }
        let (a, b) = (left.asText, right.asText)
        // Java's texts are equal if their code units are, and in the order of UTF-16.
        return a.utf8.elementsEqual(b.utf8) ? 0 : a.utf16.lexicographicallyPrecedes(b.utf16) ? -1 : 1
    }

    static func isTrue(_ order: Int, for joint: ExpressionOperator) -> Bool {
        switch joint {
        case .equal: order == 0
        case .notEqual: order != 0
        case .less: order < 0
        case .greater: order > 0
        case .lessOrEqual: order <= 0
        default: order >= 0
        }
    }

    private static func compareNumbers(_ left: ExpressionValue, _ right: ExpressionValue) -> Int {
        if case .number(let a) = left, case .number(let b) = right { return a < b ? -1 : a == b ? 0 : 1 }
        let (a, b) = (rank(left), rank(right))
        return a < b ? -1 : a == b ? 0 : 1
    }

    private static func rank(_ value: ExpressionValue) -> Int {
        switch value {
        case .infinity(let isNegative): isNegative ? -1 : 1
        case .notANumber: 2
        default: 0
        }
    }
}

extension ExpressionValue {
    fileprivate var isNumeric: Bool {
        switch self {
        case .number, .notANumber, .infinity: true
        default: false
        }
    }

    fileprivate var isBoolean: Bool { if case .boolean = self { true } else { false } }

    fileprivate var isText: Bool { if case .text = self { true } else { false } }
}
