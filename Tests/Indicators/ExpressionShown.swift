import Collection
import Indicators
import Number

/// An expression's value as text: a number in plain digits, `null` where there is none, a text in quotes.
func shown(
    _ source: String,
    _ values: [String: ExpressionValue] = [:],
    mode: ExpressionMode = .indicator,
    missing: MissingValueStrategy = .skipIfAnyValueMissing
) throws -> String {
    let expression = try IndicatorExpression(source, mode: mode)
    let value = try expression.evaluate(missing: missing) { values[expression.items[$0].description] }
    return switch value {
    case .missing: "null"
    case .text(let text): "'\(text)'"
    default: value.asText
    }
}

/// Why an expression is refused: the key of the message and what stands at the place it names.
func refusal(_ source: String, mode: ExpressionMode = .indicator) -> String {
    do {
        _ = try IndicatorExpression(source, mode: mode)
        return "accepted"
    } catch {
        let bytes = Array(source.utf8)
        let place = String(decoding: bytes[error.range.clamped(to: 0..<bytes.count)], as: UTF8.self)
        return "\(error.messageKey.dropFirst("expressions.faults.".count)) at \(place)"
    }
}

extension ExpressionValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral {
    /// A number.
    public init(integerLiteral value: Int) { self = .number(Number(value)) }
    /// A text.
    public init(stringLiteral value: String) { self = .text(value) }
    /// A boolean.
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
}

/// The values that DHIS2's own tests use: A and B are numbers, F a text, G a date, H a boolean, E has no value.
let sample: [String: ExpressionValue] = [
    "#{dataElemenA}": 3, "#{dataElemenB}": 13, "#{dataElemenF}": "Str", "#{dataElemenG}": "2022-01-15",
    "#{dataElemenH}": true, "#{dataElemenA.catOptCombB}": 5, "#{dataElemenB.catOptCombA}": 15,
    "#{dataElemenA.catOptCombB.*}": 5, "#{dataElemenA.catOptCombA.catOptCombB}": 7,
    "#{dataElemenA.*.catOptCombB}": 9, "N{mindicatorA}": 88, "R{dataSetUidA.REPORTING_RATE}": 401,
    "R{dataSetUidA.REPORTING_RATE_ON_TIME}": 402, "R{dataSetUidA.ACTUAL_REPORTS}": 403,
    "R{dataSetUidA.ACTUAL_REPORTS_ON_TIME}": 404, "R{dataSetUidA.EXPECTED_REPORTS}": 405,
    "C{xxxxxxxxx05}": .number(Number(mantissa: 5, exponent: -1)), "OUG{orgUnitGrpA}": 1_000_000, "[days]": 30,
]
