import Collection
import Foundation
import Indicators
import Number

/// How fast expressions are parsed and evaluated and numbers calculated, on one core.
struct ExpressionBench {
    /// Seconds of the processor's time for each measurement.
    var seconds = 0.5

    /// One result: what was measured, how much, of what.
    struct Result: Encodable {
        enum What: String, Encodable {
            case evaluated, parsed, length
            case sum, sumOfDecimals, product, productOfDecimals, quotient, quotientOfDecimals
        }

        enum Unit: String, Encodable {
            case perSecond, nanosecondsPerByte, nanoseconds
        }

        let what: What
        /// Items of the indicator, or bytes of the expression; 0 where there is nothing to count.
        var size = 0
        let value: Double
        let unit: Unit
    }

    /// Measures one after the other.
    func run() throws -> [Result] {
        try evaluation() + parsing() + arithmetic()
    }

    // Indicators from a parsed tree: sums of 1 to 6 items over sums of as many, in per cent.
    private func evaluation() throws -> [Result] {
        let values = (1...12).map { ExpressionValue.number(Number(mantissa: 12_345 * $0, exponent: -2)) }
        return try [2, 4, 8, 12].map { count in
            let formula = IndicatorFormula(
                numerator: try IndicatorExpression(ExpressionBench.sum(of: count / 2, "TCH_GRADUATES")),
                denominator: try IndicatorExpression(ExpressionBench.sum(of: count - count / 2, "TCH_COHORT")),
                factor: 100
            )
            let evaluate = { formula.result(days: 91) { values[$0.modifiers.periodOffset] } }
            return Result(what: .evaluated, size: count, value: rate(evaluate), unit: .perSecond)
        }
    }

    // An expression doubled in length again and again: the time for a byte should stay the same.
    private func parsing() throws -> [Result] {
        let parsed = try [2, 4, 8, 12].map { count in
            let above = ExpressionBench.sum(of: count / 2, "TCH_GRADUATES")
            let source = "(\(above))/(\(ExpressionBench.sum(of: count - count / 2, "TCH_COHORT")))"
            return Result(what: .parsed, size: count, value: try rate(ofParsing: source), unit: .perSecond)
        }
        let lengths = (0..<5).map { 150 << $0 }
        return try parsed
            + lengths.map { count in
                let source = ExpressionBench.conditions(count)
                let nanoseconds = 1e9 / (try rate(ofParsing: source))
                let bytes = source.utf8.count
                return Result(
                    what: .length,
                    size: bytes,
                    value: nanoseconds / Double(bytes),
                    unit: .nanosecondsPerByte
                )
            }
    }

    // Parsed once before, so that a fault ends the measurement and is not measured.
    private func rate(ofParsing source: String) throws -> Double {
        _ = try IndicatorExpression(source)
        return rate { try? IndicatorExpression(source) }
    }

    private func arithmetic() -> [Result] {
        let (a, b) = (Number(mantissa: 123_456, exponent: -2), Number(mantissa: 789, exponent: -1))
        let (x, y) = (Decimal(123_456) / 100, Decimal(789) / 10)
        return [
            nanoseconds(.sum) { a + b }, nanoseconds(.sumOfDecimals) { x + y },
            nanoseconds(.product) { a * b }, nanoseconds(.productOfDecimals) { x * y },
            nanoseconds(.quotient) { a.divided(by: b) ?? a }, nanoseconds(.quotientOfDecimals) { x / y },
        ]
    }

    private func nanoseconds<Value>(_ what: Result.What, _ body: () -> Value) -> Result {
        Result(what: what, value: 1e9 / rate(body), unit: .nanoseconds)
    }

    private static func sum(of count: Int, _ code: String) -> String {
        (1...count).map { "#{\(code)_\($0)}.periodOffset(\($0))" }.joined(separator: "+")
    }

    private static func conditions(_ count: Int) -> String {
        (0..<count).map { "if(#{ORG_STUDENTS_\($0 % 50)}>\($0),1,2)" }.joined(separator: "+")
    }

    // How often a second of the processor's time; other processes don't count.
    private func rate<Value>(_ body: () -> Value) -> Double {
        var (count, batch) = (0, 16)
        let start = clock()
        var ticks = clock_t(0)
        repeat {
            for _ in 0..<batch { ExpressionBench.keep(body()) }
            count += batch
            ticks = clock() - start
            if ticks < 10_000 { batch *= 2 }
        } while Double(ticks) < seconds * Double(CLOCKS_PER_SEC)
        return Double(count) * Double(CLOCKS_PER_SEC) / Double(ticks)
    }

    // What is used here is not optimised away.
    @inline(never)
    private static func keep<Value>(_ value: Value) {}
}
