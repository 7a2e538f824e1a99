/// What is wrong with an expression, and where.
package struct ExpressionFault: Error, Hashable, Sendable {
    /// What is wrong.
    package let reason: Reason
    /// Where, in bytes of the expression's UTF-8.
    package let range: Range<Int>

    /// A fault at a place.
    package init(_ reason: Reason, at range: Range<Int>) {
        self.reason = reason
        self.range = range
    }

    /// What is wrong, with what was found and what would do.
    package enum Reason: Hashable, Sendable {
        case empty
        case tooLong(limit: Int)
        case tooDeep(limit: Int)
        case character(String)
        case fullWidth(String, instead: String)
        case written(String, instead: String)
        case unclosed(String)
        case expectedValue(found: String)
        case expectedOperator(found: String)
        case expectedClose(found: String)
        case expectedIn(found: String)
        case spaceAroundIn
        case unknownWord(String)
        case unknownFunction(String)
        case spaceAfterFunction(String)
        case notInMode(String, ExpressionMode)
        case arguments(String, count: Int, atLeast: Int, atMost: Int)
        case item(String, form: String)
        case programItem(String)
        case bracket(String)
        case metric(String)
        case unknownModifier(String)
        case misplacedModifier(String)
        case date(String)
        case aggregation(String)
        case offset(String)
        case yearToDate
        case identifier(String)
        case number(String)
        case escape(String)
        case type(found: ExpressionType, expected: ExpressionType)
        case result(found: ExpressionType, expected: ExpressionType)
        case textAsNumber(String)
        case asBoolean(String)
        case notComparable(String)
        case subExpressionItems
        case noItem(String)
        case unknownItem(String)
        case notKept(String)
        case endless(String, limit: Int)
    }
}
