/// A number as a workbook stores it: a double's digits, perhaps with an exponent.
enum StoredNumber {
    /// The number as Excel shows it, rounded half up to 15 significant digits, as a plain decimal; nil if it is none.
    ///
    /// So 0.30000000000000004, which is what 0.1+0.2 leaves in the file, is 0.3 again.
    static func plain(_ text: String) -> String? {
        if isShortInteger(text) { return text }
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
        return written(&digits, point: (point ?? digits.count) + exponent, isNegative: isNegative)
    }

    /// Most numbers are whole and short and stand as they should.
    private static func isShortInteger(_ text: String) -> Bool {
        guard (1...15).contains(text.utf8.count), text.utf8.allSatisfy({ (zero...nine).contains($0) }) else {
            return false
        }
        return text.utf8.first != zero || text.utf8.count == 1
    }

    private static let zero = UInt8(ascii: "0")
    private static let nine = UInt8(ascii: "9")
    private static let space = UInt8(ascii: " ")
    private static let newline = UInt8(ascii: "\n")

    /// `point`: how many of the digits stand before the point; may lie outside them.
    private static func written(_ digits: inout [UInt8], point: Int, isNegative: Bool) -> String {
        var point = point
        let leading = digits.prefix { $0 == zero }.count
        digits.removeFirst(leading)
        point -= leading
        if digits.count > 15 {
            let roundsUp = digits[15] >= UInt8(ascii: "5")
            digits.removeLast(digits.count - 15)
            if roundsUp {
                while digits.last == nine { digits.removeLast() }
                if digits.isEmpty {
                    digits = [UInt8(ascii: "1")]
                    point += 1
                } else {
                    digits[digits.count - 1] += 1
                }
            }
        }
        while digits.last == zero { digits.removeLast() }
        guard !digits.isEmpty else { return "0" }
        var text: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        if point <= 0 {
            text += [zero, UInt8(ascii: ".")] + Array(repeating: zero, count: -point) + digits
        } else if point >= digits.count {
            text += digits + Array(repeating: zero, count: point - digits.count)
        } else {
            text += digits[..<point] + [UInt8(ascii: ".")] + digits[point...]
        }
        return String(decoding: text, as: UTF8.self)
    }
}
