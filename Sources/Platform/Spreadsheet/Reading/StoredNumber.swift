import Number

/// A number as a workbook stores it: a double's digits, perhaps with an exponent.
enum StoredNumber {
    /// The number as Excel shows it, rounded half up to 15 significant digits; nil if it is none.
    ///
    /// So 0.30000000000000004, which is what 0.1+0.2 leaves in the file, is 0.3 again.
    static func number(_ text: String) -> Number? {
        if text.utf8.count <= 15, let short = Int64(text) { return Number(short) }
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        var bytes = text.utf8[...].drop { $0 == space || $0 == newline }
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
        while let byte = bytes.first {
            bytes = bytes.dropFirst()
            switch byte {
            case zero...nine: digits.append(byte)
            case UInt8(ascii: ".") where point == nil: point = digits.count
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                guard let power = Int(Substring(bytes)), (-400...400).contains(power) else { return nil }
                exponent = power
                bytes = bytes.suffix(0)
            case space, newline: guard bytes.allSatisfy({ $0 == space || $0 == newline }) else { return nil }
            default: return nil
            }
        }
        guard !digits.isEmpty, digits.count <= 400 else { return nil }
        let number = rounded(digits.drop { $0 == zero }, exponent: exponent + (point ?? digits.count) - digits.count)
        return isNegative ? -number : number
    }

    private static let zero = UInt8(ascii: "0")
    private static let nine = UInt8(ascii: "9")
    private static let space = UInt8(ascii: " ")
    private static let newline = UInt8(ascii: "\n")

    private static func rounded(_ digits: ArraySlice<UInt8>, exponent: Int) -> Number {
        var mantissa = digits.prefix(15).reduce(Int128(0)) { $0 * 10 + Int128($1 - zero) }
        if digits.count > 15, digits[digits.startIndex + 15] >= UInt8(ascii: "5") { mantissa += 1 }
        return Number(mantissa: mantissa, exponent: exponent + max(0, digits.count - 15))
    }
}
