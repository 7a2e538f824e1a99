import Number
import Support
import Testing

@Suite struct `Laws of numbers` {
    /// A number of up to so many digits, its point anywhere.
    private func random(_ digits: Int, _ random: inout some RandomNumberGenerator) -> String {
        let count = Int.random(in: 1...digits, using: &random)
        var text = (0..<count).map { _ in
            ["0", "9", String(Int.random(in: 0...9, using: &random))].randomElement(using: &random) ?? ""
        }
        text.insert(".", at: Int.random(in: 0...count, using: &random))
        return (Bool.random(using: &random) ? "-" : "") + "0" + text.joined()
    }

    @Test(arguments: [5, 19, 40, 120])
    func `sums and products are those by hand`(digits: Int) throws {
        var generator = SeededRandom(seed: UInt64(digits))
        for _ in 0..<1000 {
            let (left, right) = (random(digits, &generator), random(digits, &generator))
            let (a, b) = (try #require(Number(left)), try #require(Number(right)))
            #expect(a + b == Number(ByHand(left).plus(ByHand(right)).text), "\(left) + \(right)")
            #expect(a * b == Number(ByHand(left).times(ByHand(right)).text), "\(left) * \(right)")
            #expect((a + b) - b == a)
            #expect(Number(a.description) == a)
            #expect((a < b) == (a - b).isNegative && (a == b) == (a - b).isZero)
        }
    }

    @Test(arguments: [5, 19, 40, 120])
    func `a quotient is the nearest of 16 digits and a remainder what is left`(digits: Int) throws {
        var generator = SeededRandom(seed: UInt64(digits) + 1)
        for _ in 0..<1000 {
            let a = try #require(Number(random(digits, &generator)))
            let b = try #require(Number(random(digits, &generator)))
            guard let quotient = a.divided(by: b), let rest = a.remainder(dividedBy: b) else { continue }
            // Quotient × divisor may be as far from the dividend as half a unit of the 16th digit times the divisor.
            let unit = Number(mantissa: 1, exponent: quotient.order - 15)
            #expect((quotient * b - a).magnitude * 2 <= unit * b.magnitude, "\(a) / \(b)")
            #expect(quotient.rounded(significantDigits: 16) == quotient)
            #expect(rest.magnitude < b.magnitude && (rest.isZero || rest.isNegative == a.isNegative), "\(a) % \(b)")
            if digits < 40, let whole = (a - rest).divided(by: b) { #expect(whole.isInteger || whole.order > 15) }
        }
    }

    @Test(arguments: [3, 18, 36, 100])
    func `digits of base 10,000 read back`(digits: Int) throws {
        var generator = SeededRandom(seed: UInt64(digits) + 2)
        for _ in 0..<1000 {
            let number = try #require(Number(random(digits, &generator)))
            let parts = number.base10000
            #expect(parts.digits.allSatisfy { $0 < 10_000 } && parts.digits.first != 0 && parts.digits.last != 0)
            let again = Number(base10000: parts.digits, weight: parts.weight, isNegative: parts.isNegative)
            #expect(again == number && again.hashValue == number.hashValue)
        }
    }

    @Test func `digits of base 10,000 are PostgreSQL's`() {
        let (digits, weight, isNegative, decimals) = (Number("-12345.678") ?? .zero).base10000
        #expect(digits == [1, 2345, 6780] && weight == 1 && isNegative && decimals == 3)
        #expect(Number.zero.base10000.digits.isEmpty)
        #expect(Number(base10000: [5000], weight: -1, isNegative: false).description == "0.5")
        #expect(Number(base10000: [1], weight: 2, isNegative: false) == 100_000_000)
    }

    @Test(arguments: [
        ("2", 30, "1073742000"), ("1.0000001", 9_999_999, "2.718281"), ("3", -5, "0.004115226"), ("-2", 3, "-8"),
        ("10", 1000, "1e1000"), ("0.1", 2, "0.01"), ("123456789", 1, "123456800"), ("7", 0, "1"),
        ("-1.5", -3, "-0.2962963"),
    ])
    func `powers round at each step as Java's do`(base: String, exponent: Int, power: String) throws {
        let found = try #require(Number(base)).raised(to: exponent, significantDigits: 7)
        #expect(found?.description == power)
    }
}
