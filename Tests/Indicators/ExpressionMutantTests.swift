import Collection
import Indicators
import Testing

@Suite struct `A million expressions with mistakes` {
    /// Each is refused with a place inside it, or can be printed, read back and evaluated.
    @Test(arguments: [UInt64](1...8))
    func `are refused or work`(seed: UInt64) {
        var mutants = ExpressionMutants(seed: seed)
        var accepted = 0
        for _ in 1...125_000 {
            let (source, mode) = mutants.next()
            do {
                let expression = try IndicatorExpression(source, mode: mode)
                accepted += 1
                if let problem = trouble(with: expression) { Issue.record("\(source): \(problem)") }
            } catch {
                let length = source.utf8.count
                if error.range.lowerBound < 0 || error.range.upperBound > length || error.messageKey.hasSuffix(".") {
                    Issue.record("\(source): \(error)")
                }
            }
        }
        // The mutants would show little if hardly any of them got past the parser.
        #expect(accepted > 10_000 && accepted < 100_000, "\(accepted) accepted")
    }

    private func trouble(with expression: IndicatorExpression) -> String? {
        let printed = expression.description
        guard let again = try? IndicatorExpression(printed, mode: expression.mode) else {
            return "unreadable: \(printed)"
        }
        if again.description != printed { return "unstable: \(printed) and \(again.description)" }
        let values: [ExpressionValue?] = [nil, 0, 3, .number(Number(mantissa: -25, exponent: -1)), "7", true]
        for strategy in MissingValueStrategy.allCases {
            do {
                let value = try expression.evaluate(missing: strategy) { values[$0 % values.count] }
                let other = try again.evaluate(missing: strategy) { values[$0 % values.count] }
                if value != other { return "\(value) became \(other)" }
            } catch {
                if error.range.upperBound > expression.source.utf8.count { return "\(error)" }
            }
        }
        return nil
    }
}
