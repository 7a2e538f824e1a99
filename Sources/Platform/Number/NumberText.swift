extension Number: LosslessStringConvertible {
    /// The powers of ten that a text may name, either way.
    package static let textExponents = -100_000...100_000

    /// Reads a decimal number: a sign, digits, a point, an exponent (`-12`, `.5`, `4.`, `1.2e-7`); nil for other text.
    package init?(_ text: String) {
        var text = text
        let number = text.withUTF8 { Number(utf8: $0) }
        guard let number else { return nil }
        self = number
    }

    /// Reads a decimal number from ASCII; nil for other text.
    package init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { index = 1 }
        let begin = index
        var mantissa: UInt128 = 0
        var digits = 0
        var point: Int?
        var fits = true
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "."), point == nil {
                point = index
            } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
                digits += 1
                if mantissa < Number.roomForDigit {
                    mantissa = mantissa * 10 + UInt128(byte - UInt8(ascii: "0"))
                } else {
                    fits = false
                }
            } else {
                break
            }
            index += 1
        }
        let decimals = point.map { index - $0 - 1 } ?? 0
        guard digits > 0, let power = Number.exponent(bytes[index...]) else { return nil }
        let exponent = power - decimals
        if fits {
            self.init(mantissa: isNegative ? -Int128(mantissa) : Int128(mantissa), exponent: exponent)
        } else {
            let limbs = LargeNumber.limbs(of: bytes[begin..<index])
            self.init(LargeNumber(limbs: limbs, isNegative: isNegative, exponent: exponent))
        }
    }

    private static let roomForDigit = UInt128(Int128.max) / 10 - 1

    // What follows the digits: nothing, or e and a whole number.
    private static func exponent(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        guard let first = bytes.first else { return 0 }
        guard first | 0x20 == UInt8(ascii: "e") else { return nil }
        var digits = bytes.dropFirst()
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
        guard !digits.isEmpty, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let value = Int(String(decoding: digits, as: UTF8.self)), textExponents.contains(value)
        else { return nil }
        return isNegative ? -value : value
    }

    /// The number in plain digits without needless zeros, or with an exponent where more than 30 zeros would stand at
    /// either end; always a JSON number.
    package var description: String {
        let (digits, exponent) = significantDigits
        guard exponent > 30 || digits.utf8.count + exponent < -30 else { return plain }
        return (isNegative ? "-" : "") + Number.scientific(digits, exponent)
    }

    /// The number in plain digits without needless zeros, however many that takes: `-1234.5`.
    package var plain: String {
        let (digits, exponent) = significantDigits
        let sign = isNegative ? "-" : ""
        if exponent >= 0 { return sign + digits + String(repeating: "0", count: exponent) }
        let whole = digits.utf8.count + exponent
        if whole > 0 { return sign + digits.prefix(whole) + "." + digits.dropFirst(whole) }
        return sign + "0." + String(repeating: "0", count: -whole) + digits
    }

    /// The number with at least so many decimals, zeros added: `90.0`.
    package func description(minimumDecimals: Int) -> String {
        let text = description
        guard minimumDecimals > 0, !text.contains("e") else { return text }
        let decimals = text.split(separator: ".").dropFirst().first?.count ?? 0
        guard decimals < minimumDecimals else { return text }
        return text + (decimals == 0 ? "." : "") + String(repeating: "0", count: minimumDecimals - decimals)
    }

    private static func scientific(_ digits: String, _ exponent: Int) -> String {
        let order = digits.utf8.count - 1 + exponent
        let rest = digits.dropFirst()
        return digits.prefix(1) + (rest.isEmpty ? "" : "." + rest) + "e" + String(order)
    }

    // The digits of the magnitude without trailing zeros, and the power of ten they count.
    private var significantDigits: (digits: String, exponent: Int) {
        switch normalized.storage {
        case .small(let mantissa, let exponent):
            if let short = UInt64(exactly: mantissa.magnitude) { return (String(short), exponent) }
            return (String(mantissa.magnitude), exponent)
        case .large(let large):
            let first = String(large.limbs.last ?? 0)
            let rest = large.limbs.dropLast().reversed().map { limb in
                let digits = String(limb)
                return String(repeating: "0", count: 9 - digits.utf8.count) + digits
            }
            return (first + rest.joined(), large.exponent)
        }
    }
}

extension LargeNumber {
    /// The limbs of ASCII digits, among which a point may stand.
    static func limbs(of bytes: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt32] {
        var limbs: [UInt32] = []
        var limb: UInt64 = 0
        var place = 0
        for byte in bytes.reversed() where byte != UInt8(ascii: ".") {
            limb += UInt64(byte - UInt8(ascii: "0")) * Digits.shortPower(place)
            place += 1
            if place == 9 {
                limbs.append(UInt32(limb))
                (limb, place) = (0, 0)
            }
        }
        limbs.append(UInt32(limb))
        return limbs
    }
}
