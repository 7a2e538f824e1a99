/// A number as CLDR's plural rules see it: not only its value but the digits that are shown.
///
/// Source: Unicode Technical Standard 35, part 3, "Plural Operand Meanings". The operand `e` (compact notation) is 0.
package struct PluralOperands: Sendable, Hashable {
    /// `i`: the whole part; of one with more than 15 digits only the last 15 behind a 1, which no rule tells apart.
    package let whole: Int
    /// `v`: how many decimals are shown, with trailing zeros.
    package let decimals: Int
    /// `f`: the decimals that are shown, with trailing zeros, as a whole number.
    package let fraction: Int
    /// `t`: the decimals that are shown, without trailing zeros, as a whole number.
    package let significantFraction: Int

    /// The operands of a whole number; its sign doesn't matter.
    package init(_ integer: Int) {
        let magnitude = integer.magnitude
        whole = Int(magnitude < Self.limit ? magnitude : Self.limit + magnitude % Self.limit)
        decimals = 0
        fraction = 0
        significantFraction = 0
    }

    /// Reads a decimal as it is shown, in ASCII digits: `1.50` has two decimals. Nil for anything else.
    package init?(shown text: some StringProtocol) {
        let magnitude = text.first == "-" ? String(text.dropFirst()) : String(text)
        let parts = magnitude.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isDigit) })
        else { return nil }
        let shown = parts.count == 2 ? String(parts[1]) : ""
        let trailingZeros = shown.reversed().prefix { $0 == "0" }.count
        let digits = parts[0].drop { $0 == "0" }
        whole = Int((digits.utf8.count <= 15 ? "" : "1") + digits.suffix(15)) ?? 0
        decimals = shown.utf8.count
        fraction = shown.isEmpty ? 0 : Int(shown) ?? .max
        significantFraction = shown.count == trailingZeros ? 0 : Int(shown.dropLast(trailingZeros)) ?? .max
    }

    private static let limit: UInt = 1_000_000_000_000_000

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// `n`: the whole number, if the number is one, whatever zeros are shown behind its point.
    var integer: Int? { significantFraction == 0 ? whole : nil }
}
