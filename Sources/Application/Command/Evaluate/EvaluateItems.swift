import Collection
import Foundation
import Indicators
import Number

/// The values of items in a JSON object, by the items as they are written; null is an item without data.
struct EvaluateItems: Decodable {
    private var values: [String: ExpressionValue] = [:]

    /// One value of the object.
    private struct Value: Decodable {
        let value: ExpressionValue

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                value = .missing
            } else if let boolean = try? container.decode(Bool.self) {
                value = .boolean(boolean)
            } else if let text = try? container.decode(String.self) {
                value = .text(text)
            } else {
                value = .number(try container.decode(Number.self))
            }
        }
    }

    /// No items.
    init() {}

    init(from decoder: any Decoder) throws {
        let written = try decoder.singleValueContainer().decode([String: Value].self)
        var names: [String: String] = [:]
        for (key, value) in written.sorted(by: { $0.key < $1.key }) {
            // The order of modifiers and spaces don't matter; what is no item can't be asked for.
            let item = (try? ExpressionItem(key))?.description ?? key
            if let other = names.updateValue(key, forKey: item) {
                throw Complaint("expressions.itemTwice", ["first": other, "second": key])
            }
            values[item] = value.value
        }
    }

    /// The value of an item, nil where the object doesn't have it. Nothing is true of an organisation unless it says so.
    subscript(item: ExpressionItem) -> ExpressionValue? {
        if let value = values[item.description] { return value }
        if case .organisation = item.source { return .boolean(false) }
        return nil
    }

    /// Parses, checks and evaluates an expression with these values; throws its fault.
    func evaluate(
        _ source: String,
        mode: ExpressionMode,
        missing: MissingValueStrategy
    ) throws(ExpressionFault) -> ExpressionValue {
        let expression = try IndicatorExpression(source, mode: mode)
        var found: [ExpressionValue] = []
        for (index, item) in expression.items.enumerated() {
            guard let value = self[item] else {
                throw ExpressionFault(.unknownItem(item.description), at: expression.range(ofItem: index))
            }
            found.append(value)
        }
        return try expression.evaluate(missing: missing) { [found] in found[$0] }
    }
}
