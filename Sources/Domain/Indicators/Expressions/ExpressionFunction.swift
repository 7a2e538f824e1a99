/// A function of the language, named as DHIS2 names it.
package enum ExpressionFunction: String, CaseIterable, Sendable {
    case `if`
    case `is`
    case isNull
    case isNotNull
    case firstNonNull
    case greatest
    case least
    case log
    case log10
    case contains
    case containsItems
    case removeZeros
    case subExpression

    /// How many arguments it takes; `is` counts what stands before `in` too.
    var arguments: ClosedRange<Int> {
        switch self {
        case .if: 3...3
        case .is, .contains, .containsItems: 2...Int.max
        case .isNull, .isNotNull, .log10, .removeZeros, .subExpression: 1...1
        case .firstNonNull, .greatest, .least: 1...Int.max
        case .log: 1...2
        }
    }

    /// Whether expressions of a mode may use it.
    func isAllowed(in mode: ExpressionMode) -> Bool {
        self != .subExpression || mode.isIndicator
    }

    /// The functions by their names.
    static let names: [(name: StaticString, function: ExpressionFunction)] = [
        ("if", .if), ("is", .is), ("isNull", .isNull), ("isNotNull", .isNotNull), ("firstNonNull", .firstNonNull),
        ("greatest", .greatest), ("least", .least), ("log", .log), ("log10", .log10), ("contains", .contains),
        ("containsItems", .containsItems), ("removeZeros", .removeZeros), ("subExpression", .subExpression),
    ]
}

/// A question about the organisation that values are evaluated for, in validation rules only.
package enum OrganisationTest: String, CaseIterable, Hashable, Sendable {
    /// Whether one of those named stands above it; it does not stand above itself.
    case ancestor
    /// Whether it belongs to one of the groups named.
    case group
    /// Whether it reports one of the data sets named.
    case dataSet
}
