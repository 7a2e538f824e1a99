import Foundation

extension Number: Codable {
    /// Reads a JSON number, exactly up to 38 digits, or a string with a number of any length.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let integer = try? container.decode(Int64.self) {
            self.init(integer)
        } else if let text = try? container.decode(String.self) {
            guard let number = Number(text) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is no number")
            }
            self = number
        } else {
            let decimal = try container.decode(Decimal.self)
            guard let number = Number(decimal.description) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(decimal) is no number")
            }
            self = number
        }
    }

    /// Writes a JSON number, or a string where there are more than 38 digits or zeros.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if case .small(let mantissa, 0) = normalized.storage, let integer = Int64(exactly: mantissa) {
            try container.encode(integer)
        } else if let decimal = Decimal(string: description), Number(decimal.description) == self {
            try container.encode(decimal)
        } else {
            try container.encode(description)
        }
    }
}

extension Number {
    /// The nearest double; infinite beyond its range.
    package var double: Double {
        if case .small(let mantissa, let exponent) = storage, mantissa.magnitude < 1 << 53, abs(exponent) <= 19 {
            // Both factors are exact, so the result is rounded once.
            let power = Double(Digits.shortPower(abs(exponent)))
            return exponent < 0 ? Double(Int64(mantissa)) / power : Double(Int64(mantissa)) * power
        }
        return Double(description) ?? (isNegative ? -.infinity : .infinity)
    }

    /// The shortest decimal that reads back as this double; nil for infinities and NaN.
    package init?(_ double: Double) {
        guard double.isFinite else { return nil }
        self.init(double.description)
    }

    /// The number as an integer, where it is one that fits.
    package var integer: Int? {
        guard case .small(let mantissa, let exponent) = normalized.storage, exponent >= 0,
            let whole = Digits.scaled(mantissa, by: exponent)
        else { return nil }
        return Int(exactly: whole)
    }
}
