import Number

/// An exact decimal as its digits, so that it can be grouped and shown with so many decimals.
struct DecimalText: Sendable, Hashable {
    /// Whether it is less than 0; a zero is never negative.
    let isNegative: Bool
    /// Whether it is more than 0.
    let isPositive: Bool
    /// The digits before the point, at least one, as ASCII.
    let whole: [UInt8]
    /// The digits behind the point, as ASCII.
    let fraction: [UInt8]

    /// The number as it is, or rounded half away from zero to exactly so many decimals.
    init(_ number: Number, decimals: Int? = nil) {
        let number = decimals.map(number.rounded(decimals:)) ?? number
        isNegative = number.isNegative
        isPositive = !number.isNegative && !number.isZero
        let parts = number.magnitude.plain.utf8.split(separator: UInt8(ascii: "."))
        whole = Array(parts[0])
        let fraction = parts.count > 1 ? Array(parts[1]) : []
        let zeros = max(0, (decimals ?? 0) - fraction.count)
        self.fraction = fraction + Array(repeating: UInt8(ascii: "0"), count: zeros)
    }
}
