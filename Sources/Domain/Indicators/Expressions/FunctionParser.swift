extension ExpressionParser {
    /// A function and its arguments; the first two of `is` have `in` between them.
    mutating func call(_ function: ExpressionFunction) throws(ExpressionFault) -> Int32 {
        let name = token.range
        if let mode, !function.isAllowed(in: mode) {
            throw ExpressionFault(.notInMode(function.rawValue + "()", mode), at: name)
        }
        try deeper()
        try advance()
        var first: Int32 = -1
        var last: Int32 = -1
        var count = 0
        while token.kind != .close || count > 0 {
            let argument = try chain(.or)
            if last >= 0 { tree.nodes[Int(last)].sibling = argument } else { first = argument }
            last = argument
            count += 1
            if function == .is, count == 1 {
                guard token.kind == .in else {
                    throw ExpressionFault(.expectedIn(found: lexer.text(token.range)), at: token.range)
                }
                guard lexer.isApart(token.range) else { throw ExpressionFault(.spaceAroundIn, at: token.range) }
            } else if token.kind != .comma {
                break
            }
            try advance()
        }
        let arguments = function.arguments
        guard arguments.contains(count) || token.kind != .close else {
            throw ExpressionFault(
                .arguments(
                    function.rawValue,
                    count: count,
                    atLeast: arguments.lowerBound,
                    atMost: arguments.upperBound
                ),
                at: name
            )
        }
        try close(function.rawValue + "(", opened: name)
        depth -= 1
        return node(.function(function), from: name.lowerBound, child: first)
    }
}
