import Collection

/// Finds what every part of a tree yields, refuses what can't work, and gives items the modifiers around them.
struct TypeChecker {
    private(set) var tree: ExpressionTree
    private let written: [(source: ExpressionItem.Source, text: String)]
    private let mode: ExpressionMode?
    private var indices: [ExpressionItem: Int32] = [:]

    /// What surrounds a part.
    private struct Surroundings {
        var modifiers = ItemModifiers.none
        var isInSubExpression = false
    }

    init(
        _ tree: ExpressionTree,
        written: [(source: ExpressionItem.Source, text: String)],
        mode: ExpressionMode?
    ) {
        self.tree = tree
        self.written = written
        self.mode = mode
    }

    /// Checks the whole tree.
    mutating func check() throws(ExpressionFault) {
        let type = try check(tree.root, Surroundings())
        guard let mode else { return }
        if mode.result == .number, type == .boolean || type == .text, textLiteral(tree.root) == nil {
            throw ExpressionFault(.result(found: type, expected: .number), at: tree[tree.root].range)
        }
        if mode.result == .number { try requireNumber(tree.root) } else { try requireBoolean(tree.root) }
    }

    private mutating func check(
        _ index: Int32,
        _ surroundings: Surroundings
    ) throws(ExpressionFault) -> ExpressionType {
        let type: ExpressionType
        switch tree[index].kind {
        case .number: type = .number
        case .text: type = .text
        case .boolean: type = .boolean
        case .null: type = .nothing
        case .item(let number, _): type = take(number, at: index, surroundings)
        case .plus, .minus, .power:
            try checkChildren(of: index, surroundings)
            try requireNumbers(in: index)
            type = .number
        case .not:
            try checkChildren(of: index, surroundings)
            try requireBoolean(tree[index].child)
            type = .boolean
        case .chain(let level):
            try checkChildren(of: index, surroundings)
            type = try checkChain(index, level, surroundings)
        case .modified(let number):
            var inner = surroundings
            // What stands outside is replaced by what stands inside, but offsets add up.
            inner.modifiers.apply(tree.modifiers[Int(number)])
            type = try check(tree[index].child, inner)
        case .function(let function):
            type = try check(function, at: index, surroundings)
        }
        tree.nodes[Int(index)].type = type
        return type
    }

    private mutating func take(_ number: Int32, at index: Int32, _ surroundings: Surroundings) -> ExpressionType {
        let (source, text) = written[Int(number)]
        let item = ExpressionItem(source, text: text, modifiers: surroundings.modifiers)
        let place = indices[item] ?? Int32(tree.items.count)
        if place == tree.items.count {
            tree.items.append(item)
            indices[item] = place
        }
        tree.nodes[Int(index)].kind = .item(place, item.absence)
        return item.type
    }

    private mutating func checkChildren(of index: Int32, _ surroundings: Surroundings) throws(ExpressionFault) {
        var child = tree[index].child
        while child >= 0 {
            _ = try check(child, surroundings)
            child = tree[child].sibling
        }
    }

    private mutating func checkChain(
        _ index: Int32,
        _ level: ExpressionOperator.Level,
        _ surroundings: Surroundings
    ) throws(ExpressionFault) -> ExpressionType {
        var child = tree[index].child
        var previous: Int32 = -1
        while child >= 0 {
            switch level {
            case .sum, .product: try requireNumber(child)
            case .and, .or: try requireBoolean(child)
            case .order, .equality:
                if previous >= 0 { try requireComparable(previous, child, surroundings) }
            }
            previous = child
            child = tree[child].sibling
        }
        return level == .sum || level == .product ? .number : .boolean
    }

