/// A decimal number of any length: limbs of nine digits, the least significant first, times ten to the exponent.
struct LargeNumber: Sendable {
    /// The limbs of the magnitude, each below 1,000,000,000, the last not 0; empty for 0.
    var limbs: [UInt32]
    var isNegative: Bool
    var exponent: Int

    static let base: UInt64 = 1_000_000_000

    init(limbs: [UInt32], isNegative: Bool, exponent: Int) {
        var limbs = limbs
        while limbs.last == 0 { limbs.removeLast() }
        self.limbs = limbs
        self.isNegative = isNegative && !limbs.isEmpty
        self.exponent = exponent
    }

    init(_ mantissa: Int128, exponent: Int) {
        var rest = mantissa.magnitude
        var limbs: [UInt32] = []
        while rest > 0 {
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: UInt128(LargeNumber.base))
            limbs.append(UInt32(truncatingIfNeeded: remainder))
            rest = quotient
        }
        self.init(limbs: limbs, isNegative: mantissa < 0, exponent: exponent)
    }

    var isZero: Bool { limbs.isEmpty }

    var negated: LargeNumber { LargeNumber(limbs: limbs, isNegative: !isNegative, exponent: exponent) }

    /// The number of significant digits, trailing zeros among them; 1 for 0.
    var digitCount: Int {
        guard let last = limbs.last else { return 1 }
        return 9 * (limbs.count - 1) + Digits.count(UInt64(last))
    }

    /// The number without trailing zeros in its limbs.
    var normalized: LargeNumber {
        guard !isZero else { return LargeNumber(limbs: [], isNegative: false, exponent: 0) }
        let wholeLimbs = limbs.prefix { $0 == 0 }.count
        var number = LargeNumber(
            limbs: Array(limbs.dropFirst(wholeLimbs)),
            isNegative: isNegative,
            exponent: exponent + 9 * wholeLimbs
        )
        let zeros = Digits.withoutTrailingZeros(UInt64(number.limbs[0])).zeros
        if zeros > 0 {
            number.limbs = LargeNumber.divided(number.limbs, by: Digits.shortPower(zeros)).quotient
            number.exponent += zeros
        }
        return number
    }

    /// The limbs times ten to a power of 0 or more.
    static func scaled(_ limbs: [UInt32], by digits: Int) -> [UInt32] {
        guard digits > 0, !limbs.isEmpty else { return limbs }
        let (whole, part) = digits.quotientAndRemainder(dividingBy: 9)
        var result = [UInt32](repeating: 0, count: whole)
        result.reserveCapacity(whole + limbs.count + 1)
        let factor = Digits.shortPower(part)
        var carry: UInt64 = 0
        for limb in limbs {
            let value = UInt64(limb) * factor + carry
            result.append(UInt32(truncatingIfNeeded: value % base))
            carry = value / base
        }
        if carry > 0 { result.append(UInt32(carry)) }
        return result
    }

    /// The limbs of two numbers, brought to the lower of their exponents.
    static func aligned(_ a: LargeNumber, _ b: LargeNumber) -> (a: [UInt32], b: [UInt32], exponent: Int) {
        let exponent = min(a.exponent, b.exponent)
        return (scaled(a.limbs, by: a.exponent - exponent), scaled(b.limbs, by: b.exponent - exponent), exponent)
    }
}

extension Number {
    /// The number in the cheapest form.
    init(_ large: LargeNumber) {
        let normalized = large.normalized
        // Built below 0, where there is room for one more.
        var mantissa: Int128 = 0
        for limb in normalized.limbs.reversed() {
            let (product, beyond) = mantissa.multipliedReportingOverflow(by: Int128(LargeNumber.base))
            let (sum, below) = product.subtractingReportingOverflow(Int128(limb))
            guard !beyond, !below, sum != .min || normalized.isNegative else {
                self.init(storage: .large(normalized))
                return
            }
            mantissa = sum
        }
        self.init(mantissa: normalized.isNegative ? mantissa : -mantissa, exponent: normalized.exponent)
    }
}
