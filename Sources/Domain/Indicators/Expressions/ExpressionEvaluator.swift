import Collection
import Number

/// Evaluates a tree: depth first, only what is needed; sums, products and quotients of an indicator's usual numbers
/// allocate nothing.
struct ExpressionEvaluator {
    let nodes: UnsafeBufferPointer<ExpressionTree.Node>
    private let numbers: UnsafeBufferPointer<Number>
    private let texts: UnsafeBufferPointer<String>
    let values: UnsafeBufferPointer<ExpressionValue>

    /// Whether a missing value is replaced by 0 and counts as missing; not inside `isNull` and its like, and no longer
    /// once a `null` or a removed zero was met, as in DHIS2.
    var replacesMissing = true
    /// How many values were asked for, and how many of them were there.
    var asked = 0
    var found = 0

    /// The value of a whole tree with its items' values; pointers throughout, for counting references would cost as
    /// much as all the rest.
    static func result(
        of tree: ExpressionTree,
        _ mode: ExpressionMode,
        _ values: UnsafeBufferPointer<ExpressionValue>,
        _ missing: MissingValueStrategy
    ) -> Result<ExpressionValue, ExpressionFault> {
        tree.nodes.withUnsafeBufferPointer { nodes in
            tree.numbers.withUnsafeBufferPointer { numbers in
                tree.texts.withUnsafeBufferPointer { texts in
                    Result { () throws(ExpressionFault) in
                        var evaluator = ExpressionEvaluator(
                            nodes: nodes,
                            numbers: numbers,
                            texts: texts,
                            values: values
                        )
                        return try evaluator.result(tree.root, yielding: mode.result, missing)
                    }
                }
            }
        }
    }

    private init(
        nodes: UnsafeBufferPointer<ExpressionTree.Node>,
        numbers: UnsafeBufferPointer<Number>,
        texts: UnsafeBufferPointer<String>,
        values: UnsafeBufferPointer<ExpressionValue>
    ) {
        self.nodes = nodes
        self.numbers = numbers
        self.texts = texts
        self.values = values
    }

    private mutating func result(
        _ root: Int32,
        yielding type: ExpressionType,
        _ missing: MissingValueStrategy
    ) throws(ExpressionFault) -> ExpressionValue {
        let result = try evaluate(root)
        if missing.skips(found: found, of: asked) { return .missing }
        if result.isMissing {
            guard replacesMissing else { return .missing }
            return type == .boolean ? .boolean(false) : .number(.zero)
        }
        return type == .boolean ? .boolean(try boolean(result, at: root)) : try number(result, at: root)
    }

    /// The value of a node.
    mutating func evaluate(_ index: Int32) throws(ExpressionFault) -> ExpressionValue {
        let node = nodes[Int(index)]
        switch node.kind {
        case .number(let number): return .number(numbers[Int(number)])
        case .item(let item, let absence): return take(Int(item), absence, as: node.type)
        case .chain(let level):
            switch level {
            case .sum, .product: return try arithmetic(node.child)
            case .and: return try conjunction(node.child)
            case .or: return try disjunction(node.child)
            case .order, .equality: return try comparison(node.child)
            }
        case .modified: return try evaluate(node.child)
        case .function(let function): return try call(function, node, at: index)
        case .plus: return try numeric(node.child)
        case .minus:
            let operand = try numeric(node.child)
            return operand.stops ? operand : ExpressionArithmetic.negated(operand)
        case .not:
            let operand = try evaluate(node.child)
            return operand.isMissing ? .missing : .boolean(!(try boolean(operand, at: node.child)))
        case .power: return try power(node.child)
        case .text(let text): return .text(texts[Int(text)])
        case .boolean(let boolean): return .boolean(boolean)
        case .null:
            replacesMissing = false
            return .missing
        }
    }

    private mutating func take(
        _ item: Int,
        _ absence: ExpressionTree.Absence,
        as type: ExpressionType
    ) -> ExpressionValue {
        let taken = values[item]
        guard absence == .counts else {
            return absence == .isZero && taken.isMissing ? .number(.zero) : taken
        }
        guard replacesMissing else { return taken }
        asked += 1
        guard taken.isMissing else {
            found += 1
            return taken
        }
        return type == .text ? .text("") : type == .boolean ? .boolean(false) : .number(.zero)
    }

