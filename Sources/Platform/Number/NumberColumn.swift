import Postgres

extension Number: PostgresCodable {
    package static var postgresType: PostgresType { .numeric }

    /// As PostgreSQL's exact `numeric`.
    package func encode(into bytes: inout [UInt8]) throws(EncodingFault) {
        let parts = base10000
        guard let weight = Int16(exactly: parts.weight), let scale = UInt16(exactly: parts.decimals) else {
            throw EncodingFault("a number beyond what PostgreSQL's numeric holds")
        }
        let numeric = Numeric(
            sign: parts.isNegative ? .minus : .plus,
            weight: weight,
            scale: scale,
            digits: parts.digits.map(Int16.init)
        )
        try numeric.encode(into: &bytes)
    }

    /// Reads `numeric` and the integer types; NaN and the infinities are no numbers here.
    package static func decode(_ cell: Cell) throws(CellFault) -> Number {
        let numeric = try Numeric.decode(cell)
        switch numeric.sign {
        case .notANumber, .infinity, .negativeInfinity: throw .value("it is not a finite number")
        case .plus, .minus:
            return Number(
                base10000: numeric.digits.map(UInt16.init),
                weight: Int(numeric.weight),
                isNegative: numeric.sign == .minus
            )
        }
    }
}

extension Number: JSONTreeReadable {
    /// Reads what `Codable` writes: a number, or a text with a number of any length.
    package init?(_ tree: JSONTree) {
        switch tree {
        case .number(let text), .text(let text): self.init(text)
        default: return nil
        }
    }
}
