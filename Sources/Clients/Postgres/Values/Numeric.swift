/// An exact decimal as PostgreSQL's `numeric` holds it: up to 131,072 digits before the point and 16,383 after it.
package struct Numeric: Sendable {
    /// Which side of zero it is on, or that it is no number.
    package enum Sign: UInt16, Sendable {
        case plus = 0x0000
        case minus = 0x4000
        case notANumber = 0xC000
        case infinity = 0xD000
        case negativeInfinity = 0xF000
    }

    /// Which side of zero it is on, or that it is no number.
    package let sign: Sign
    /// The first digit counts for 10,000 to this power.
    package let weight: Int16
    /// How many decimal places are shown, zeros included: 2 for 1.50.
    package let scale: UInt16
    /// The digits to base 10,000, most significant first, without zeros at either end.
    package let digits: [Int16]

    /// A number from its parts; zeros at either end of the digits are dropped.
    package init(sign: Sign, weight: Int16, scale: UInt16, digits: [Int16]) {
        let leading = digits.prefix { $0 == 0 }.count
        let kept = digits[leading...].reversed().drop { $0 == 0 }.reversed()
        self.digits = Array(kept)
        self.sign = kept.isEmpty && sign == .minus ? .plus : sign
        self.weight = kept.isEmpty ? 0 : Int16(clamping: Int(weight) - leading)
        self.scale = sign == .plus || sign == .minus ? scale : 0
    }

    package static let zero = Numeric(sign: .plus, weight: 0, scale: 0, digits: [])
    package static let notANumber = Numeric(sign: .notANumber, weight: 0, scale: 0, digits: [])
    package static let infinity = Numeric(sign: .infinity, weight: 0, scale: 0, digits: [])
    package static let negativeInfinity = Numeric(sign: .negativeInfinity, weight: 0, scale: 0, digits: [])

    /// A whole number.
    package init(_ value: Int) {
        var digits: [Int16] = []
        var rest = value.magnitude
        while rest > 0 {
            digits.append(Int16(rest % 10_000))
            rest /= 10_000
        }
        self.init(
            sign: value < 0 ? .minus : .plus,
            weight: Int16(max(0, digits.count - 1)),
            scale: 0,
            digits: digits.reversed()
        )
    }
}

extension Numeric: Hashable {
    /// By value, as PostgreSQL compares: 1.5 equals 1.50, and not-a-number equals itself.
    package static func == (left: Numeric, right: Numeric) -> Bool {
        left.sign == right.sign && left.weight == right.weight && left.digits == right.digits
    }

    /// By value.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(sign)
        hasher.combine(weight)
        hasher.combine(digits)
    }
}

extension Numeric: PostgresCodable {
    package static var postgresType: PostgresType { .numeric }

    /// Number of digits, weight, sign, scale, digits: two bytes each.
    package func encode(into bytes: inout [UInt8]) throws(EncodingFault) {
        guard let count = UInt16(exactly: digits.count) else { throw EncodingFault("a numeric of too many digits") }
        bytes.append(bigEndian: count)
        bytes.append(bigEndian: weight)
        bytes.append(bigEndian: sign.rawValue)
        bytes.append(bigEndian: scale)
        for digit in digits {
            bytes.append(bigEndian: digit)
        }
    }

    /// Reads `numeric` and the integer types.
    package static func decode(_ cell: Cell) throws(CellFault) -> Numeric {
        guard cell.type == .numeric else { return Numeric(try Int.decode(cell)) }
        let bytes = try cell.notNull()
        let count = Int(try Cell.integer(bytes, as: UInt16.self))
        guard bytes.count == 8 + 2 * count else { throw .value("its length is wrong") }
        guard let sign = Sign(rawValue: try Cell.integer(bytes, at: 4)) else { throw .value("its sign is unknown") }
        var digits: [Int16] = []
        digits.reserveCapacity(count)
        for index in 0..<count {
            let digit = try Cell.integer(bytes, at: 8 + 2 * index, as: Int16.self)
            guard (0..<10_000).contains(digit) else { throw .value("a digit is out of range") }
            digits.append(digit)
        }
        return Numeric(
            sign: sign,
            weight: try Cell.integer(bytes, at: 2),
            scale: try Cell.integer(bytes, at: 6),
            digits: digits
        )
    }
}
