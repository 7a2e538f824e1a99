import Calendar
import Collection
import Foundation
import Number

/// Says an expression in words, with the names of what it asks for.
package struct ExpressionWords {
    /// The name of an item, without modifiers, in the reader's language; nil shows the item as written.
    let name: (ExpressionItem) -> String?
    /// The catalogue's text under a key, with arguments.
    let text: (_ key: String, _ arguments: [String: String]) -> String

    /// Words with the names and texts of a language.
    package init(
        name: @escaping (ExpressionItem) -> String?,
        text: @escaping (_ key: String, _ arguments: [String: String]) -> String
    ) {
        self.name = name
        self.text = text
    }

    /// The expression in words: `Planned class hours taught ÷ Class hours planned`.
    package func describe(_ expression: IndicatorExpression) -> String {
        withoutNeedlessSpace(words(expression.tree.root, expression.tree))
    }

    // Full-width parentheses bring their own.
    private func withoutNeedlessSpace(_ words: String) -> String {
        words.replacing(" （", with: "（").replacing("） ", with: "）")
    }

    /// An item in words, with its modifiers.
    package func describe(_ item: ExpressionItem) -> String {
        let modifiers = item.modifiers
        var words = unmodified(item)
        if let aggregation = modifiers.aggregation { words = modified(words, by: .aggregation(aggregation)) }
        if modifiers.periodOffset != 0 { words = modified(words, by: .periodOffset(modifiers.periodOffset)) }
        if let minDate = modifiers.minDate { words = modified(words, by: .minDate(minDate)) }
        if let maxDate = modifiers.maxDate { words = modified(words, by: .maxDate(maxDate)) }
        return withoutNeedlessSpace(modifiers.yearToDate ? modified(words, by: .yearToDate) : words)
    }

    private func words(_ index: Int32, _ tree: ExpressionTree) -> String {
        let node = tree[index]
        switch node.kind {
        case .number(let number): return tree.numbers[Int(number)].description
        case .text(let number): return text("expressions.words.text", ["text": tree.texts[Int(number)]])
        case .boolean(let boolean): return text("expressions.words.\(boolean ? "isTrue" : "isFalse")", [:])
        case .null: return text("expressions.words.nothing", [:])
        case .item(let item, _): return unmodified(tree.items[Int(item)])
        case .plus: return enclosed(node.child, tree, below: .sign)
        case .minus: return "−" + enclosed(node.child, tree, below: .sign)
        case .not: return negation(of: node.child, tree)
        case .power:
            let exponent = tree[node.child].sibling
            return enclosed(node.child, tree, below: .postfix) + " ^ " + enclosed(exponent, tree, below: .power)
        case .chain(let level): return chain(node, Binding(level), tree)
        case .modified(let modifier):
            return modified(enclosed(node.child, tree, below: .postfix), by: tree.modifiers[Int(modifier)])
        case .function(let function): return call(function, tree.children(of: index), tree)
        }
    }

    private func enclosed(_ index: Int32, _ tree: ExpressionTree, below binding: Binding) -> String {
        let inner = words(index, tree)
        return self.binding(of: index, tree) < binding ? group(inner) : inner
    }

    private func group(_ inner: String) -> String { text("expressions.words.group", ["inner": inner]) }

    // What a function or a question is said in has no end of its own, unless it has parentheses.
    private func binding(of index: Int32, _ tree: ExpressionTree) -> Binding {
        switch tree[index].kind {
        case .function(.if): return .atom
        case .function: return .or
        case .not:
            switch tree[tree[index].child].kind {
            case .function(.isNull), .function(.isNotNull): return .or
            default: return .sign
            }
        case .item(let item, _):
            if case .organisation = tree.items[Int(item)].source { return .or }
            return .atom
        case let kind: return Binding(kind)
        }
    }

    private func negation(of index: Int32, _ tree: ExpressionTree) -> String {
        switch tree[index].kind {
        case .function(.isNull): return call(.isNotNull, tree.children(of: index), tree)
        case .function(.isNotNull): return call(.isNull, tree.children(of: index), tree)
        default: return text("expressions.words.not", ["condition": enclosed(index, tree, below: .sign)])
        }
    }

    private func chain(_ node: ExpressionTree.Node, _ level: Binding, _ tree: ExpressionTree) -> String {
        var joined = ""
        var index = node.child
        while index >= 0 {
            let operand = words(index, tree)
            let shown = binding(of: index, tree) <= level ? group(operand) : operand
            joined += index == node.child ? shown : " \(sign(tree[index].joint)) \(shown)"
            index = tree[index].sibling
        }
        return joined
    }

    private func sign(_ joint: ExpressionOperator) -> String {
        switch joint {
        case .or: text("expressions.words.or", [:])
        case .and: text("expressions.words.and", [:])
        case .equal: "="
        case .notEqual: "≠"
        case .lessOrEqual: "≤"
        case .greaterOrEqual: "≥"
        case .less, .greater, .add: joint.symbol
        case .subtract: "−"
        case .multiply: "×"
        case .divide: "÷"
        case .modulo: text("expressions.words.modulo", [:])
        }
    }
}

