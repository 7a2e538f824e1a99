/// A decimal number as its digits, so that it can be rounded and grouped exactly however long it is.
struct DecimalText: Sendable, Hashable {
    /// Whether it is less than 0; a zero is never negative.
    let isNegative: Bool
    /// The digits before the point, at least one, as ASCII.
    let whole: [UInt8]
    /// The digits behind the point, as ASCII.
    let fraction: [UInt8]

    /// Reads `-1234.50`, `+3`, `.5` and `1.2E+3` with an exponent of at most three digits; nil for anything else.
    init?(_ text: String) {
        var bytes = Array(text.utf8)[...]
        let sign = bytes.first
        if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
        var exponent = 0
        if let mark = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
            let digits = String(decoding: bytes[(mark + 1)...], as: UTF8.self)
            guard digits.utf8.count <= 4, let value = Int(digits) else { return nil }
            exponent = value
            bytes = bytes[..<mark]
        }
        let point = bytes.firstIndex(of: UInt8(ascii: "."))
        var whole = Array(bytes[..<(point ?? bytes.endIndex)])
        var fraction = point.map { Array(bytes[($0 + 1)...]) } ?? []
        let isNumber = (whole + fraction).allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard isNumber, !(whole.isEmpty && fraction.isEmpty) else { return nil }
        Self.shift(&whole, &fraction, by: exponent)
        self.init(isNegative: sign == UInt8(ascii: "-"), whole: whole, fraction: fraction)
    }

    private init(isNegative: Bool, whole: [UInt8], fraction: [UInt8]) {
        let digits = whole.drop { $0 == Self.zero }
        self.whole = digits.isEmpty ? [Self.zero] : Array(digits)
        self.fraction = fraction
        self.isNegative = isNegative && !(digits.isEmpty && fraction.allSatisfy { $0 == Self.zero })
    }

    private static let zero = UInt8(ascii: "0")

    private static func shift(_ whole: inout [UInt8], _ fraction: inout [UInt8], by exponent: Int) {
        if exponent > 0 {
            let padding = Array(repeating: zero, count: max(0, exponent - fraction.count))
            whole += fraction.prefix(exponent) + padding
            fraction = Array(fraction.dropFirst(exponent))
        } else if exponent < 0 {
            let padding = Array(repeating: zero, count: max(0, -exponent - whole.count))
            fraction = padding + whole.suffix(-exponent) + fraction
            whole = Array(whole.dropLast(-exponent))
        }
    }

    /// The number with exactly so many decimals, rounded half away from zero.
    func rounded(to decimals: Int) -> DecimalText {
        guard fraction.count > decimals else {
            let padding = Array(repeating: Self.zero, count: decimals - fraction.count)
            return DecimalText(isNegative: isNegative, whole: whole, fraction: fraction + padding)
        }
        var digits = [Self.zero] + whole + fraction.prefix(decimals)
        if fraction[decimals] >= UInt8(ascii: "5") {
            var place = digits.count - 1
            while digits[place] == UInt8(ascii: "9") {
                digits[place] = Self.zero
                place -= 1
            }
            digits[place] += 1
        }
        return DecimalText(
            isNegative: isNegative,
            whole: digits.dropLast(decimals),
            fraction: digits.suffix(decimals)
        )
    }

    /// The number without the zeros that end its decimals.
    var withoutTrailingZeros: DecimalText {
        let zeros = fraction.reversed().prefix { $0 == Self.zero }.count
        return DecimalText(isNegative: isNegative, whole: whole, fraction: fraction.dropLast(zeros))
    }

    /// The number times 100.
    var timesHundred: DecimalText {
        var (whole, fraction) = (whole, fraction)
        Self.shift(&whole, &fraction, by: 2)
        return DecimalText(isNegative: isNegative, whole: whole, fraction: fraction)
    }

    /// Whether it is more than 0.
    var isPositive: Bool { !isNegative && (whole + fraction).contains { $0 != Self.zero } }

    private init(isNegative: Bool, whole: ArraySlice<UInt8>, fraction: ArraySlice<UInt8>) {
        self.init(isNegative: isNegative, whole: Array(whole), fraction: Array(fraction))
    }
}
