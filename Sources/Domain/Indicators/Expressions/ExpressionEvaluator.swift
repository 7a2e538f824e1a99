import Collection

/// Evaluates a tree: depth first, only what is needed, without allocation as long as numbers have up to 38 digits.
struct ExpressionEvaluator {
    private let nodes: UnsafeBufferPointer<ExpressionTree.Node>
    private let numbers: UnsafeBufferPointer<Number>
    private let texts: UnsafeBufferPointer<String>
    private let values: UnsafeBufferPointer<ExpressionValue>

    /// Whether a missing value is replaced by 0 and counts as missing; not inside `isNull` and its like, and no longer
    /// once a `null` or a removed zero was met, as in DHIS2.
    private var replacesMissing = true
    /// How many values were asked for, and how many of them were there.
    private var asked = 0
    private var found = 0

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

    private mutating func evaluate(_ index: Int32) throws(ExpressionFault) -> ExpressionValue {
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
    private mutating func numeric(_ index: Int32) throws(ExpressionFault) -> ExpressionValue {
        try number(try evaluate(index), at: index)
    }

    private func number(_ value: ExpressionValue, at index: Int32) throws(ExpressionFault) -> ExpressionValue {
        if case .number = value { return value }
        if let number = value.asNumber { return number }
        let range = nodes[Int(index)].range
        if case .text(let text) = value { throw ExpressionFault(.textAsNumber(text), at: range) }
        throw ExpressionFault(.type(found: .boolean, expected: .number), at: range)
    }

    private func boolean(_ value: ExpressionValue, at index: Int32) throws(ExpressionFault) -> Bool {
        if let boolean = value.asBoolean { return boolean }
        let text = if case .text(let text) = value { "'\(text)'" } else { value.asText }
        throw ExpressionFault(.asBoolean(text), at: nodes[Int(index)].range)
    }

    private func order(
        _ left: ExpressionValue,
        _ right: ExpressionValue,
        at index: Int32
    ) throws(ExpressionFault) -> Int {
        if let order = ExpressionComparison.compare(left, right) { return order }
        let number = if case .boolean = left { right } else { left }
        throw ExpressionFault(.notComparable(number.asText), at: nodes[Int(index)].range)
    }

    // Inside, a missing value is not replaced and doesn't count.
    private mutating func allowingMissing(_ index: Int32) throws(ExpressionFault) -> ExpressionValue {
        let saved = replacesMissing
        replacesMissing = false
        let value = try evaluate(index)
        replacesMissing = saved
        return value
    }

    private mutating func call(
        _ function: ExpressionFunction,
        _ node: ExpressionTree.Node,
        at index: Int32
    ) throws(ExpressionFault) -> ExpressionValue {
        switch function {
        case .if: return try choose(node.child)
        case .isNull: return .boolean(try allowingMissing(node.child).isMissing)
        case .isNotNull: return .boolean(!(try allowingMissing(node.child).isMissing))
        case .firstNonNull:
            var child = node.child
            while child >= 0 {
                let value = try allowingMissing(child)
                if !value.isMissing { return value }
                child = nodes[Int(child)].sibling
            }
            return .missing
        case .greatest: return try extreme(node.child, isGreatest: true)
        case .least: return try extreme(node.child, isGreatest: false)
        case .log, .log10: return try logarithm(node.child, isCommon: function == .log10)
        case .is: return try isAmong(node.child)
        case .contains: return try contains(node.child, whole: false)
        case .containsItems: return try contains(node.child, whole: true)
        case .removeZeros:
            let value = try evaluate(node.child)
            guard case .number(let number) = value, number.isZero else { return value }
            replacesMissing = false
            return .missing
        case .subExpression: return try subExpression(node.child)
        }
    }

    private mutating func choose(_ condition: Int32) throws(ExpressionFault) -> ExpressionValue {
        let value = try evaluate(condition)
        if value.isMissing { return .missing }
        let yes = nodes[Int(condition)].sibling
        return try evaluate(try boolean(value, at: condition) ? yes : nodes[Int(yes)].sibling)
    }

    // Missing values are passed over; what is no number stays if it comes first and is passed over later, as in DHIS2.
    private mutating func extreme(_ first: Int32, isGreatest: Bool) throws(ExpressionFault) -> ExpressionValue {
        var best = ExpressionValue.missing
        var index = first
        while index >= 0 {
            let value = try numeric(index)
            index = nodes[Int(index)].sibling
            if value.isMissing { continue }
            if best.isMissing {
                best = value
            } else if best != .notANumber, value != .notANumber,
                let order = ExpressionComparison.compare(value, best), isGreatest ? order > 0 : order < 0
            {
                best = value
            }
        }
        return best
    }

    private mutating func logarithm(_ first: Int32, isCommon: Bool) throws(ExpressionFault) -> ExpressionValue {
        let value = try numeric(first)
        if value.stops { return value }
        if isCommon { return ExpressionArithmetic.commonLogarithm(value) }
        let second = nodes[Int(first)].sibling
        if second < 0 { return ExpressionArithmetic.logarithm(value, base: nil) }
        let base = try numeric(second)
        return base.stops ? base : ExpressionArithmetic.logarithm(value, base: base)
    }

    private mutating func isAmong(_ first: Int32) throws(ExpressionFault) -> ExpressionValue {
        let value = try evaluate(first)
        if value.isMissing { return .missing }
        var index = nodes[Int(first)].sibling
        while index >= 0 {
            let candidate = try evaluate(index)
            if !candidate.isMissing, try order(value, candidate, at: index) == 0 { return .boolean(true) }
            index = nodes[Int(index)].sibling
        }
        return .boolean(false)
    }

    // Whether all texts are part of the first, or all are among its parts between commas.
    private mutating func contains(_ first: Int32, whole: Bool) throws(ExpressionFault) -> ExpressionValue {
        let value = try evaluate(first)
        if value.isMissing { return .missing }
        let text = value.asText
        let parts = whole ? text.split(separator: ",", omittingEmptySubsequences: false) : []
        var containsAll = true
        var index = nodes[Int(first)].sibling
        while index >= 0 {
            let sought = try evaluate(index)
            if sought.isMissing { return .missing }
            let isThere = whole ? parts.contains { $0 == sought.asText } : text.contains(sought.asText)
            containsAll = containsAll && isThere
            index = nodes[Int(index)].sibling
        }
        return .boolean(containsAll)
    }

    // Counts as one value, which is there if any of the values inside is.
    private mutating func subExpression(_ inner: Int32) throws(ExpressionFault) -> ExpressionValue {
        let saved = (replacesMissing, asked, found)
        replacesMissing = true
        let value = try evaluate(inner)
        let innerReplaces = replacesMissing
        (replacesMissing, asked, found) = saved
        let isThere = hasValue(in: inner)
        guard replacesMissing else { return isThere ? value : .missing }
        asked += 1
        guard isThere else { return .number(.zero) }
        found += 1
        return value.isMissing && innerReplaces ? .number(.zero) : value
    }

    private func hasValue(in index: Int32) -> Bool {
        let node = nodes[Int(index)]
        if case .item(let item, _) = node.kind, !values[Int(item)].isMissing { return true }
        var child = node.child
        while child >= 0 {
            if hasValue(in: child) { return true }
            child = nodes[Int(child)].sibling
        }
        return false
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
