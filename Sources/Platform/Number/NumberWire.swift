extension Number {
    /// The number whose digits of base 10,000 are those of PostgreSQL's binary `numeric`: the first counts 10,000 to
    /// the power of `weight`, the next one less. Digits must be below 10,000.
    package init(base10000 digits: some Collection<UInt16>, weight: Int, isNegative: Bool) {
        let exponent = 4 * (weight - digits.count + 1)
        guard digits.count <= 9 else {
            let large = LargeNumber(base10000: Array(digits), isNegative: isNegative, exponent: exponent)
            self.init(large)
            return
        }
        var mantissa: UInt128 = 0
        if digits.count <= 4 {
            var short: UInt64 = 0
            for digit in digits { short = short &* 10_000 &+ UInt64(digit) }
            mantissa = UInt128(short)
        } else {
            for digit in digits { mantissa = mantissa &* 10_000 &+ UInt128(digit) }
        }
        self.init(mantissa: isNegative ? -Int128(mantissa) : Int128(mantissa), exponent: exponent)
    }

    /// The digits of base 10,000 as PostgreSQL's binary `numeric` has them, without zeros at either end (none for 0),
    /// and the number of decimals to show.
    package var base10000: (digits: [UInt16], weight: Int, isNegative: Bool, decimals: Int) {
        let number = normalized
        if case .small(0, _) = number.storage { return ([], 0, false, 0) }
        let large = number.large
        // Brought to an exponent that is a multiple of 4.
        let shift = ((large.exponent % 4) + 4) % 4
        var rest = LargeNumber.scaled(large.limbs, by: shift)
        let exponent = large.exponent - shift
        var digits: [UInt16] = []
        while !rest.isEmpty {
            let (quotient, remainder) = LargeNumber.divided(rest, by: 10_000)
            digits.append(UInt16(remainder))
            rest = quotient
        }
        let weight = digits.count - 1 + exponent / 4
        let trailing = digits.prefix { $0 == 0 }.count
        return (digits.dropFirst(trailing).reversed(), weight, isNegative, max(0, -large.exponent))
    }
}

extension LargeNumber {
    fileprivate init(base10000 digits: [UInt16], isNegative: Bool, exponent: Int) {
        // Nine digits of base 10,000 are four limbs.
        var limbs: [UInt32] = []
        for start in stride(from: digits.count, to: 0, by: -9) {
            var group: UInt128 = 0
            for digit in digits[max(0, start - 9)..<start] { group = group * 10_000 + UInt128(digit) }
            for _ in 0..<4 {
                limbs.append(UInt32(truncatingIfNeeded: group % UInt128(LargeNumber.base)))
                group /= UInt128(LargeNumber.base)
            }
        }
        self.init(limbs: limbs, isNegative: isNegative, exponent: exponent)
    }
}