    // The first operand that is missing or no number is the result, and those after it are not looked at.
    private mutating func arithmetic(_ first: Int32) throws(ExpressionFault) -> ExpressionValue {
        var total = try numeric(first)
        var index = nodes[Int(first)].sibling
        while index >= 0, !total.stops {
            let operand = try numeric(index)
            if operand.stops { return operand }
            total = ExpressionArithmetic.apply(nodes[Int(index)].joint, total, operand)
            index = nodes[Int(index)].sibling
        }
        return total
    }

    private mutating func power(_ base: Int32) throws(ExpressionFault) -> ExpressionValue {
        let value = try numeric(base)
        if value.stops { return value }
        let exponent = try numeric(nodes[Int(base)].sibling)
        return exponent.stops ? exponent : ExpressionArithmetic.power(value, exponent)
    }

    private mutating func comparison(_ first: Int32) throws(ExpressionFault) -> ExpressionValue {
        var left = try evaluate(first)
        var index = nodes[Int(first)].sibling
        while index >= 0 {
            if left.isMissing { return .missing }
            let right = try evaluate(index)
            if right.isMissing { return .missing }
            left = .boolean(
                ExpressionComparison.isTrue(try order(left, right, at: index), for: nodes[Int(index)].joint)
            )
            index = nodes[Int(index)].sibling
        }
        return left
    }

    private mutating func conjunction(_ first: Int32) throws(ExpressionFault) -> ExpressionValue {
        var index = first
        while true {
            let operand = try evaluate(index)
            if operand.isMissing { return .missing }
            if !(try boolean(operand, at: index)) { return .boolean(false) }
            index = nodes[Int(index)].sibling
            if index < 0 { return .boolean(true) }
        }
    }

    // True if any is; otherwise missing if one was missing.
    private mutating func disjunction(_ first: Int32) throws(ExpressionFault) -> ExpressionValue {
        var index = first
        var isMissing = false
        while index >= 0 {
            let operand = try evaluate(index)
            if operand.isMissing {
                isMissing = true
            } else if try boolean(operand, at: index) {
                return .boolean(true)
            }
            index = nodes[Int(index)].sibling
        }
        return isMissing ? .missing : .boolean(false)
    }
}

extension ExpressionEvaluator {
    /// The value of a node as a number, an infinity, no number or missing.
    mutating func numeric(_ index: Int32) throws(ExpressionFault) -> ExpressionValue {
        try number(try evaluate(index), at: index)
    }

    private func number(_ value: ExpressionValue, at index: Int32) throws(ExpressionFault) -> ExpressionValue {
        if case .number = value { return value }
        if let number = value.asNumber { return number }
        let range = nodes[Int(index)].range
        if case .text(let text) = value { throw ExpressionFault(.textAsNumber(text), at: range) }
        throw ExpressionFault(.type(found: .boolean, expected: .number), at: range)
    }

    /// A value that a node yielded as a boolean.
    func boolean(_ value: ExpressionValue, at index: Int32) throws(ExpressionFault) -> Bool {
        if let boolean = value.asBoolean { return boolean }
        let text = if case .text(let text) = value { "'\(text)'" } else { value.asText }
        throw ExpressionFault(.asBoolean(text), at: nodes[Int(index)].range)
    }

    /// How two values compare, the second yielded by a node.
    func order(
        _ left: ExpressionValue,
        _ right: ExpressionValue,
        at index: Int32
    ) throws(ExpressionFault) -> Int {
        if let order = ExpressionComparison.compare(left, right) { return order }
        let number = if case .boolean = left { right } else { left }
        throw ExpressionFault(.notComparable(number.asText), at: nodes[Int(index)].range)
    }

    // Inside, a missing value is not replaced and doesn't count.
    mutating func allowingMissing(_ index: Int32) throws(ExpressionFault) -> ExpressionValue {
        let saved = replacesMissing
        replacesMissing = false
        let value = try evaluate(index)
        replacesMissing = saved
        return value
    }
}

extension ExpressionValue {
    /// Whether it is DHIS2's null.
    var isMissing: Bool { if case .missing = self { true } else { false } }

    /// Whether arithmetic stops at it: it is missing or no number.
    var stops: Bool {
        switch self {
        case .missing, .notANumber: true
        default: false
        }
    }
}
