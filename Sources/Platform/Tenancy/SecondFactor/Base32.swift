/// Letters and digits for bytes (RFC 4648 section 6), without padding.
enum Base32 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    static func text(_ bytes: [UInt8]) -> String {
        var (text, rest, bits) = ([UInt8](), 0, 0)
        for byte in bytes {
            (rest, bits) = (rest << 8 | Int(byte), bits + 8)
            while bits >= 5 {
                bits -= 5
                text.append(digits[rest >> bits & 31])
            }
            rest &= (1 << bits) - 1
        }
        if bits > 0 { text.append(digits[rest << (5 - bits) & 31]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// Nil for what has other characters.
    static func bytes(_ text: String) -> [UInt8]? {
        var (bytes, rest, bits) = ([UInt8](), 0, 0)
        for character in text.utf8 {
            guard let value = digits.firstIndex(of: character) else { return nil }
            (rest, bits) = (rest << 5 | value, bits + 5)
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(rest >> bits & 255))
                rest &= (1 << bits) - 1
            }
        }
        return bytes
    }
}
