import Number

/// Decimal arithmetic as it is done by hand: digits, one at a time. Slow, and simple enough to trust.
struct ByHand {
    /// The digits, the last first.
    var digits: [Int]
    var decimals: Int
    var isNegative: Bool

    init(_ text: String) {
        let plain = text.drop { $0 == "-" }
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
        decimals = parts.count > 1 ? parts[1].count : 0
        digits = plain.filter { $0 != "." }.reversed().map { $0.wholeNumberValue ?? 0 }
        isNegative = text.hasPrefix("-")
    }

    var text: String {
        var shown = digits
        while shown.count <= decimals { shown.append(0) }
        let whole = shown[decimals...].reversed().map(String.init).joined()
        return (isNegative ? "-" : "") + whole + "." + shown[..<decimals].reversed().map(String.init).joined()
    }

    func times(_ other: ByHand) -> ByHand {
        var result = self
        result.digits = [Int](repeating: 0, count: digits.count + other.digits.count)
        for (i, a) in digits.enumerated() {
            for (j, b) in other.digits.enumerated() { result.digits[i + j] += a * b }
        }
        result.carry()
        result.decimals += other.decimals
        result.isNegative = isNegative != other.isNegative
        return result
    }

    func plus(_ other: ByHand) -> ByHand {
        let shared = max(decimals, other.decimals)
        let (a, b) = (signed(decimals: shared), other.signed(decimals: shared))
        var sum = (0..<max(a.count, b.count)).map { ($0 < a.count ? a[$0] : 0) + ($0 < b.count ? b[$0] : 0) }
        let isNegative = sum.last { $0 != 0 }.map { $0 < 0 } ?? false
        if isNegative { sum = sum.map { -$0 } }
        var result = self
        result.digits = sum + [0]
        result.carry()
        result.decimals = shared
        result.isNegative = isNegative
        return result
    }

    private func signed(decimals shared: Int) -> [Int] {
        ([Int](repeating: 0, count: shared - decimals) + digits).map { isNegative ? -$0 : $0 }
    }

    // Brings every digit to 0 through 9.
    private mutating func carry() {
        for index in digits.indices.dropLast() {
            let over = digits[index] >= 0 ? digits[index] / 10 : (digits[index] - 9) / 10
            digits[index] -= over * 10
            digits[index + 1] += over
        }
    }
}
