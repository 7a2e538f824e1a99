import Collection

/// An expression in DHIS2's language, parsed and checked once, to be printed, described and evaluated often.
package struct IndicatorExpression: Sendable {
    /// The expression as it was written.
    package let source: String
    /// What it is for.
    package let mode: ExpressionMode
    let tree: ExpressionTree

    /// Parses and checks an expression; throws what is wrong and where.
    package init(_ source: String, mode: ExpressionMode = .indicator) throws(ExpressionFault) {
        self.source = source
        self.mode = mode
        tree = try ExpressionParser.tree(of: source, in: mode)
    }

    /// The items that the expression asks for, each once (an item with other modifiers is another), in the order of
    /// their appearance.
    package var items: [ExpressionItem] { tree.items }

    /// The item that the expression is, as it stands; nil where it is more than one item.
    var onlyItem: ExpressionItem? {
        guard tree.nodes.count == 1, case .item = tree.nodes[0].kind else { return nil }
        return items.first
    }

    /// Where an item stands first, in bytes of the source's UTF-8.
    package func range(ofItem item: Int) -> Range<Int> {
        let node = tree.nodes.first { node in
            if case .item(let index, _) = node.kind { Int(index) == item } else { false }
        }
        return node?.range ?? 0..<0
    }

    /// The value of the expression. `value` gives that of an item by its index in `items`, nil where there is none;
    /// throws where a value is not of the kind that the expression needs.
    package func evaluate(
        missing: MissingValueStrategy = .skipIfAllValuesMissing,
        _ value: (_ item: Int) -> ExpressionValue?
    ) throws(ExpressionFault) -> ExpressionValue {
        let result = withUnsafeTemporaryAllocation(of: ExpressionValue.self, capacity: tree.items.count) { values in
            for index in values.indices { values.initializeElement(at: index, to: value(index) ?? .missing) }
            defer { values.deinitialize() }
            return ExpressionEvaluator.result(of: tree, mode, UnsafeBufferPointer(values), missing)
        }
        return try result.get()
    }
}

extension IndicatorExpression: Equatable {
    /// Whether two expressions say the same, however they are written.
    package static func == (left: IndicatorExpression, right: IndicatorExpression) -> Bool {
        left.mode == right.mode && left.tree == right.tree
    }
}
