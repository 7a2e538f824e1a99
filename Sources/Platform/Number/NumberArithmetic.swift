extension Number {
    /// The exact sum.
    package static func + (left: Number, right: Number) -> Number {
        if case .small(let a, let ea) = left.storage, case .small(let b, let eb) = right.storage {
            if ea == eb {
                let (sum, overflow) = a.addingReportingOverflow(b)
                if !overflow { return Number(mantissa: sum, exponent: ea) }
            } else if let sum = aligned(a, ea, b, eb) {
                return sum
            }
        }
        return Number(LargeNumber.sum(left.large, right.large))
    }

    private static func aligned(_ a: Int128, _ ea: Int, _ b: Int128, _ eb: Int) -> Number? {
        if a == 0 { return Number(mantissa: b, exponent: eb) }
        if b == 0 { return Number(mantissa: a, exponent: ea) }
        let (high, eh, low, el) = ea > eb ? (a, ea, b, eb) : (b, eb, a, ea)
        guard let scaled = Digits.scaled(high, by: eh - el) else { return nil }
        let (sum, overflow) = scaled.addingReportingOverflow(low)
        return overflow ? nil : Number(mantissa: sum, exponent: el)
    }

    /// The exact difference.
    package static func - (left: Number, right: Number) -> Number { left + -right }

    /// The number with the other sign.
    package static prefix func - (number: Number) -> Number {
        switch number.storage {
        case .small(let mantissa, let exponent):
            if mantissa == .min { return Number(number.large.negated) }
            return Number(mantissa: -mantissa, exponent: exponent)
        case .large(let large): return Number(large.negated)
        }
    }

    /// The exact product.
    package static func * (left: Number, right: Number) -> Number {
        if case .small(let a, let ea) = left.storage, case .small(let b, let eb) = right.storage {
            if let short = Int64(exactly: a), let other = Int64(exactly: b) {
                let product = short.multipliedFullWidth(by: other)
                return Number(mantissa: Int128(product.high) << 64 | Int128(product.low), exponent: ea + eb)
            }
            let (product, overflow) = a.multipliedReportingOverflow(by: b)
            if !overflow { return Number(mantissa: product, exponent: ea + eb) }
        }
        return Number(LargeNumber.product(left.large, right.large))
    }

    /// Adds exactly.
    package static func += (left: inout Number, right: Number) { left = left + right }

    /// The remainder of the division whose quotient is truncated to a whole number, with the dividend's sign; nil for
    /// a divisor of 0.
    package func remainder(dividedBy divisor: Number) -> Number? {
        guard !divisor.isZero else { return nil }
        if case .small(let a, let ea) = storage, case .small(let b, let eb) = divisor.storage {
            let low = min(ea, eb)
            if let x = Digits.scaled(a, by: ea - low), let y = Digits.scaled(b, by: eb - low), y != -1 {
                return Number(mantissa: x % y, exponent: low)
            }
        }
        return Number(LargeNumber.remainder(large, divisor.large))
    }
}
