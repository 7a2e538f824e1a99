import Collection

/// Reads an expression by recursive descent, a method a level of binding; time is linear in the length and the stack is
/// bounded by the depth that is allowed.
struct ExpressionParser {
    /// The most bytes of UTF-8 that an expression may have.
    static let lengthLimit = 100_000
    /// How deep parentheses, functions, signs, powers and modifiers may be nested in each other.
    static let depthLimit = 200

    /// What the expression is for; nil allows everything, to read items.
    let mode: ExpressionMode?
    var lexer: Lexer
    var token = Token(kind: .end, start: 0, end: 0)
    /// Where the token before ended.
    var lastEnd = 0
    var tree = ExpressionTree()
    /// The items as they stand, before modifiers around them are known.
    var written: [(source: ExpressionItem.Source, text: String)] = []
    var depth = 0
    /// The depth of what is nested deepest in the operand that is read; modifiers put all of it deeper.
    private var reach = 0

    private init(_ bytes: UnsafeBufferPointer<UInt8>, mode: ExpressionMode?) {
        lexer = Lexer(bytes)
        self.mode = mode
    }

    /// The checked tree of an expression.
    static func tree(of source: String, in mode: ExpressionMode?) throws(ExpressionFault) -> ExpressionTree {
        var source = source
        let result: Result<ExpressionTree, ExpressionFault> = source.withUTF8 { bytes in
            Result { () throws(ExpressionFault) in
                guard bytes.count <= lengthLimit else {
                    throw ExpressionFault(.tooLong(limit: lengthLimit), at: lengthLimit..<lengthLimit)
                }
                var parser = ExpressionParser(bytes, mode: mode)
                try parser.parse()
                var checker = TypeChecker(parser.tree, written: parser.written, mode: mode)
                try checker.check()
                return checker.tree
            }
        }
        return try result.get()
    }

    private mutating func parse() throws(ExpressionFault) {
        tree.nodes.reserveCapacity(16)
        try advance()
        guard token.kind != .end else { throw ExpressionFault(.empty, at: 0..<0) }
        tree.root = try chain(.or)
        guard token.kind == .end else {
            throw ExpressionFault(.expectedOperator(found: lexer.text(token.range)), at: token.range)
        }
    }

    mutating func advance() throws(ExpressionFault) {
        lastEnd = token.end
        token = try lexer.next()
    }

    /// Enters what is nested; the depth is taken back when it is left.
    mutating func deeper() throws(ExpressionFault) {
        depth += 1
        try reach(depth)
    }

    private mutating func reach(_ depth: Int) throws(ExpressionFault) {
        reach = max(reach, depth)
        if depth > ExpressionParser.depthLimit {
            throw ExpressionFault(.tooDeep(limit: ExpressionParser.depthLimit), at: token.range)
        }
    }

    /// Adds a node that ends where the last token did.
    mutating func node(_ kind: ExpressionTree.Kind, from start: Int, child: Int32 = -1) -> Int32 {
        tree.nodes.append(ExpressionTree.Node(kind: kind, child: child, start: Int32(start), end: Int32(lastEnd)))
        return Int32(tree.nodes.count - 1)
    }

    /// Operands of one level, joined from the left.
    mutating func chain(_ level: ExpressionOperator.Level) throws(ExpressionFault) -> Int32 {
        let start = token.start
        let first = try operand(of: level)
        guard token.binary?.level == level else { return first }
        var last = first
        while let joint = token.binary, joint.level == level {
            try advance()
            let next = try operand(of: level)
            tree.nodes[Int(next)].joint = joint
            tree.nodes[Int(last)].sibling = next
            last = next
        }
        return node(.chain(level), from: start, child: first)
    }

    private mutating func operand(of level: ExpressionOperator.Level) throws(ExpressionFault) -> Int32 {
        if let tighter = level.tighter { return try chain(tighter) }
        return try signed()
    }

    // Signs and `!`, which bind looser than `^`.
    private mutating func signed() throws(ExpressionFault) -> Int32 {
        let kind: ExpressionTree.Kind
        switch token.kind {
        case .plus: kind = .plus
        case .minus: kind = .minus
        case .not: kind = .not
        default: return try power()
        }
        let start = token.start
        try deeper()
        try advance()
        let child = try signed()
        depth -= 1
        return node(kind, from: start, child: child)
    }

    // `^` from the right; its exponent may have a sign.
    private mutating func power() throws(ExpressionFault) -> Int32 {
        let start = token.start
        let base = try modified()
        guard token.kind == .power else { return base }
        try deeper()
        try advance()
        let exponent = try signed()
        depth -= 1
        tree.nodes[Int(base)].sibling = exponent
        return node(.power, from: start, child: base)
    }

    private mutating func modified() throws(ExpressionFault) -> Int32 {
        let start = token.start
        let outside = reach
        reach = depth
        var operand = try primary()
        while case .modifier(let name) = token.kind {
            let modifier = try modifier(name)
            tree.modifiers.append(modifier)
            operand = node(.modified(Int32(tree.modifiers.count - 1)), from: start, child: operand)
            try reach(reach + 1)
        }
        reach = max(reach, outside)
        return operand
    }

    private mutating func primary() throws(ExpressionFault) -> Int32 {
        let current = token
        switch current.kind {
        case .number, .text, .true, .false, .null: return try literal()
        case .item: return try item(.item(current.range, lexer))
        case .bracket: return try item(.bracket(current.range, lexer))
        case .open: return try parenthesized()
        case .function(let function): return try call(function)
        case .organisation(let test): return try organisation(test)
        case .modifier(let name):
            throw ExpressionFault(.misplacedModifier("." + name.rawValue), at: current.range)
        default:
            throw ExpressionFault(.expectedValue(found: lexer.text(current.range)), at: current.range)
        }
    }

    private mutating func parenthesized() throws(ExpressionFault) -> Int32 {
        let open = token.range
        try deeper()
        try advance()
        let inner = try chain(.or)
        try close("(", opened: open)
        depth -= 1
        return inner
    }

    /// A closing parenthesis.
    mutating func close(_ opening: String, opened: Range<Int>) throws(ExpressionFault) {
        if token.kind == .end { throw ExpressionFault(.unclosed(opening), at: opened) }
        guard token.kind == .close else {
            throw ExpressionFault(.expectedClose(found: lexer.text(token.range)), at: token.range)
        }
        try advance()
    }
}
