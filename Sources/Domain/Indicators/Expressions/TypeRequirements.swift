import Collection
import Number

extension TypeChecker {
    /// Refuses children that can't be numbers.
    func requireNumbers(in index: Int32) throws(ExpressionFault) {
        var child = tree[index].child
        while child >= 0 {
            try requireNumber(child)
            child = tree[child].sibling
        }
    }

    /// Refuses what can't be a number.
    func requireNumber(_ index: Int32) throws(ExpressionFault) {
        let node = tree[index]
        if node.type == .boolean { throw ExpressionFault(.type(found: .boolean, expected: .number), at: node.range) }
        if let text = textLiteral(index), ExpressionValue.number(in: text) == nil {
            throw ExpressionFault(.textAsNumber(text), at: node.range)
        }
        for outcome in outcomes(of: index) { try requireNumber(outcome) }
    }

    /// Refuses what can't be a boolean; whole numbers and the words true and false can, as in DHIS2.
    func requireBoolean(_ index: Int32) throws(ExpressionFault) {
        let node = tree[index]
        if let number = numberLiteral(index), !number.isInteger {
            throw ExpressionFault(.asBoolean(number.description), at: node.range)
        }
        if let text = textLiteral(index), ExpressionValue.boolean(in: text) == nil {
            throw ExpressionFault(.asBoolean("'\(text)'"), at: node.range)
        }
        for outcome in outcomes(of: index) { try requireBoolean(outcome) }
    }

    // What a part of several possible kinds may come to. A part of one kind has been looked at where it got its kind,
    // so that nothing is looked at twice.
    private func outcomes(of index: Int32) -> ArraySlice<Int32> {
        guard tree[index].type == .text || tree[index].type == .unknown else { return [] }
        switch tree[index].kind {
        case .function(.if): return tree.children(of: index).dropFirst()
        case .function(.firstNonNull), .function(.removeZeros), .function(.subExpression), .modified:
            return tree.children(of: index)[...]
        default: return []
        }
    }

    /// Refuses two operands that can't be compared.
    mutating func requireComparable(
        _ left: Int32,
        _ right: Int32,
        _ surroundings: Surroundings
    ) throws(ExpressionFault) {
        for (one, other) in [(left, right), (right, left)] {
            if tree[one].type == .boolean { try requireComparableWithBoolean(other, surroundings) }
            if tree[one].type != .unknown { expect(tree[one].type, of: other, surroundings) }
        }
    }

    /// Refuses what can't be compared with a boolean.
    mutating func requireComparableWithBoolean(
        _ index: Int32,
        _ surroundings: Surroundings
    ) throws(ExpressionFault) {
        if let number = numberLiteral(index), !number.isInteger {
            throw ExpressionFault(.notComparable(number.description), at: tree[index].range)
        }
        expect(.boolean, of: index, surroundings)
    }

    /// An item's kind is known from what it is compared with; a missing one is then replaced by the empty text or by
    /// false. DHIS2 knows kinds by the data element, but not in an indicator outside `subExpression`.
    mutating func expect(_ type: ExpressionType, of index: Int32, _ surroundings: Surroundings) {
        guard mode != .indicator || surroundings.isInSubExpression else { return }
        var index = index
        while case .modified = tree[index].kind { index = tree[index].child }
        if case .item = tree[index].kind, tree[index].type == .unknown { tree.nodes[Int(index)].type = type }
    }

    /// Refuses a `subExpression` without data elements or with other items.
    func requireDataElements(in index: Int32) throws(ExpressionFault) {
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
