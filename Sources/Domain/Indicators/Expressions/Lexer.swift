/// Cuts an expression into tokens, one at a time.
struct Lexer {
    /// The expression; beyond its end every byte reads as 0.
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    subscript(index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

    /// The source of a range, with what is no UTF-8 replaced.
    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// The next token.
    mutating func next() throws(ExpressionFault) -> Token {
        try skipSpace()
        let start = position
        guard start < bytes.count else { return Token(kind: .end, start: start, end: start) }
        let byte = bytes[start]
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        case UInt8(ascii: "."):
            return self[start + 1].isDigit ? try number() : try modifier()
        case UInt8(ascii: "'"), UInt8(ascii: "\""): return try quoted(by: byte)
        case UInt8(ascii: "#"): return try item(prefix: 1)
        case UInt8(ascii: "["): return try enclosed(from: start, to: UInt8(ascii: "]"), as: .bracket)
        case _ where byte.isLetter: return try word()
        default: return try sign(byte)
        }
    }

    private mutating func token(_ kind: Token.Kind, length: Int) -> Token {
        position += length
        return Token(kind: kind, start: position - length, end: position)
    }

    private mutating func sign(_ byte: UInt8) throws(ExpressionFault) -> Token {
        let next = self[position + 1]
        switch byte {
        case UInt8(ascii: "("): return token(.open, length: 1)
        case UInt8(ascii: ")"): return token(.close, length: 1)
        case UInt8(ascii: ","): return token(.comma, length: 1)
        case UInt8(ascii: "+"): return token(.plus, length: 1)
        case UInt8(ascii: "-"): return token(.minus, length: 1)
        case UInt8(ascii: "*"): return token(.binary(.multiply), length: 1)
        case UInt8(ascii: "/"): return token(.binary(.divide), length: 1)
        case UInt8(ascii: "%"): return token(.binary(.modulo), length: 1)
        case UInt8(ascii: "^"): return token(.power, length: 1)
        case UInt8(ascii: "&") where next == byte: return token(.binary(.and), length: 2)
        case UInt8(ascii: "|") where next == byte: return token(.binary(.or), length: 2)
        case UInt8(ascii: "=") where next == byte: return token(.binary(.equal), length: 2)
        case UInt8(ascii: "!"):
            return next == UInt8(ascii: "=") ? token(.binary(.notEqual), length: 2) : token(.not, length: 1)
        case UInt8(ascii: "<"):
            return next == UInt8(ascii: "=")
                ? token(.binary(.lessOrEqual), length: 2) : token(.binary(.less), length: 1)
        case UInt8(ascii: ">"):
            return next == UInt8(ascii: "=")
                ? token(.binary(.greaterOrEqual), length: 2) : token(.binary(.greater), length: 1)
        default: throw strangeCharacter()
        }
    }

    // Spaces and comments.
    mutating func skipSpace() throws(ExpressionFault) {
        while position < bytes.count {
            if bytes[position].isSpace {
                position += 1
            } else if bytes[position] == UInt8(ascii: "/"), self[position + 1] == UInt8(ascii: "*") {
                let start = position
                position += 2
                while !(self[position] == UInt8(ascii: "*") && self[position + 1] == UInt8(ascii: "/")) {
                    guard position < bytes.count else {
                        throw ExpressionFault(.unclosed("/*"), at: start..<(start + 2))
                    }
                    position += 1
                }
                position += 2
            } else {
                return
            }
        }
    }

    // 0 or digits that don't begin with 0, decimals, an exponent.
    private mutating func number() throws(ExpressionFault) -> Token {
        let start = position
        if self[position] == UInt8(ascii: "0") {
            position += 1
        } else {
            skipDigits()
        }
        if self[position] == UInt8(ascii: ".") {
            position += 1
            skipDigits()
        }
        if self[position] | 0x20 == UInt8(ascii: "e") {
            let sign = self[position + 1] == UInt8(ascii: "+") || self[position + 1] == UInt8(ascii: "-")
            if self[position + (sign ? 2 : 1)].isDigit {
                position += sign ? 2 : 1
                skipDigits()
            }
        }
        return Token(kind: .number, start: start, end: position)
    }

    private mutating func skipDigits() {
        while self[position].isDigit { position += 1 }
    }

    private mutating func quoted(by quote: UInt8) throws(ExpressionFault) -> Token {
        let start = position
        position += 1
        while self[position] != quote {
            let byte = self[position]
            let isLineEnd = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
            if position >= bytes.count || isLineEnd {
                throw ExpressionFault(.unclosed(text(start..<(start + 1))), at: start..<(start + 1))
            }
            position += byte == UInt8(ascii: "\\") && position + 1 < bytes.count ? 2 : 1
        }
        position += 1
        return Token(kind: .text, start: start, end: position)
    }

    /// An item with braces, after a prefix of so many letters.
    mutating func item(prefix: Int) throws(ExpressionFault) -> Token {
        guard self[position + prefix] == UInt8(ascii: "{") else { throw strangeCharacter() }
        return try enclosed(from: position, to: UInt8(ascii: "}"), as: .item)
    }

    // Braces and brackets can't hold others, so that the first closing one ends them.
    private mutating func enclosed(
        from start: Int,
        to close: UInt8,
        as kind: Token.Kind
    ) throws(ExpressionFault) -> Token {
        while self[position] != close {
            guard position < bytes.count, self[position] != UInt8(ascii: "\n") else {
                let open = close == UInt8(ascii: "}") ? "{" : "["
                throw ExpressionFault(.unclosed(open), at: start..<position)
            }
            position += 1
        }
        position += 1
        return Token(kind: kind, start: start, end: position)
    }

    private mutating func modifier() throws(ExpressionFault) -> Token {
        let start = position
        var end = position + 1
        while self[end].isLetter { end += 1 }
        let name = text((start + 1)..<end)
        guard let modifier = ItemModifier.Name(rawValue: name) else {
            throw ExpressionFault(.unknownModifier("." + name), at: start..<end)
        }
        guard self[end] == UInt8(ascii: "(") else {
            throw ExpressionFault(.written("." + name, instead: ".\(name)()"), at: start..<end)
        }
        position = end + 1
        return Token(kind: .modifier(modifier), start: start, end: position)
    }

    private func strangeCharacter() -> ExpressionFault {
        let range = position..<endOfCharacter(at: position)
        let found = text(range)
        if found == "=" || found == "&" || found == "|" {
            return ExpressionFault(.written(found, instead: found + found), at: range)
        }
        if let instead = found.asciiForm { return ExpressionFault(.fullWidth(found, instead: instead), at: range) }
        return ExpressionFault(.character(found), at: range)
    }

    /// Where the character ends that begins at a byte.
    func endOfCharacter(at start: Int) -> Int {
        var end = min(start + 1, bytes.count)
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return end
    }
}

extension UInt8 {
    /// Whether it is an ASCII digit.
    var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

    /// Whether it is an ASCII letter or an underscore.
    var isLetter: Bool {
        let lower = self | 0x20
        return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z") || self == UInt8(ascii: "_")
    }

    /// Whether it is one of the four spaces of the language.
    var isSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}
