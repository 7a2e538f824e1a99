import Collection

/// Finds what every part of a tree yields, refuses what can't work, and gives items the modifiers around them.
struct TypeChecker {
    var tree: ExpressionTree
    private let written: [(source: ExpressionItem.Source, text: String)]
    let mode: ExpressionMode?
    private var indices: [ExpressionItem: Int32] = [:]

    /// What surrounds a part.
    struct Surroundings {
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
        // Inside, DHIS2 takes whole numbers for true and false; a condition that is a number as a whole is a mistake.
        let unfitting: [ExpressionType] = mode.result == .number ? [.boolean] : [.number, .text]
        if unfitting.contains(type) {
            throw ExpressionFault(.result(found: type, expected: mode.result), at: tree[tree.root].range)
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
        let first = tree[index].child
        var child = first
        var previous: Int32 = -1
        while child >= 0 {
            switch level {
            case .sum, .product: try requireNumber(child)
            case .and, .or: try requireBoolean(child)
            case .order, .equality:
                // What follows the second operand is compared with the result of comparing the first two.
                if previous == first {
                    try requireComparable(first, child, surroundings)
                } else if previous >= 0 {
                    try requireComparableWithBoolean(child, surroundings)
                }
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
