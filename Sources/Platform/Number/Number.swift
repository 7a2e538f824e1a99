/// A finite decimal number, exact to its last digit: sums, differences and products never round, whatever their length.
///
/// Up to 38 digits it is a mantissa of 128 bits and a power of ten, without allocation; beyond that, digits on the
/// heap. Why not Foundation's `Decimal`: it rounds at 38 digits, and `banmo bench expressions` measured 250 ns for a
/// sum, 170 for a product and 440 for a quotient where these take 6, 4 and 17.
package struct Number: Sendable {
    enum Storage: Sendable {
        /// The mantissa times ten to the exponent; trailing zeros may stand in the mantissa.
        case small(Int128, exponent: Int)
        /// More digits than a mantissa of 128 bits holds, without trailing zeros.
        case large(LargeNumber)
    }

    var storage: Storage

    init(storage: Storage) {
        self.storage = storage
    }

    /// The mantissa times ten to the exponent; 0 has none, or products of zeros would have ever greater ones.
    package init(mantissa: Int128, exponent: Int) {
        storage = .small(mantissa, exponent: mantissa == 0 ? 0 : exponent)
    }

    /// A whole number.
    package init(_ integer: some BinaryInteger) {
        if let mantissa = Int128(exactly: integer) {
            storage = .small(mantissa, exponent: 0)
        } else {
            self = Number(String(integer)) ?? .zero
        }
    }

    /// 0.
    package static let zero = Number(mantissa: 0, exponent: 0)

    /// 1.
    package static let one = Number(mantissa: 1, exponent: 0)

    /// Whether it is 0.
    package var isZero: Bool {
        if case .small(0, _) = storage { true } else { false }
    }

    /// Whether it is less than 0.
    package var isNegative: Bool {
        switch storage {
        case .small(let mantissa, _): mantissa < 0
        case .large(let large): large.isNegative
        }
    }

    /// The number without its sign.
    package var magnitude: Number { isNegative ? -self : self }

    /// Whether the number is whole.
    package var isInteger: Bool {
        switch normalized.storage {
        case .small(_, let exponent): exponent >= 0
        case .large(let large): large.exponent >= 0
        }
    }

    /// Whether its digits are more than the mantissa holds, so that calculating with it allocates.
    package var isLong: Bool {
        if case .large = storage { true } else { false }
    }

    /// The power of ten of the first significant digit: 2 for 123.45, -1 for 0.5; 0 for 0.
    package var order: Int {
        switch storage {
        case .small(let mantissa, let exponent):
            mantissa == 0 ? 0 : Digits.count(mantissa.magnitude) - 1 + exponent
        case .large(let large): large.digitCount - 1 + large.exponent
        }
    }

    /// The same number with no trailing zeros in its mantissa, so that equal numbers have equal parts.
    var normalized: Number {
        guard case .small(let mantissa, let exponent) = storage else { return self }
        let (stripped, zeros) = Digits.withoutTrailingZeros(mantissa)
        return Number(mantissa: stripped, exponent: exponent + zeros)
    }

    /// The same number on the heap, to calculate beyond 38 digits.
    var large: LargeNumber {
        switch storage {
        case .small(let mantissa, let exponent): LargeNumber(mantissa, exponent: exponent)
        case .large(let large): large
        }
    }
}

extension Number: ExpressibleByIntegerLiteral {
    package init(integerLiteral value: Int) {
        self.init(mantissa: Int128(value), exponent: 0)
    }
}

extension Number: Hashable, Comparable {
    package static func == (left: Number, right: Number) -> Bool {
        if case .small(let a, let ea) = left.storage, case .small(let b, let eb) = right.storage, ea == eb {
            return a == b
        }
        return compare(left, right) == 0
    }

    package static func < (left: Number, right: Number) -> Bool { compare(left, right) < 0 }

    /// Negative, 0 or positive as the left number is less than, equal to or greater than the right one.
    static func compare(_ left: Number, _ right: Number) -> Int {
        guard case .small(let a, let ea) = left.storage, case .small(let b, let eb) = right.storage else {
            return LargeNumber.compare(left.large, right.large)
        }
        if ea == eb || a.signum() != b.signum() || a == 0 { return a < b ? -1 : a == b ? 0 : 1 }
        if let aligned = ea < eb ? Digits.scaled(b, by: eb - ea) : Digits.scaled(a, by: ea - eb) {
            let (x, y) = ea < eb ? (a, aligned) : (aligned, b)
            return x < y ? -1 : x == y ? 0 : 1
        }
        return LargeNumber.compare(left.large, right.large)
    }

    package func hash(into hasher: inout Hasher) {
        switch normalized.storage {
        case .small(let mantissa, let exponent):
            hasher.combine(mantissa)
            hasher.combine(exponent)
        case .large(let large):
            hasher.combine(large.limbs)
            hasher.combine(large.isNegative)
            hasher.combine(large.exponent)
        }
    }
}
