import Collection
import Number

extension ExpressionParser {
    /// A number, a text, a boolean or `null`.
    mutating func literal() throws(ExpressionFault) -> Int32 {
        let current = token
        let kind: ExpressionTree.Kind
        switch current.kind {
        case .number:
            tree.numbers.append(try number(current.range))
            kind = .number(Int32(tree.numbers.count - 1))
        case .text:
            tree.texts.append(try unescaped(current.range))
            kind = .text(Int32(tree.texts.count - 1))
        case .true: kind = .boolean(true)
        case .false: kind = .boolean(false)
        default: kind = .null
        }
        try advance()
        return node(kind, from: current.start)
    }

    private func number(_ range: Range<Int>) throws(ExpressionFault) -> Number {
        let digits = UnsafeBufferPointer(rebasing: lexer.bytes[range])
        guard let number = Number(utf8: digits), abs(number.order) <= ExpressionValue.orderLimit else {
            throw ExpressionFault(.number(lexer.text(range)), at: range)
        }
        return number
    }

    // The text between quotes, with Java's escapes.
    private func unescaped(_ range: Range<Int>) throws(ExpressionFault) -> String {
        let inner = (range.lowerBound + 1)..<(range.upperBound - 1)
        guard lexer.bytes[inner].contains(UInt8(ascii: "\\")) else { return lexer.text(inner) }
        var units: [UInt16] = []
        var position = inner.lowerBound
        while position < inner.upperBound {
            if lexer[position] == UInt8(ascii: "\\") {
                units.append(try escape(&position, before: inner.upperBound))
            } else {
                let start = position
                while position < inner.upperBound, lexer[position] != UInt8(ascii: "\\") { position += 1 }
                units.append(contentsOf: lexer.text(start..<position).utf16)
            }
        }
        return String(decoding: units, as: UTF16.self)
    }

    // \n and its like, \' \" \\, up to three octal digits, \u with four hexadecimal ones.
    private func escape(_ position: inout Int, before end: Int) throws(ExpressionFault) -> UInt16 {
        let start = position
        let byte = lexer[start + 1]
        position += 2
        switch byte {
        case UInt8(ascii: "b"): return 8
        case UInt8(ascii: "t"): return 9
        case UInt8(ascii: "n"): return 10
        case UInt8(ascii: "f"): return 12
        case UInt8(ascii: "r"): return 13
        case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "\\"): return UInt16(byte)
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            let limit = byte <= UInt8(ascii: "3") ? 3 : 2
            var value = UInt16(byte - UInt8(ascii: "0"))
            while position < end, position - start <= limit, let digit = octal(lexer[position]) {
                value = value * 8 + digit
                position += 1
            }
            return value
        case UInt8(ascii: "u"):
            while position < end, lexer[position] == UInt8(ascii: "u") { position += 1 }
            let digits = position..<min(position + 4, end)
            if digits.count == 4, let value = UInt16(lexer.text(digits), radix: 16),
                lexer[position] != UInt8(ascii: "+")
            {
                position += 4
                return value
            }
        default: break
        }
        let range = start..<min(lexer.endOfCharacter(at: start + 1), end)
        throw ExpressionFault(.escape(lexer.text(range)), at: range)
    }

    private func octal(_ byte: UInt8) -> UInt16? {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "7") ? UInt16(byte - UInt8(ascii: "0")) : nil
    }
}
