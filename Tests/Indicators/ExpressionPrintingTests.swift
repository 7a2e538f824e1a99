import Collection
import Indicators
import Number
import Support
import Testing

@Suite struct `Printing expressions` {
    @Test(arguments: [
        ("1+2*3", "1 + 2 * 3"), ("(1+2)*3", "(1 + 2) * 3"), ("((1))", "1"), ("(1+2)+3", "(1 + 2) + 3"),
        ("1-(2-3)", "1 - (2 - 3)"),
        ("-2^2", "-2 ^ 2"), ("(-2)^2", "(-2) ^ 2"), ("2^3^2", "2 ^ 3 ^ 2"), ("(2^3)^2", "(2 ^ 3) ^ 2"),
        ("2^-1", "2 ^ -1"),
        ("- -1", "--1"), ("not true and false", "!true && false"), ("not(true and false)", "!(true && false)"),
        ("true or 1<2 and 3==3", "true || 1 < 2 && 3 == 3"), ("is( 1 in 2 ,3)", "is(1 in 2, 3)"),
        ("\"it's\"", "'it\\'s'"), ("#{a} .yearToDate()", "#{a}.yearToDate()"), ("(1).yearToDate()", "(1).yearToDate()"),
        ("(#{a}+1).periodOffset(-1)*2", "(#{a} + 1).periodOffset(-1) * 2"),
        ("#{a}.minDate(2020-1-2)", "#{a}.minDate(2020-01-02)"),
        ("/* why */1", "1"), ("1.50", "1.5"), ("orgUnit.group( a,b )", "orgUnit.group(a,b)"),
        ("#{a}.periodOffset( /* ) */ -1 /**/)", "#{a}.periodOffset(-1)"),
        ("orgUnit.group(/*,*/a /* b) */,b)", "orgUnit.group(a,b)"),
    ])
    func `gives one regular form`(source: String, printed: String) throws {
        let modes: [ExpressionMode] = [.indicator, .test, .validation]
        let expression = modes.lazy.compactMap { try? IndicatorExpression(source, mode: $0) }.first
        let found = try expression ?? IndicatorExpression("if(\(source) == '', 1, 0)", mode: .validation)
        #expect(found.description == printed || found.description == "if(\(printed) == '', 1, 0)")
    }

    @Test(arguments: [UInt64](1...4))
    func `gives what parses to the same tree and evaluates to the same value`(seed: UInt64) throws {
        var sentences = ExpressionSentences(seed: seed)
        let values: [ExpressionValue?] = [5, nil, .number(Number(mantissa: -125, exponent: -2)), 0, 3]
        for _ in 0..<2500 {
            let source = sentences.number(3)
            let expression = try IndicatorExpression(source)
            let again = try IndicatorExpression(expression.description)
            #expect(again == expression, "\(source)")
            #expect(again.description == expression.description)
            let value = Result { try expression.evaluate { values[$0 % 5] } }
            let other = Result { try again.evaluate { values[$0 % 5] } }
            #expect((try? value.get()) == (try? other.get()), "\(source)")
        }
    }

    @Test func `tells apart what is not the same`() throws {
        let sources = [
            "1 + 2", "1 - 2", "2 + 1", "1 + 2 + 0", "(1 + 2) + 0", "1 + (2 + 0)", "-1", "#{a}", "#{a}.periodOffset(1)",
        ]
        let expressions = try sources.map { try IndicatorExpression($0) }
        for (index, one) in expressions.enumerated() {
            for (place, other) in expressions.enumerated() { #expect((one == other) == (index == place)) }
        }
    }

    @Test func `is not slower for a part of what is deep or odd`() throws {
        let nested = String(repeating: "if(1<2,(", count: 95) + "1" + String(repeating: "),2)", count: 95)
        let unclosed = String(repeating: "(1+", count: 190)
        let signs = String(repeating: "1-(-(", count: 60) + "1" + String(repeating: "))", count: 60)
        let comments = String(repeating: "/*/", count: 10_000)
        let spaces = "is('" + String(repeating: " ", count: 50_000) + "' in 1" + String(repeating: ",1", count: 24_000)
        let long = "1.123456789012345678901234567890123456789"
        let digits = long + String(repeating: "*" + long, count: 2000)
        for source in [nested, unclosed, signs, comments, String(repeating: "'\\", count: 40_000)] {
            #expect(processorTime(of: { _ = try? IndicatorExpression(source) }) < .seconds(20))
        }
        let test = try IndicatorExpression(spaces + ")", mode: .test)
        #expect(processorTime(of: { _ = try? test.evaluate { _ in nil } }) < .seconds(20))
        let product = try IndicatorExpression(digits)
        #expect(processorTime(of: { _ = try? product.evaluate { _ in nil } }) < .seconds(20))
    }
}
