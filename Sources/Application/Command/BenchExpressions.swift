import ArgumentParser
import Collection
import Foundation
import Indicators

/// `banmo bench expressions`: how fast expressions are parsed and evaluated and numbers calculated, on one core.
struct ExpressionBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "expressions",
        abstract: "Measures parsing and evaluating expressions, and exact numbers, on one core."
    )

    @Option(help: "Seconds of the processor's time for each measurement.")
    var seconds = 0.5

    @Option(help: "table for people, json for programs.")
    var format: OutputOptions.Format = .table

    /// One result: what was measured, how much, of what.
    private struct Result {
        let name: String
        let value: Double
        let unit: String
    }

    func run() throws {
        let results = try evaluation() + parsing() + arithmetic()
        if format == .json {
            let rows = results.map { result in
                "{\"name\": \(JSONText(result.name)), \"value\": \(result.value), \"unit\": \(JSONText(result.unit))}"
            }
            return print("[" + rows.joined(separator: ",\n ") + "]")
        }
        for result in results {
            let name = result.name + String(repeating: " ", count: max(1, 48 - result.name.count))
            let digits = result.value < 100 ? String(format: "%.2f", result.value) : String(Int(result.value))
            print(name + String(repeating: " ", count: max(0, 12 - digits.count)) + digits + " " + result.unit)
        }
    }

    // Indicators from a parsed tree: sums of 1 to 6 items over sums of as many, in per cent.
    private func evaluation() throws -> [Result] {
        let values = (1...12).map { ExpressionValue.number(Number(mantissa: 12_345 * $0, exponent: -2)) }
        return try [2, 4, 8, 12].flatMap { count in
            let formula = IndicatorFormula(
                numerator: try IndicatorExpression(ExpressionBench.sum(of: count / 2, "TCH_GRADUATES")),
                denominator: try IndicatorExpression(ExpressionBench.sum(of: count - count / 2, "TCH_COHORT")),
                factor: 100
            )
            let evaluate = { try? formula.figure(days: 91) { values[$0.modifiers.periodOffset] } }
            let objects = ObjectCount.during { for _ in 0..<1000 { ExpressionBench.keep(evaluate()) } }
            return [
                Result(name: "indicator of \(count) items evaluated", value: rate(evaluate), unit: "a second"),
                Result(name: "  objects allocated for it", value: Double(objects) / 1000, unit: "each"),
            ]
        }
    }

    // An expression doubled in length again and again: the time for a byte should stay the same.
    private func parsing() throws -> [Result] {
        let indicator = "(\(ExpressionBench.sum(of: 3, "TCH_GRADUATES")))/(\(ExpressionBench.sum(of: 3, "TCH_COHORT")))"
        let parsed = rate { try? IndicatorExpression(indicator) }
        let lengths = (0..<5).map { 150 << $0 }
        return [Result(name: "indicator of 6 items parsed", value: parsed, unit: "a second")]
            + lengths.map { count in
                let source = ExpressionBench.conditions(count)
                let nanoseconds = 1e9 / rate { try? IndicatorExpression(source) }
                let bytes = source.utf8.count
                return Result(name: "\(bytes) bytes parsed", value: nanoseconds / Double(bytes), unit: "ns a byte")
            }
    }

    private func arithmetic() -> [Result] {
        let (a, b) = (Number(mantissa: 123_456, exponent: -2), Number(mantissa: 789, exponent: -1))
        let (x, y) = (Decimal(123_456) / 100, Decimal(789) / 10)
        let pairs: [(String, () -> Number, () -> Decimal)] = [
            ("sum", { a + b }, { x + y }), ("product", { a * b }, { x * y }),
            ("quotient", { a.divided(by: b) ?? a }, { x / y }),
        ]
        return pairs.flatMap { name, ours, foundation in
            [
                Result(name: "\(name) of two numbers", value: 1e9 / rate(ours), unit: "ns"),
                Result(name: "  of two Foundation.Decimal", value: 1e9 / rate(foundation), unit: "ns"),
            ]
        }
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
