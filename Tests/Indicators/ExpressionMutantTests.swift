import Collection
import Indicators
import Number
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
                if let problem = trouble(with: error, in: source) { Issue.record("\(source): \(problem)") }
            }
        }
        // The mutants would show little if hardly any of them got past the parser.
        #expect(accepted > 10_000 && accepted < 100_000, "\(accepted) accepted")
    }

    private func trouble(with fault: ExpressionFault, in source: String) -> String? {
        if fault.range.lowerBound < 0 || fault.range.upperBound > source.utf8.count { return "beyond: \(fault)" }
        let place = SourcePlace(fault.range, in: source)
        if place.line < 1 || place.column < 1 || !place.excerpt.hasSuffix("^") { return "nowhere: \(place)" }
        return nil
    }

    private func trouble(with expression: IndicatorExpression) -> String? {
        let printed = expression.description
        guard let again = try? IndicatorExpression(printed, mode: expression.mode) else {
            return "unreadable: \(printed)"
        }
        if again != expression || again.description != printed { return "unstable: \(printed) and \(again)" }
        if words.describe(expression) != words.describe(again) { return "said otherwise: \(printed)" }
        let values: [ExpressionValue?] = [nil, 0, 3, .number(Number(mantissa: -25, exponent: -1)), "7", true]
        for strategy in MissingValueStrategy.allCases {
            let value = Result { () throws(ExpressionFault) in
                try expression.evaluate(missing: strategy) { values[$0 % values.count] }
            }
            let other = try? again.evaluate(missing: strategy) { values[$0 % values.count] }
            switch value {
            case .success(let value): if value != other { return "\(value) became \(other as Any)" }
            case .failure(let fault):
                if other != nil { return "\(fault) became \(other as Any)" }
                if fault.range.upperBound > expression.source.utf8.count { return "\(fault)" }
            }
        }
        return nil
    }

    private let words = ExpressionWords(name: { _ in nil }) { key, arguments in
        key + arguments.sorted { $0.key < $1.key }.map { "(\($0.value))" }.joined()
    }
}
