import Collection
import Number

extension ExpressionEvaluator {
    /// The value of a function; what it doesn't need is not evaluated.
    mutating func call(
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
        let text = Array(value.asText.utf8)
        let parts = whole ? ExpressionEvaluator.items(of: text) : []
        var containsAll = true
        var index = nodes[Int(first)].sibling
        while index >= 0 {
            let sought = try evaluate(index)
            if sought.isMissing { return .missing }
            let bytes = sought.asText.utf8
            let isThere = whole ? parts.contains { $0.elementsEqual(bytes) } : text.contains(bytes)
            containsAll = containsAll && isThere
            index = nodes[Int(index)].sibling
        }
        return .boolean(containsAll)
    }

    // As Java splits: nothing after the last commas, but a text without any is one item.
    private static func items(of text: [UInt8]) -> [ArraySlice<UInt8>] {
        var parts = text.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        guard parts.count > 1 else { return parts }
        while parts.last?.isEmpty == true { parts.removeLast() }
        return parts
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
