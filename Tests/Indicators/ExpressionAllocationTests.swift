import CAllocations
import Collection
import Indicators
import Number
import Testing

@Suite struct `Memory for expressions` {
    @Test(arguments: [
        "#{A}", "#{A} / #{B} * 100", "#{A}+#{B}+#{C}+#{D}+#{E}+#{F}+#{G}+#{H}+#{I}+#{J}+#{K}+#{L}",
        "if(#{A} > 2 && isNotNull(#{B}), greatest(#{A}, #{B}), firstNonNull(#{C}, 0))", "(#{A} - #{B}) % 7", "#{B} ^ 3",
        "is(#{A} in 1, 2, 3)", "'a' < 'b'",
    ])
    func `an evaluation of a parsed expression allocates none`(source: String) throws {
        let mode: ExpressionMode = source.hasPrefix("is") || source.hasPrefix("'") ? .test : .indicator
        let expression = try IndicatorExpression(source, mode: mode)
        let values = (0..<12).map { ExpressionValue.number(Number(mantissa: 12_345 * $0, exponent: -2)) }
        #expect(try allocations(of: 1000) { _ = try expression.evaluate { values[$0] } } == 0)
    }

    @Test(arguments: [1, 3, 6])
    func `nor does an indicator's result`(operands: Int) throws {
        let sum = (1...operands).map { "#{TCH_GRADUATES}.periodOffset(\($0))" }.joined(separator: "+")
        let formula = IndicatorFormula(
            numerator: try IndicatorExpression(sum),
            denominator: try IndicatorExpression("\(sum) + 1"),
            factor: 100,
            isAnnualized: true
        )
        let values = (0...operands).map { ExpressionValue.number(Number(mantissa: Int128($0), exponent: -2)) }
        let count = allocations(of: 1000) {
            _ = formula.result(days: 91) { values[$0.modifiers.periodOffset] }
        }
        #expect(count == 0)
    }

    @Test func `parsing does, and is counted`() throws {
        #expect(try allocations(of: 1000) { _ = try IndicatorExpression("#{A} / #{B}") } >= 1000)
    }

    // Twice, for what is allocated once and kept is no matter.
    private func allocations(of repetitions: Int, _ work: () throws -> Void) rethrows -> Int {
        for _ in 1...repetitions { try work() }
        let before = CAllocations.allocations()
        for _ in 1...repetitions { try work() }
        return Int(CAllocations.allocations() - before)
    }
}
