/// What an expression is for, which decides what it may use and what it must yield.
package enum ExpressionMode: String, CaseIterable, Codable, Sendable {
    /// The numerator or denominator of an indicator: a number.
    case indicator
    /// One side of a validation rule: a number.
    case validation
    /// A condition: a boolean.
    case test

    /// Whether modifiers, `N{}`, `subExpression`, `[periodInYear]` and `[yearlyPeriodCount]` are allowed.
    var isIndicator: Bool { self == .indicator }

    /// What the whole expression must yield.
    var result: ExpressionType { self == .test ? .boolean : .number }
}
