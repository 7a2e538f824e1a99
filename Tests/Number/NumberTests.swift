import Foundation
import Number
import Testing

@Suite struct `Numbers` {
    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("00012", "12"), ("12.50", "12.5"), (".5", "0.5"), ("5.", "5"), ("-.5", "-0.5"),
        ("+7", "7"),
        ("1e3", "1000"), ("1.5E-3", "0.0015"), ("1e40", "1e40"), ("-12.5e-40", "-1.25e-39"), ("0e99999", "0"),
        ("170141183460469231731687303715884105727", "170141183460469231731687303715884105727"),
        ("170141183460469231731687303715884105728", "170141183460469231731687303715884105728"),
        ("-170141183460469231731687303715884105729.5", "-170141183460469231731687303715884105729.5"),
        ("1000000000000000000000000000000000000000000000", "1e45"),
        ("0.1234567890123456789012345678901234567890123456789", "0.1234567890123456789012345678901234567890123456789"),
    ])
    func `are read exactly and written without needless zeros`(text: String, written: String) throws {
        let number = try #require(Number(text))
        #expect(number.description == written)
        #expect(Number(written) == number)
    }

    @Test(arguments: [
        "", "-", "+", ".", "e5", "1e", "1e+", "1.2.3", "1,5", " 1", "1 ", "0x1", "NaN", "Infinity", "--1", "1e1e1",
        "1e100001",
        "１", "1_000", "1e99999999999999999999",
    ])
    func `are nothing else`(text: String) {
        #expect(Number(text) == nil)
    }

    @Test(arguments: [
        ("1", "3", "0.3333333333333333"), ("2", "3", "0.6666666666666667"), ("10", "4", "2.5"), ("-7", "8", "-0.875"),
        ("0", "9", "0"), ("1", "1e40", "1e-40"), ("1000000000000000.5", "1", "1000000000000000"),
        ("1000000000000001.5", "1", "1000000000000002"), ("99999999999999995", "10", "10000000000000000"),
        ("1e400", "3", "3.333333333333333e399"), ("22", "7", "3.142857142857143"),
        ("1", "-0.0007", "-1428.571428571429"),
        ("12345678901234567890123456789012345678", "0.000000000000000000000000000000000000077", "1.603334922238256e74"),
    ])
    func `divide to 16 significant digits, half to even`(dividend: String, divisor: String, quotient: String) throws {
        let found = try #require(Number(dividend)).divided(by: try #require(Number(divisor)))
        #expect(found?.description == quotient)
    }

    @Test func `don't divide by zero`() {
        #expect(Number.one.divided(by: 0) == nil)
        #expect(Number.zero.divided(by: Number(mantissa: 0, exponent: -5)) == nil)
        #expect(Number.one.remainder(dividedBy: 0) == nil)
        #expect(Number.zero.raised(to: -1, significantDigits: 7) == nil)
    }

    @Test(arguments: [
        ("2.5", 0, "3"), ("-2.5", 0, "-3"), ("1.005", 2, "1.01"), ("1.004", 2, "1"), ("0.05", 1, "0.1"),
        ("-0.04", 1, "0"),
        ("123456789012345678901234567890123456789012345.675", 2, "123456789012345678901234567890123456789012345.68"),
        ("33.33333333333333", 10, "33.3333333333"), ("9.995", 2, "10"), ("7", 3, "7"), ("1e50", 2, "1e50"),
    ])
    func `round to decimals, half away from zero`(text: String, decimals: Int, rounded: String) throws {
        #expect(try #require(Number(text)).rounded(decimals: decimals).description == rounded)
    }

    @Test(arguments: [("90", 1, "90.0"), ("46", 0, "46"), ("1.25", 1, "1.25"), ("-0.5", 3, "-0.500"), ("0", 2, "0.00")])
    func `are written with as many decimals as asked for`(text: String, decimals: Int, written: String) throws {
        #expect(try #require(Number(text)).description(minimumDecimals: decimals) == written)
    }

    @Test(arguments: [
        ("0.5", 0.5), ("1e22", 1e22), ("0.1", 0.1), ("123456789012345680", 123456789012345680), ("1e-300", 1e-300),
    ])
    func `are the nearest doubles`(text: String, double: Double) throws {
        #expect(try #require(Number(text)).double == double)
        #expect(Number(double).map { $0.double } == double)
    }

    @Test func `have no infinities and are not NaN`() {
        #expect(Number(Double.nan) == nil && Number(Double.infinity) == nil)
        #expect(Number("1e400")?.double == .infinity && Number("-1e400")?.double == -.infinity)
    }

    @Test(arguments: [
        "0", "-12", "0.1", "12345678901234567890.12345", "1e45", "-0.00000000000000000000000000000000000000000123",
    ])
    func `survive JSON`(text: String) throws {
        let number = try #require(Number(text))
        let encoded = try JSONEncoder().encode(["value": number])
        #expect(try JSONDecoder().decode([String: Number].self, from: encoded) == ["value": number])
        if text.count < 30, !text.contains("e") {
            #expect(String(decoding: encoded, as: UTF8.self) == "{\"value\":\(text)}")
        }
    }

    @Test func `are equal and hash equally whatever zeros they carry`() {
        let same: [Number] = [
            Number(mantissa: 1500, exponent: -3), Number(mantissa: 15, exponent: -1),
            Number(mantissa: 15_000_000_000_000_000_000_000_000_000_000, exponent: -31),
        ]
        #expect(Set(same).count == 1)
        #expect(same.allSatisfy { $0 == same[0] && !($0 < same[0]) })
        #expect(Number(mantissa: 15, exponent: 500) > Number(mantissa: 14, exponent: 500))
        #expect(Number(mantissa: -15, exponent: 500) < Number(mantissa: 1, exponent: -500))
        #expect(Number.zero == Number(mantissa: 0, exponent: 77))
    }

    @Test func `know whether they are whole and what integer they are`() {
        #expect(Number("3.0")?.integer == 3 && Number("-2e3")?.integer == -2000 && Number("3.5")?.integer == nil)
        #expect(Number("9223372036854775808")?.integer == nil && Number("1e50")?.isInteger == true)
        #expect(Number(UInt64.max).description == "18446744073709551615")
    }

    @Test(arguments: [
        ("248", "3", "82." + String(repeating: "6", count: 36)), ("1", "3", "0." + String(repeating: "3", count: 38)),
        ("1000", "9", "111." + String(repeating: "1", count: 35)),
        ("-2", "3", "-0." + String(repeating: "6", count: 38)),
        ("247.5", "3", "82.5"), ("0", "7", "0"), ("1e60", "4", "2.5e59"), ("99", "1e-40", "9.9e41"),
        (
            "209." + String(repeating: "9", count: 20), "3",
            "69." + String(repeating: "9", count: 20) + String(repeating: "6", count: 16)
        ),
    ])
    func `cut a quotient where it has no end, so that it never reaches what it isn't`(
        _ dividend: String,
        _ divisor: String,
        _ quotient: String
    ) throws {
        let (dividend, divisor) = (try #require(Number(dividend)), try #require(Number(divisor)))
        #expect(dividend.divided(by: divisor, cutTo: 38)?.description == quotient)
        #expect(dividend.divided(by: 0, cutTo: 38) == nil)
    }
}
