extension Number {
    /// The significant digits that a quotient is rounded to, as in DHIS2 (IEEE 754's decimal64, half to even).
    package static let quotientDigits = 16

    /// The quotient to 16 significant digits, half to even; nil for a divisor of 0.
    package func divided(by divisor: Number) -> Number? {
        guard !divisor.isZero else { return nil }
        if case .small(let a, let ea) = storage, case .small(let b, let eb) = divisor.storage,
            let quotient = Number.quotient(a, ea, b, eb)
        {
            return quotient
        }
        return Number(LargeNumber.quotient(large, divisor.large, digits: Number.quotientDigits))
    }

    /// The quotient cut, not rounded, to so many significant digits, so that a mean never reaches a bar that what it is of
    /// doesn't; nil for a divisor of 0.
    package func divided(by divisor: Number, cutTo digits: Int) -> Number? {
        guard !divisor.isZero else { return nil }
        let quotient = Number(LargeNumber.wholeQuotient(large, divisor.large, digits: digits).quotient)
        let unit = quotient.order + 1 - digits
        let kept = (quotient * Number(mantissa: 1, exponent: -unit)).truncated
        return (kept * Number(mantissa: 1, exponent: unit)).normalized
    }

    // Scales the dividend so that the whole quotient has 17 or 18 digits, divides once and rounds.
    private static func quotient(_ a: Int128, _ ea: Int, _ b: Int128, _ eb: Int) -> Number? {
        if a == 0 { return .zero }
        let (dividend, divisor) = (a.magnitude, b.magnitude)
        let digits = Digits.count(dividend)
        let shift = max(0, quotientDigits + 1 - digits + Digits.count(divisor))
        guard digits + shift <= 38 else { return nil }
        let scaled = dividend * Digits.power(shift)
        let isNegative = (a < 0) != (b < 0)
        let exponent = ea - eb - shift
        let high = UInt64(truncatingIfNeeded: scaled >> 64)
        if let short = UInt64(exactly: divisor), high < short {
            let (quotient, rest) = short.dividingFullWidth((high, UInt64(truncatingIfNeeded: scaled)))
            return rounded(quotient, beyond: rest != 0, exponent, isNegative)
        }
        let (quotient, rest) = scaled.quotientAndRemainder(dividingBy: divisor)
        if let short = UInt64(exactly: quotient) { return rounded(short, beyond: rest != 0, exponent, isNegative) }
        let drop = Digits.count(quotient) - quotientDigits
        let value = Digits.roundedHalfEven(quotient, dropping: drop, beyond: rest != 0)
        let (stripped, zeros) = Digits.withoutTrailingZeros(UInt64(truncatingIfNeeded: value))
        return Number(mantissa: isNegative ? -Int128(stripped) : Int128(stripped), exponent: exponent + drop + zeros)
    }

    private static func rounded(_ quotient: UInt64, beyond: Bool, _ exponent: Int, _ isNegative: Bool) -> Number {
        let drop = Digits.count(quotient) - quotientDigits
        let unit = Digits.shortPower(drop)
        var (value, rest) = quotient.quotientAndRemainder(dividingBy: unit)
        let half = unit / 2
        if rest > half || rest == half && (beyond || !value.isMultiple(of: 2)) { value += 1 }
        let (stripped, zeros) = Digits.withoutTrailingZeros(value)
        return Number(mantissa: isNegative ? -Int128(stripped) : Int128(stripped), exponent: exponent + drop + zeros)
    }

    /// The number rounded to so many significant digits (at least 1), half to even.
    package func rounded(significantDigits digits: Int) -> Number {
        switch storage {
        case .small(let mantissa, let exponent):
            let drop = Digits.count(mantissa.magnitude) - digits
            guard drop > 0 else { return self }
            let value = Digits.roundedHalfEven(mantissa.magnitude, dropping: drop, beyond: false)
            return Number(mantissa: mantissa < 0 ? -Int128(value) : Int128(value), exponent: exponent + drop)
        case .large(let large):
            return Number(large.roundedHalfEven(significantDigits: digits))
        }
    }

    /// The number rounded to so many decimals (at least 0), half away from zero, as figures are printed.
    package func rounded(decimals: Int) -> Number {
        let scaled = magnitude * Number(mantissa: 1, exponent: decimals)
        guard !scaled.isInteger else { return self }
        let whole = (scaled + Number(mantissa: 5, exponent: -1)).truncated
        let value = whole * Number(mantissa: 1, exponent: -decimals)
        return isNegative ? -value : value
    }

    /// The number without its decimals.
    package var truncated: Number {
        switch storage {
        case .small(let mantissa, let exponent):
            guard exponent < 0 else { return self }
            guard exponent >= -38 else { return .zero }
            return Number(mantissa: mantissa / Int128(Digits.power(-exponent)), exponent: 0)
        case .large(let large):
            return Number(large.truncated)
        }
    }

    /// The number to a whole power, each step rounded half to even as Java's `BigDecimal.pow` does, so that the result
    /// has so many significant digits and is DHIS2's; nil for 0 to a negative power.
    package func raised(to exponent: Int, significantDigits digits: Int) -> Number? {
        guard exponent != 0 else { return .one }
        let working = digits + Digits.count(UInt64(exponent.magnitude)) + 1
        var result = Number.one
        var bit = Int.bitWidth - exponent.magnitude.leadingZeroBitCount
        while bit > 0 {
            bit -= 1
            result = (result * result).rounded(significantDigits: working)
            if exponent.magnitude >> bit & 1 == 1 { result = (result * self).rounded(significantDigits: working) }
        }
        if exponent < 0 {
            guard !result.isZero else { return nil }
            result = Number(LargeNumber.quotient(Number.one.large, result.large, digits: working))
        }
        return result.rounded(significantDigits: digits)
    }
}
