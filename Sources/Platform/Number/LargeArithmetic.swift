extension LargeNumber {
    static func sum(_ a: LargeNumber, _ b: LargeNumber) -> LargeNumber {
        if a.isZero { return b }
        if b.isZero { return a }
        let (x, y, exponent) = aligned(a, b)
        if a.isNegative == b.isNegative {
            return LargeNumber(limbs: added(x, y), isNegative: a.isNegative, exponent: exponent)
        }
        return compared(x, y) >= 0
            ? LargeNumber(limbs: subtracted(x, y), isNegative: a.isNegative, exponent: exponent)
            : LargeNumber(limbs: subtracted(y, x), isNegative: b.isNegative, exponent: exponent)
    }

    static func product(_ a: LargeNumber, _ b: LargeNumber) -> LargeNumber {
        LargeNumber(
            limbs: multiplied(a.limbs, b.limbs),
            isNegative: a.isNegative != b.isNegative,
            exponent: a.exponent + b.exponent
        )
    }

    static func compare(_ a: LargeNumber, _ b: LargeNumber) -> Int {
        if a.isZero || b.isZero || a.isNegative != b.isNegative {
            return a.sign < b.sign ? -1 : a.sign == b.sign ? 0 : 1
        }
        let (order, other) = (a.digitCount + a.exponent, b.digitCount + b.exponent)
        if order != other { return (order < other) != a.isNegative ? -1 : 1 }
        let (x, y, _) = aligned(a, b)
        return a.isNegative ? compared(y, x) : compared(x, y)
    }

    private var sign: Int { isZero ? 0 : isNegative ? -1 : 1 }

    static func compared(_ a: [UInt32], _ b: [UInt32]) -> Int {
        if a.count != b.count { return a.count < b.count ? -1 : 1 }
        for index in a.indices.reversed() where a[index] != b[index] { return a[index] < b[index] ? -1 : 1 }
        return 0
    }

    static func added(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        result.reserveCapacity(max(a.count, b.count) + 1)
        var carry: UInt64 = 0
        for index in 0..<max(a.count, b.count) {
            let sum = (index < a.count ? UInt64(a[index]) : 0) + (index < b.count ? UInt64(b[index]) : 0) + carry
            carry = sum >= base ? 1 : 0
            result.append(UInt32(sum >= base ? sum - base : sum))
        }
        if carry > 0 { result.append(1) }
        return result
    }

    /// The difference of limbs whose first is not the smaller.
    static func subtracted(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
        var result = a
        var borrow: Int64 = 0
        for index in a.indices {
            var difference = Int64(a[index]) - (index < b.count ? Int64(b[index]) : 0) - borrow
            borrow = difference < 0 ? 1 : 0
            if difference < 0 { difference += Int64(base) }
            result[index] = UInt32(difference)
        }
        return result
    }

    static func multiplied(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
        guard !a.isEmpty, !b.isEmpty else { return [] }
        var result = [UInt32](repeating: 0, count: a.count + b.count)
        for (i, x) in a.enumerated() {
            var carry: UInt64 = 0
            for (j, y) in b.enumerated() {
                let value = UInt64(x) * UInt64(y) + UInt64(result[i + j]) + carry
                result[i + j] = UInt32(truncatingIfNeeded: value % base)
                carry = value / base
            }
            result[i + b.count] = UInt32(carry)
        }
        return result
    }
}
