/// Excel's way to write characters that XML can't hold: `_x000D_` is a carriage return, `_x005F_` an underscore.
enum EscapedText {
    static func unescaped(_ text: String) -> String {
        guard mayBeEscaped(text) else { return text }
        var plain = ""
        var rest = text[...]
        while let mark = rest.firstRange(of: "_x") {
            plain += rest[..<mark.lowerBound]
            let code = rest[mark.upperBound...].prefix(4)
            let behind = rest[code.endIndex...]
            if code.utf8.count == 4, behind.first == "_", code.allSatisfy(\.isHexDigit),
                let value = UInt16(code, radix: 16), let scalar = Unicode.Scalar(value)
            {
                plain.unicodeScalars.append(scalar)
                rest = behind.dropFirst()
            } else {
                plain += "_x"
                rest = rest[mark.upperBound...]
            }
        }
        return plain + rest
    }

    /// Whether there is a `_x`; searching for it in characters would take longer than all else.
    static func mayBeEscaped(_ text: String) -> Bool {
        var isAfterMark = false
        for byte in text.utf8 {
            if isAfterMark, byte == UInt8(ascii: "x") { return true }
            isAfterMark = byte == UInt8(ascii: "_")
        }
        return false
    }
}
