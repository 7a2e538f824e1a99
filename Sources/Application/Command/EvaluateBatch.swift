import Foundation
import Indicators

/// One expression of a batch.
struct EvaluateRequest: Decodable {
    let expression: String
    let items: EvaluateItems?
    let mode: String?
    let missingValueStrategy: String?

    /// The value, or the fault, of this expression.
    func answer(_ messages: TerminalMessages) -> EvaluateAnswer {
        guard let mode = ExpressionMode(rawValue: mode ?? ExpressionMode.indicator.rawValue) else {
            return refusal("expressions.mode", mode, messages)
        }
        let usual = MissingValueStrategy.skipIfAllValuesMissing.rawValue
        guard let missing = MissingValueStrategy(rawValue: missingValueStrategy ?? usual) else {
            return refusal("expressions.strategy", missingValueStrategy, messages)
        }
        do {
            let items = items ?? EvaluateItems()
            return .value(try items.evaluate(expression, mode: mode, missing: missing))
        } catch {
            return EvaluateAnswer(error, in: expression, messages)
        }
    }

    private func refusal(_ key: String, _ found: String?, _ messages: TerminalMessages) -> EvaluateAnswer {
        .fault(message: messages.text(key, ["found": found ?? ""]), line: 1, column: 1, excerpt: "")
    }
}
