/// Decimal digits of binary integers.
enum Digits {
    /// Ten to the power of 0 to 19.
    private static let powers: [UInt64] = [
        1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
        100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
        10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ]

    /// Ten to a power of 0 to 19.
    static func shortPower(_ exponent: Int) -> UInt64 { powers[exponent] }

    /// Ten to a power of 0 to 38.
    static func power(_ exponent: Int) -> UInt128 {
        exponent < 20
            ? UInt128(powers[exponent]) : UInt128(truncatingIfNeeded: powers[19]) &* UInt128(powers[exponent - 19])
    }

    /// The number of digits, 1 for 0.
    static func count(_ value: UInt128) -> Int {
        if value <= UInt128(UInt64.max) { return count(UInt64(truncatingIfNeeded: value)) }
        // 1233 / 4096 is just under log10 of 2.
        let estimate = ((128 - value.leadingZeroBitCount) * 1233) >> 12
        return estimate < 39 && value >= power(min(estimate, 38)) ? estimate + 1 : estimate
    }

    /// The number of digits, 1 for 0.
    static func count(_ value: UInt64) -> Int {
        let estimate = ((64 - (value | 1).leadingZeroBitCount) * 1233) >> 12
        return value >= powers[estimate] ? estimate + 1 : max(estimate, 1)
    }

    /// The value times ten to a power, or nil beyond 128 bits.
    static func scaled(_ value: Int128, by exponent: Int) -> Int128? {
        guard exponent <= 38 else { return value == 0 ? 0 : nil }
        if exponent < 19, let short = Int64(exactly: value) {
            let product = short.multipliedFullWidth(by: Int64(truncatingIfNeeded: powers[exponent]))
            return Int128(product.high) << 64 | Int128(product.low)
        }
        let (product, overflow) = value.multipliedReportingOverflow(by: Int128(truncatingIfNeeded: power(exponent)))
        return overflow ? nil : product
    }

    /// The value without its trailing zeros, and how many they were.
    static func withoutTrailingZeros(_ value: Int128) -> (Int128, zeros: Int) {
        guard value != 0 else { return (0, 0) }
        var value = value
        var zeros = 0
        while Int64(exactly: value) == nil {
            let (quotient, remainder) = value.quotientAndRemainder(dividingBy: 10)
            if remainder != 0 { return (value, zeros) }
            value = quotient
            zeros += 1
        }
        let (short, more) = withoutTrailingZeros(UInt64(truncatingIfNeeded: value.magnitude))
        return (value < 0 ? -Int128(short) : Int128(short), zeros + more)
    }

    /// The value without its trailing zeros, and how many they were; 0 stays.
    static func withoutTrailingZeros(_ value: UInt64) -> (UInt64, zeros: Int) {
        var value = value
        var zeros = 0
        if value == 0 { return (0, 0) }
        while value.isMultiple(of: 100_000_000) {
            value /= 100_000_000
            zeros += 8
        }
        if value.isMultiple(of: 10_000) {
            value /= 10_000
            zeros += 4
        }
        if value.isMultiple(of: 100) {
            value /= 100
            zeros += 2
        }
        if value.isMultiple(of: 10) {
            value /= 10
            zeros += 1
        }
        return (value, zeros)
    }

    /// Rounds to a multiple of ten to a power (1 to 38), in units of it; half goes to the even neighbour, and
    /// `beyond` says that digits follow which the value doesn't have.
    static func roundedHalfEven(_ value: UInt128, dropping digits: Int, beyond: Bool) -> UInt128 {
        let unit = power(digits)
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: unit)
        let half = unit / 2
        let up = remainder > half || remainder == half && (beyond || !quotient.isMultiple(of: 2))
        return up ? quotient + 1 : quotient
    }
}
