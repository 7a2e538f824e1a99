extension LargeNumber {
    /// The quotient rounded to so many significant digits, half to even; the divisor is not 0.
    static func quotient(_ a: LargeNumber, _ b: LargeNumber, digits: Int) -> LargeNumber {
        if a.isZero { return a }
        let (quotient, isExact) = wholeQuotient(a, b, digits: digits)
        return quotient.roundedHalfEven(significantDigits: digits, beyond: !isExact)
    }

    /// The quotient cut behind more than so many significant digits, and whether nothing was cut off; the divisor is not
    /// 0.
    static func wholeQuotient(
        _ a: LargeNumber,
        _ b: LargeNumber,
        digits: Int
    ) -> (quotient: LargeNumber, isExact: Bool) {
        let shift = max(0, digits + 1 - a.digitCount + b.digitCount)
        let (quotient, remainder) = divided(scaled(a.limbs, by: shift), by: b.limbs)
        let whole = LargeNumber(
            limbs: quotient,
            isNegative: a.isNegative != b.isNegative,
            exponent: a.exponent - b.exponent - shift
        )
        return (whole, remainder.isEmpty)
    }

    /// The remainder of the truncating division, with the dividend's sign; the divisor is not 0.
    static func remainder(_ a: LargeNumber, _ b: LargeNumber) -> LargeNumber {
        let (x, y, exponent) = aligned(a, b)
        return LargeNumber(limbs: divided(x, by: y).remainder, isNegative: a.isNegative, exponent: exponent)
    }

    /// The number rounded to so many significant digits, half to even; `beyond` says that digits follow its last.
    func roundedHalfEven(significantDigits digits: Int, beyond: Bool = false) -> LargeNumber {
        let drop = digitCount - digits
        guard drop > 0 else { return self }
        let unit = LargeNumber.scaled([1], by: drop)
        var (quotient, remainder) = LargeNumber.divided(limbs, by: unit)
        let twice = LargeNumber.trimmed(LargeNumber.added(remainder, remainder))
        let order = LargeNumber.compared(twice, unit)
        let isOdd = (quotient.first ?? 0) & 1 == 1
        if order > 0 || order == 0 && (beyond || isOdd) { quotient = LargeNumber.added(quotient, [1]) }
        return LargeNumber(limbs: quotient, isNegative: isNegative, exponent: exponent + drop)
    }

    /// The number without its decimals.
    var truncated: LargeNumber {
        guard exponent < 0 else { return self }
        let quotient = LargeNumber.divided(limbs, by: LargeNumber.scaled([1], by: -exponent)).quotient
        return LargeNumber(limbs: quotient, isNegative: isNegative, exponent: 0)
    }

    static func trimmed(_ limbs: [UInt32]) -> [UInt32] {
        var limbs = limbs
        while limbs.last == 0 { limbs.removeLast() }
        return limbs
    }

    /// The whole quotient and the remainder by a divisor from 1 to the base.
    static func divided(_ limbs: [UInt32], by divisor: UInt64) -> (quotient: [UInt32], remainder: UInt64) {
        var quotient = limbs
        var remainder: UInt64 = 0
        for index in limbs.indices.reversed() {
            let value = remainder * base + UInt64(limbs[index])
            quotient[index] = UInt32(value / divisor)
            remainder = value % divisor
        }
        return (trimmed(quotient), remainder)
    }

    /// The whole quotient and the remainder: Knuth's algorithm D in base 1,000,000,000.
    static func divided(_ a: [UInt32], by b: [UInt32]) -> (quotient: [UInt32], remainder: [UInt32]) {
        guard compared(a, b) >= 0, let last = b.last else { return ([], a) }
        if b.count == 1 {
            let (quotient, remainder) = divided(a, by: UInt64(last))
            return (quotient, remainder == 0 ? [] : [UInt32(remainder)])
        }
        // Scaled so that the divisor's first limb is at least half the base, a guess is at most two too high.
        let factor = base / (UInt64(last) + 1)
        var rest = trimmed(multiplied(a, [UInt32(factor)]))
        let divisor = trimmed(multiplied(b, [UInt32(factor)]))
        if rest.count == a.count { rest.append(0) }
        let count = rest.count - divisor.count
        var quotient = [UInt32](repeating: 0, count: count)
        for position in (0..<count).reversed() {
            quotient[position] = step(&rest, divisor, at: position)
        }
        return (trimmed(quotient), divided(trimmed(rest), by: factor).quotient)
    }

    // Finds one limb of the quotient and takes its multiple of the divisor off the rest.
    private static func step(_ rest: inout [UInt32], _ divisor: [UInt32], at position: Int) -> UInt32 {
        let count = divisor.count
        let (first, second) = (UInt64(divisor[count - 1]), UInt64(divisor[count - 2]))
        let top = UInt64(rest[position + count]) * base + UInt64(rest[position + count - 1])
        var (guess, left) = (top / first, top % first)
        while guess >= base || guess * second > left * base + UInt64(rest[position + count - 2]) {
            guess -= 1
            left += first
            if left >= base { break }
        }
        var borrow: Int64 = 0
        var carry: UInt64 = 0
        for index in 0...count {
            let product = (index < count ? guess * UInt64(divisor[index]) : 0) + carry
            carry = product / base
            var difference = Int64(rest[position + index]) - Int64(product % base) - borrow
            borrow = difference < 0 ? 1 : 0
            if difference < 0 { difference += Int64(base) }
            rest[position + index] = UInt32(difference)
        }
        guard borrow > 0 else { return UInt32(guess) }
        var over: UInt64 = 0
        for index in 0...count {
            let sum = UInt64(rest[position + index]) + (index < count ? UInt64(divisor[index]) : 0) + over
            rest[position + index] = UInt32(sum % base)
            over = sum / base
        }
        return UInt32(guess - 1)
    }
}