extension ExpressionWords {
    private func call(_ function: ExpressionFunction, _ arguments: [Int32], _ tree: ExpressionTree) -> String {
        let key = "expressions.words.\(function.rawValue)"
        if function == .if {
            let parts = arguments.map { words($0, tree) }
            return text(key, ["condition": parts[0], "yes": parts[1], "no": parts[2]])
        }
        let parts = arguments.map { enclosed($0, tree, below: .sign) }
        let separator = text("expressions.words.separator", [:])
        let rest = parts.dropFirst().joined(separator: separator)
        switch function {
        case .is: return text(key, ["value": parts[0], "list": rest])
        case .contains, .containsItems:
            return text(parts.count > 2 ? key + "Each" : key, ["value": parts[0], "list": rest])
        case .log where parts.count > 1:
            return text("expressions.words.logBase", ["value": parts[0], "base": parts[1]])
        case .greatest, .least, .firstNonNull: return text(key, ["list": parts.joined(separator: separator)])
        default: return text(key, ["value": parts[0]])
        }
    }

    private func unmodified(_ item: ExpressionItem) -> String {
        switch item.source {
        case .days, .periodInYear, .yearlyPeriodCount:
            return text("expressions.words.\(item.description.drop { $0 == "[" }.prefix { $0 != "]" })", [:])
        case .organisation(let test, let names):
            let separator = text("expressions.words.separator", [:])
            return text("expressions.words.organisation.\(test)", ["list": names.joined(separator: separator)])
        default: break
        }
        guard let name = name(item) else { return item.text }
        switch item.source {
        case .reportingRate(_, let metric):
            return text("expressions.words.reporting.\(metric.key)", ["dataSet": name])
        case .organisationGroup: return text("expressions.words.groupCount", ["group": name])
        case .constant: return text("expressions.words.constant", ["name": name])
        default: return name
        }
    }

    private func modified(_ words: String, by modifier: ItemModifier) -> String {
        switch modifier {
        case .aggregation(let type):
            text(
                "expressions.words.aggregation",
                ["value": words, "type": text("expressions.words.aggregations.\(type)", [:])]
            )
        case .periodOffset(0): words
        case .periodOffset(let offset):
            text(
                "expressions.words.\(offset < 0 ? "earlier" : "later")",
                ["value": words, "count": String(offset.magnitude)]
            )
        case .minDate(let day): text("expressions.words.from", ["value": words, "day": day.description])
        case .maxDate(let day): text("expressions.words.until", ["value": words, "day": day.description])
        case .yearToDate: text("expressions.words.yearToDate", ["value": words])
        }
    }
}

extension ReportingMetric {
    /// The metric's name in the catalogue.
    fileprivate var key: String {
        switch self {
        case .rate: "rate"
        case .rateOnTime: "rateOnTime"
        case .actual: "actual"
        case .actualOnTime: "actualOnTime"
        case .expected: "expected"
        }
    }
}
