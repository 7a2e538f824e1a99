import Collection
import Indicators
import Testing

@Suite struct `Arithmetic in expressions` {
    @Test(arguments: [
        ("2", "2"), ("2.", "2"), ("2.0", "2"), ("0.2", "0.2"), (".2", "0.2"), ("2E0", "2"), ("2.E0", "2"),
        ("2.1E+0", "2.1"), ("2.1E-2", "0.021"), ("2E01", "20"), ("2e2", "200"), ("+2", "2"), ("-2", "-2"), ("0", "0"),
    ])
    func `numbers are written as in Java`(source: String, value: String) throws {
        #expect(try shown(source) == value)
    }

    @Test(arguments: [
        ("2 ^ 3 ^ 2", "512"), ("( 2 ^ 3 ) ^ 2", "64"), ("2 ^ -2", "0.25"), ("-(2) ^ 2", "-4"), ("(-(2)) ^ 2", "4"),
        ("2^-3^2", "0.001953125"), ("2^0.5", "1"), ("2^30", "1073742000"), ("1.4^2", "1.96"), ("2^-0.9", "1"),
        ("0^0", "1"), ("0^-1", "NaN"), ("1.0000001^9999999", "2.718281"), ("2^10000000", "NaN"),
        ("10^1001", "Infinity"), ("(-10)^1001", "-Infinity"), ("10^-1001", "0"),
        ("((0.0^9999999)^9999999)^9999999", "0"), ("0e100000^9999999 + 1", "1"), ("0e-100000^9999999 % 3", "0"),
    ])
    func `powers bind from the right, truncate the exponent and have 7 digits`(source: String, value: String) throws {
        #expect(try shown(source) == value)
    }

    @Test(arguments: [
        ("+ (2 + 3)", "5"), ("- 2 + 3", "1"), ("- (2 + 3)", "-5"), ("--2", "2"), ("-+-2", "2"), ("-(3) * 2", "-6"),
        ("-(7) % 3", "-1"), ("2 - -3", "5"), ("-2^2", "-4"), ("2 * -3 + 4", "-2"),
    ])
    func `signs bind looser than powers and tighter than products`(source: String, value: String) throws {
        #expect(try shown(source) == value)
    }

    @Test(arguments: [
        ("2 * 3 * 4", "24"), ("12 / 3 / 2", "2"), ("12 / ( 3 / 2 )", "8"), ("12 % 5 % 3", "2"),
        ("12 % ( 5 % 3 )", "0"), ("12 / 3 * 2", "8"), ("5 % 2 * 3", "3"), ("3 * 5 % 2", "1"), ("7 % 4 / 2", "1.5"),
        ("9 / 3 % 2", "1"), ("1.4 % (1 + 1)", "1.4"), ("-7.5 % 2", "-1.5"), ("7.5 % -2", "1.5"),
    ])
    func `products, quotients and remainders bind from the left`(source: String, value: String) throws {
        #expect(try shown(source) == value)
    }

    @Test(arguments: [
        ("2 + 3 + 4", "9"), ("2 - 3 - 4", "-5"), ("2 - ( 3 - 4 )", "3"), ("2 - 3 + 4", "3"), ("4 + 3 * 2", "10"),
        ("( 4 + 3 ) * 2", "14"), ("4 + 3 / 2", "5.5"), ("4 - 3 % 2", "3"), ("( 4 - 3 ) % 2", "1"),
    ])
    func `sums bind looser than products`(source: String, value: String) throws {
        #expect(try shown(source) == value)
    }

    @Test(arguments: [
        ("1.3 - 1", "0.3"), ("0.1 + 0.2", "0.3"), ("1.1 * 1.1", "1.21"), ("( 1 / 1000 ) * 1000", "1"),
        ("10/3", "3.333333333333333"), ("2/3", "0.6666666666666667"), ("1e20 + 1", "100000000000000000001"),
        ("12345678901234567890.123456789 + 0.000000000001", "12345678901234567890.123456789001"),
        ("99999999999999999999 * 99999999999999999999", "9999999999999999999800000000000000000001"),
        ("1e-15 * 1e-15", "0.000000000000000000000000000001"),
    ])
    func `sums, differences and products are exact and quotients have 16 digits`(source: String, value: String) throws {
        #expect(try shown(source) == value)
    }

    @Test(arguments: [
        ("1/0", "NaN"), ("0/0", "NaN"), ("1%0", "NaN"), ("80 + 4 / 0", "NaN"), ("1.0/( 1 - 1 )", "NaN"),
        ("1/0 * 0", "NaN"), ("-(1/0)", "NaN"), ("(1/0)^0", "NaN"), ("log(1/0)", "NaN"), ("2 == 2/0", "false"),
        ("1/0 == 1/0", "true"), ("1/0 > 1e300", "true"), ("isNull(1/0)", "false"),
    ])
    func `a division by zero is no number and spreads`(source: String, value: String) throws {
        #expect(try shown(source, mode: value.count > 3 ? .test : .indicator) == value)
    }

    @Test(arguments: [
        ("log(0)", "-Infinity"), ("log(-1)", "NaN"), ("log(0,3)", "-Infinity"), ("log(50,0)", "0"),
        ("log(50,-3)", "NaN"), ("log10(0)", "-Infinity"), ("log10(-1)", "NaN"), ("log(1)", "0"), ("log10(1000)", "3"),
        ("log(50)", "3.912023005428146"), ("log(8,2)", "3"), ("log(256, 16)", "2"), ("log( 100, 10 )", "2"),
        ("log10(50)", "1.6989700043360187"), ("-log(0)", "Infinity"), ("log(0) + 1", "-Infinity"),
        ("log(0) - log(0)", "NaN"), ("log(0) * -2", "Infinity"), ("1 / log(0)", "0"), ("log(0) * 0", "NaN"),
        ("log10(1e400)", "400"), ("log10(1e-400)", "-400"), ("log(1e400) / log(10)", "400"), ("log(1e400, 1e200)", "2"),
    ])
    func `logarithms are those of doubles, that of 0 is infinite`(source: String, value: String) throws {
        #expect(try shown(source) == value)
    }
}