    private mutating func check(
        _ function: ExpressionFunction,
        at index: Int32,
        _ surroundings: Surroundings
    ) throws(ExpressionFault) -> ExpressionType {
        var inner = surroundings
        if function == .subExpression {
            inner.isInSubExpression = true
            // The way organisations' results are put together is not how each one's values are.
            inner.modifiers.aggregation = nil
        }
        try checkChildren(of: index, inner)
        let first = tree[index].child
        switch function {
        case .if: return try checkIf(index)
        case .is:
            var child = tree[first].sibling
            while child >= 0 {
                try requireComparable(first, child, surroundings)
                child = tree[child].sibling
            }
            return .boolean
        case .isNull, .isNotNull: return .boolean
        case .contains, .containsItems:
            for child in tree.children(of: index) { expect(.text, of: child, surroundings) }
            return .boolean
        case .firstNonNull:
            return tree.children(of: index).reduce(.nothing) { $0.joined(with: tree[$1].type) }
        case .removeZeros: return tree[first].type
        case .greatest, .least, .log, .log10:
            try requireNumbers(in: index)
            return .number
        case .subExpression:
            try requireDataElements(in: index)
            return tree[first].type
        }
    }

    // What stands after `else` must be of the kind of what stands after `then`, as in DHIS2.
    private func checkIf(_ index: Int32) throws(ExpressionFault) -> ExpressionType {
        let parts = tree.children(of: index)
        try requireBoolean(parts[0])
        let (yes, no) = (tree[parts[1]].type, tree[parts[2]].type)
        if yes == .number { try requireNumber(parts[2]) }
        if yes == .boolean { try requireBoolean(parts[2]) }
        return yes.joined(with: no)
    }
}

extension TypeChecker {
    private func requireNumbers(in index: Int32) throws(ExpressionFault) {
        var child = tree[index].child
        while child >= 0 {
            try requireNumber(child)
            child = tree[child].sibling
        }
    }

    private func requireNumber(_ index: Int32) throws(ExpressionFault) {
        let node = tree[index]
        if node.type == .boolean { throw ExpressionFault(.type(found: .boolean, expected: .number), at: node.range) }
        if let text = textLiteral(index), ExpressionValue.number(in: text) == nil {
            throw ExpressionFault(.textAsNumber(text), at: node.range)
        }
    }

    // Whole numbers and the words true and false count as booleans, as in DHIS2.
    private func requireBoolean(_ index: Int32) throws(ExpressionFault) {
        let node = tree[index]
        if let number = numberLiteral(index), !number.isInteger {
            throw ExpressionFault(.asBoolean(number.description), at: node.range)
        }
        if let text = textLiteral(index), ExpressionValue.boolean(in: text) == nil {
            throw ExpressionFault(.asBoolean("'\(text)'"), at: node.range)
        }
    }

    private mutating func requireComparable(
        _ left: Int32,
        _ right: Int32,
        _ surroundings: Surroundings
    ) throws(ExpressionFault) {
        for (one, other) in [(left, right), (right, left)] {
            if tree[one].type == .boolean, let number = numberLiteral(other), !number.isInteger {
                throw ExpressionFault(.notComparable(number.description), at: tree[other].range)
            }
            if tree[one].type != .unknown { expect(tree[one].type, of: other, surroundings) }
        }
    }

    // An item's kind is known from what it is compared with; a missing one is then replaced by the empty text or by
    // false. DHIS2 knows kinds by the data element, but not in an indicator outside `subExpression`.
    private mutating func expect(_ type: ExpressionType, of index: Int32, _ surroundings: Surroundings) {
        guard mode != .indicator || surroundings.isInSubExpression else { return }
        var index = index
        while case .modified = tree[index].kind { index = tree[index].child }
        if case .item = tree[index].kind, tree[index].type == .unknown { tree.nodes[Int(index)].type = type }
    }

    private func requireDataElements(in index: Int32) throws(ExpressionFault) {
        var count = 0
        var pending = [tree[index].child]
        while let next = pending.popLast() {
            pending.append(contentsOf: tree.children(of: next))
            guard case .item(let item, _) = tree[next].kind else { continue }
            guard case .dataElement = tree.items[Int(item)].source else {
                throw ExpressionFault(.subExpressionItems, at: tree[next].range)
            }
            count += 1
        }
        if count == 0 { throw ExpressionFault(.subExpressionItems, at: tree[index].range) }
    }

    private func textLiteral(_ index: Int32) -> String? {
        if case .text(let text) = tree[index].kind { tree.texts[Int(text)] } else { nil }
    }

    private func numberLiteral(_ index: Int32) -> Number? {
        if case .number(let number) = tree[index].kind { tree.numbers[Int(number)] } else { nil }
    }
}
