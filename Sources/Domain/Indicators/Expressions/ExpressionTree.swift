import Collection
import Number

/// A parsed and checked expression: nodes in one array, children before their parent, so that freeing a tree doesn't
/// recurse, and evaluation allocates nothing.
struct ExpressionTree: Sendable {
    /// A part of the expression.
    struct Node: Sendable {
        var kind: Kind
        /// The operator that joins this operand to the one before it, in a chain.
        var joint = ExpressionOperator.or
        /// What it yields.
        var type = ExpressionType.unknown
        /// Its first child and its next sibling, or -1.
        var child: Int32 = -1
        var sibling: Int32 = -1
        /// Where it stands in the source, in bytes of UTF-8.
        var start: Int32
        var end: Int32

        var range: Range<Int> { Int(start)..<Int(end) }
    }

    /// What a node is; the numbers are indices of `numbers`, `texts`, `items` and `modifiers`.
    enum Kind: Sendable {
        case number(Int32)
        case text(Int32)
        case boolean(Bool)
        case null
        case item(Int32, Absence)
        case plus
        case minus
        case not
        case power
        /// Operands joined from the left by operators of one level.
        case chain(ExpressionOperator.Level)
        case function(ExpressionFunction)
        /// A modifier on an item or on parentheses.
        case modified(Int32)
    }

    /// What becomes of an item without a value.
    enum Absence: Sendable {
        /// It counts as missing, and is replaced by 0.
        case counts
        /// It is 0: a number of organisations.
        case isZero
        /// It stays missing.
        case stays
    }

    var nodes: [Node] = []
    var root: Int32 = -1
    var numbers: [Number] = []
    var texts: [String] = []
    /// The items, each once, in the order of their appearance.
    var items: [ExpressionItem] = []
    var modifiers: [ItemModifier] = []

    /// The indices of a node's children, in order.
    func children(of index: Int32) -> [Int32] {
        var children: [Int32] = []
        var child = nodes[Int(index)].child
        while child >= 0 {
            children.append(child)
            child = nodes[Int(child)].sibling
        }
        return children
    }

    subscript(index: Int32) -> Node { nodes[Int(index)] }

    /// Whether it is an item alone, with modifiers or without.
    var isItem: Bool {
        var index = root
        while case .modified = self[index].kind { index = self[index].child }
        if case .item = self[index].kind { return true }
        return false
    }
}

extension ExpressionTree: Equatable {
    /// Whether two trees say the same, wherever their parts stand in the source.
    static func == (left: ExpressionTree, right: ExpressionTree) -> Bool {
        left.isSame(left.root, as: right.root, of: right)
    }

    private func isSame(_ index: Int32, as other: Int32, of tree: ExpressionTree) -> Bool {
        let (a, b) = (children(of: index), tree.children(of: other))
        guard a.count == b.count, isSameKind(self[index].kind, tree[other].kind, of: tree) else { return false }
        for (position, (x, y)) in zip(a, b).enumerated() {
            if position > 0, self[x].joint != tree[y].joint { return false }
            if !isSame(x, as: y, of: tree) { return false }
        }
        return true
    }

    private func isSameKind(_ kind: Kind, _ other: Kind, of tree: ExpressionTree) -> Bool {
        switch (kind, other) {
        case (.number(let a), .number(let b)): numbers[Int(a)] == tree.numbers[Int(b)]
        case (.text(let a), .text(let b)): texts[Int(a)] == tree.texts[Int(b)]
        case (.boolean(let a), .boolean(let b)): a == b
        case (.item(let a, _), .item(let b, _)): items[Int(a)] == tree.items[Int(b)]
        case (.chain(let a), .chain(let b)): a == b
        case (.function(let a), .function(let b)): a == b
        case (.modified(let a), .modified(let b)): modifiers[Int(a)] == tree.modifiers[Int(b)]
        case (.null, .null), (.plus, .plus), (.minus, .minus), (.not, .not), (.power, .power): true
        default: false
        }
    }
}
