import Foundation
import Indicators

/// One entry of a batch: an expression, or why it is none; the others are answered all the same.
enum EvaluateRequest: Decodable {
    case expression(EvaluateExpression)
    case refused(Complaint)

    init(from decoder: any Decoder) {
        do {
            self = .expression(try EvaluateExpression(from: decoder))
        } catch let complaint as Complaint {
            self = .refused(complaint)
        } catch {
            self = .refused(Complaint(Self.isOfItems(error) ? "expressions.itemsFile" : "expressions.entry"))
        }
    }

    private static func isOfItems(_ error: any Error) -> Bool {
        guard case .typeMismatch(_, let context)? = error as? DecodingError else { return false }
        return context.codingPath.contains { $0.stringValue == "items" }
    }

    /// The value, or the fault, of this entry.
    func answer(_ messages: TerminalMessages) -> EvaluateAnswer {
        switch self {
        case .expression(let expression): expression.answer(messages)
        case .refused(let complaint): .refusal(messages.text(complaint.key, complaint.arguments))
        }
    }
}

/// One expression of a batch.
struct EvaluateExpression: Decodable {
    let expression: String
    let items: EvaluateItems?
    let mode: String?
    let missingValueStrategy: String?

    /// The value, or the fault, of this expression.
    func answer(_ messages: TerminalMessages) -> EvaluateAnswer {
        guard let mode = ExpressionMode(rawValue: mode ?? ExpressionMode.indicator.rawValue) else {
            return .refusal(messages.text("expressions.mode", ["found": mode ?? ""]))
        }
        let usual = MissingValueStrategy.skipIfAllValuesMissing.rawValue
        guard let missing = MissingValueStrategy(rawValue: missingValueStrategy ?? usual) else {
            return .refusal(messages.text("expressions.strategy", ["found": missingValueStrategy ?? ""]))
        }
        do {
            let items = items ?? EvaluateItems()
            return .value(try items.evaluate(expression, mode: mode, missing: missing))
        } catch {
            return EvaluateAnswer(error, in: expression, messages)
        }
    }
}
