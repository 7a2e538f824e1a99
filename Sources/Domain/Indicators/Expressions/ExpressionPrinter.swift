import Collection
import Number

extension IndicatorExpression: CustomStringConvertible {
    /// The expression in its regular form: one space around operators, no needless parentheses, no comments. It parses
    /// to the same tree, unless the spaces make it too long.
    package var description: String {
        var printer = ExpressionPrinter(tree: tree)
        printer.print(tree.root)
        return printer.text
    }
}

/// Writes a tree as an expression.
struct ExpressionPrinter {
    let tree: ExpressionTree
    private(set) var text = ""

    init(tree: ExpressionTree) {
        self.tree = tree
    }

    /// Writes a node and what is under it.
    mutating func print(_ index: Int32) {
        let node = tree[index]
        switch node.kind {
        case .number(let number): text += tree.numbers[Int(number)].description
        case .text(let number): text += ExpressionPrinter.quoted(tree.texts[Int(number)])
        case .boolean(let boolean): text += boolean ? "true" : "false"
        case .null: text += "null"
        case .item(let item, _): text += tree.items[Int(item)].text
        case .plus: prefixed("+", node)
        case .minus: prefixed("-", node)
        case .not: prefixed("!", node)
        case .power:
            let base = node.child
            print(base, inParentheses: binding(of: base) < .postfix)
            text += " ^ "
            let exponent = tree[base].sibling
            print(exponent, inParentheses: binding(of: exponent) < .sign)
        case .chain(let level): chain(node, Binding(level))
        case .modified(let modifier):
            // A number's point would take the modifier's place.
            let isNumber = if case .number = tree[node.child].kind { true } else { false }
            print(node.child, inParentheses: isNumber || binding(of: node.child) < .postfix)
            text += tree.modifiers[Int(modifier)].description
        case .function(let function): call(function, index)
        }
    }

    private mutating func print(_ index: Int32, inParentheses: Bool) {
        if inParentheses { text += "(" }
        print(index)
        if inParentheses { text += ")" }
    }

    private mutating func prefixed(_ sign: String, _ node: ExpressionTree.Node) {
        text += sign
        print(node.child, inParentheses: binding(of: node.child) < .sign)
    }

    private mutating func chain(_ node: ExpressionTree.Node, _ level: Binding) {
        var index = node.child
        while index >= 0 {
            if index != node.child { text += " \(tree[index].joint.symbol) " }
            print(index, inParentheses: binding(of: index) <= level)
            index = tree[index].sibling
        }
    }

    private mutating func call(_ function: ExpressionFunction, _ index: Int32) {
        text += function.rawValue + "("
        for (position, argument) in tree.children(of: index).enumerated() {
            if position > 0 { text += function == .is && position == 1 ? " in " : ", " }
            print(argument)
        }
        text += ")"
    }

    private func binding(of index: Int32) -> Binding { Binding(tree[index].kind) }

    private static func quoted(_ text: String) -> String {
        "'" + text.unicodeScalars.map(escaped).joined() + "'"
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "'": "\\'"
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        case _ where scalar.value < 0x20:
            "\\u00" + String(scalar.value / 16) + String(scalar.value % 16, radix: 16)
        default: String(Character(scalar))
        }
    }
}

/// How tightly a part of an expression binds, from the loosest.
enum Binding: Int, Comparable {
    case or, and, equality, order, sum, product, sign, power, postfix, atom

    init(_ level: ExpressionOperator.Level) {
        self = Binding(rawValue: Int(level.rawValue)) ?? .or
    }

    init(_ kind: ExpressionTree.Kind) {
        switch kind {
        case .chain(let level): self.init(level)
        case .plus, .minus, .not: self = .sign
        case .power: self = .power
        case .modified: self = .postfix
        default: self = .atom
        }
    }

    static func < (left: Binding, right: Binding) -> Bool { left.rawValue < right.rawValue }
}
