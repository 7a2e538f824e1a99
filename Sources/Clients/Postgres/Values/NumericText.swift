extension Numeric: CustomStringConvertible {
    /// As PostgreSQL writes it: `-1234.50`, `NaN`, `Infinity`, `-Infinity`.
    package var description: String {
        switch sign {
        case .notANumber: return "NaN"
        case .infinity: return "Infinity"
        case .negativeInfinity: return "-Infinity"
        case .plus, .minus: break
        }
        var text: [UInt8] = sign == .minus ? [UInt8(ascii: "-")] : []
        let places = Int(scale)
        let start = text.count
        for power in stride(from: max(Int(weight), 0), through: 0, by: -1) {
            Self.append(digit(atPower: power), to: &text, padded: text.count > start)
        }
        if places > 0 {
            text.append(UInt8(ascii: "."))
            let end = text.count + places
            for power in 1...(places + 3) / 4 {
                Self.append(digit(atPower: -power), to: &text, padded: true)
            }
            text.removeLast(text.count - end)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The base-10,000 digit that counts for 10,000 to this power.
    private func digit(atPower power: Int) -> Int16 {
        let index = Int(weight) - power
        return digits.indices.contains(index) ? digits[index] : 0
    }

    private static func append(_ digit: Int16, to text: inout [UInt8], padded: Bool) {
        var divisor: Int16 = 1000
        var started = padded
        while divisor > 0 {
            let decimal = UInt8(digit / divisor % 10)
            started = started || decimal != 0 || divisor == 1
            if started { text.append(UInt8(ascii: "0") + decimal) }
            divisor /= 10
        }
    }
}

extension Numeric: LosslessStringConvertible {
    /// Reads digits with an optional sign, point and exponent (`-12.5`, `.5`, `1e-7`), `NaN` and `±Infinity`; nil for
    /// anything else and for what PostgreSQL's `numeric` cannot hold.
    package init?(_ text: String) {
        switch text {
        case "NaN": self = .notANumber
        case "Infinity", "+Infinity": self = .infinity
        case "-Infinity": self = .negativeInfinity
        default:
            var scanner = Scanner(text.utf8[...])
            guard let number = scanner.number() else { return nil }
            self = number
        }
    }
}

extension Numeric {
    /// Takes a decimal's text apart.
    private struct Scanner {
        var rest: Substring.UTF8View

        init(_ text: Substring.UTF8View) {
            rest = text
        }

        mutating func number() -> Numeric? {
            let sign: Sign = take("-") ? .minus : .plus
            if sign == .plus { _ = take("+") }
            var decimals = digits()
            var places = 0
            if take(".") {
                let fraction = digits()
                places = fraction.count
                decimals += fraction
            }
            guard !decimals.isEmpty else { return nil }
            if take("e") || take("E") {
                guard let exponent = exponent() else { return nil }
                places -= exponent
            }
            guard rest.isEmpty else { return nil }
            return Numeric(sign: sign, decimals: decimals, places: places)
        }

        private mutating func take(_ character: Unicode.Scalar) -> Bool {
            guard rest.first == UInt8(ascii: character) else { return false }
            rest.removeFirst()
            return true
        }

        private mutating func digits() -> [UInt8] {
            let run = rest.prefix { (48...57).contains($0) }
            rest.removeFirst(run.count)
            return run.map { $0 - 48 }
        }

        private mutating func exponent() -> Int? {
            let negative = take("-")
            if !negative { _ = take("+") }
            let run = digits()
            guard !run.isEmpty, run.count <= 6 else { return nil }
            let value = run.reduce(0) { $0 * 10 + Int($1) }
            return negative ? -value : value
        }
    }

    /// From decimal digits, the last `places` of which stand behind the point; `places` below 0 appends zeros.
    private init?(sign: Sign, decimals: [UInt8], places: Int) {
        guard places <= 16_383, places >= -131_072 else { return nil }
        var decimals = Array(decimals.drop { $0 == 0 })
        if places < 0, !decimals.isEmpty { decimals += [UInt8](repeating: 0, count: -places) }
        let scale = max(places, 0)
        guard decimals.count - scale <= 131_072 else { return nil }
        decimals += [UInt8](repeating: 0, count: (4 - scale % 4) % 4)
        decimals = [UInt8](repeating: 0, count: (4 - decimals.count % 4) % 4) + decimals
        let digits = stride(from: 0, to: decimals.count, by: 4).map { index in
            decimals[index..<index + 4].reduce(Int16(0)) { $0 * 10 + Int16($1) }
        }
        let weight = digits.count - 1 - (scale + 3) / 4
        self.init(sign: sign, weight: Int16(clamping: weight), scale: UInt16(scale), digits: digits)
    }
}
