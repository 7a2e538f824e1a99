extension Lexer {
    /// A word: letters and underscores; a function's name is followed by its parenthesis without a space.
    mutating func word() throws(ExpressionFault) -> Token {
        let start = position
        var end = start
        while self[end].isLetter { end += 1 }
        if self[end] == UInt8(ascii: "{") { return try braced(from: start, to: end) }
        if let kind = keyword(start..<end) {
            position = end
            return Token(kind: kind, start: start, end: end)
        }
        if isWord("orgUnit", start..<end) { return try organisation(from: start, point: end) }
        while self[end].isLetter || self[end].isDigit || self[end] == UInt8(ascii: ":") { end += 1 }
        if self[end] == UInt8(ascii: "(") {
            guard let function = function(start..<end) else { throw unknownFunction(start..<end) }
            position = end + 1
            return Token(kind: .function(function), start: start, end: position)
        }
        throw unknownWord(start..<end)
    }

    private func unknownWord(_ range: Range<Int>) -> ExpressionFault {
        var next = range.upperBound
        while self[next].isSpace { next += 1 }
        if self[next] == UInt8(ascii: "("), function(range) != nil {
            return ExpressionFault(.spaceAfterFunction(text(range)), at: range)
        }
        return misspelt(range) ?? ExpressionFault(.unknownWord(text(range)), at: range)
    }

    // A word of the language that is not in lower case.
    private func misspelt(_ range: Range<Int>) -> ExpressionFault? {
        let word = text(range)
        guard ["and", "or", "not", "in", "true", "false", "null"].contains(word.lowercased()) else { return nil }
        return ExpressionFault(.written(word, instead: word.lowercased()), at: range)
    }

    private func unknownFunction(_ range: Range<Int>) -> ExpressionFault {
        let name = text(range)
        let meant = ExpressionFunction.allCases.first { $0.rawValue.lowercased() == name.lowercased() }
        if let meant { return ExpressionFault(.written(name, instead: meant.rawValue), at: range) }
        return misspelt(range) ?? ExpressionFault(.unknownFunction(name), at: range)
    }

    private mutating func braced(from start: Int, to end: Int) throws(ExpressionFault) -> Token {
        if isWord("OUG", start..<end) { return try item(prefix: 3) }
        guard end == start + 1 else { throw ExpressionFault(.unknownWord(text(start..<end)), at: start..<end) }
        switch bytes[start] {
        case UInt8(ascii: "C"), UInt8(ascii: "R"), UInt8(ascii: "N"): return try item(prefix: 1)
        case UInt8(ascii: "A"), UInt8(ascii: "D"), UInt8(ascii: "I"), UInt8(ascii: "V"), UInt8(ascii: "X"):
            throw ExpressionFault(.programItem(text(start..<end) + "{}"), at: start..<(end + 1))
        default: throw ExpressionFault(.unknownWord(text(start..<end)), at: start..<end)
        }
    }

    private mutating func organisation(from start: Int, point: Int) throws(ExpressionFault) -> Token {
        guard self[point] == UInt8(ascii: ".") else { throw unknownWord(start..<point) }
        var end = point + 1
        while self[end].isLetter { end += 1 }
        for test in OrganisationTest.allCases
        where self[end] == UInt8(ascii: "(") && bytes[(point + 1)..<end].elementsEqual(test.rawValue.utf8) {
            position = end + 1
            return Token(kind: .organisation(test), start: start, end: position)
        }
        throw ExpressionFault(.unknownFunction(text(start..<end)), at: start..<end)
    }

    /// Whether spaces or comments stand on both sides of a word, or a parenthesis closes before anything follows it.
    func isApart(_ range: Range<Int>) -> Bool {
        let (before, after) = (self[range.lowerBound - 1], self[range.upperBound])
        return (before.isSpace || before == UInt8(ascii: "/"))
            && (after.isSpace || after == UInt8(ascii: "/") || after == UInt8(ascii: ")"))
    }

    private func keyword(_ range: Range<Int>) -> Token.Kind? {
        switch range.count {
        case 2: isWord("or", range) ? .binary(.or) : isWord("in", range) ? .in : nil
        case 3: isWord("and", range) ? .binary(.and) : isWord("not", range) ? .not : nil
        case 4: isWord("true", range) ? .true : isWord("null", range) ? .null : nil
        case 5: isWord("false", range) ? .false : nil
        default: nil
        }
    }

    private func function(_ range: Range<Int>) -> ExpressionFunction? {
        ExpressionFunction.names.first { isWord($0.name, range) }?.function
    }

    private func isWord(_ word: StaticString, _ range: Range<Int>) -> Bool {
        guard range.count == word.utf8CodeUnitCount else { return false }
        return range.allSatisfy { bytes[$0] == word.utf8Start[$0 - range.lowerBound] }
    }

    /// What stands between commas up to a closing parenthesis, each without the spaces and comments around it; nil if
    /// nothing closes it.
    mutating func arguments() throws(ExpressionFault) -> [Range<Int>]? {
        var found: [Range<Int>] = []
        while true {
            try skipSpace()
            let start = position
            var end = start
            while position < bytes.count, bytes[position] != UInt8(ascii: ","), bytes[position] != UInt8(ascii: ")") {
                let before = position
                try skipSpace()
                if position == before {
                    position += 1
                    end = position
                }
            }
            guard position < bytes.count else { return nil }
            found.append(start..<end)
            position += 1
            if bytes[position - 1] == UInt8(ascii: ")") { return found }
        }
    }
}
