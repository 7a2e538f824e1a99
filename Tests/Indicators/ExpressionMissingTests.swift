import Collection
import Indicators
import Number
import Testing

@Suite struct `Missing values in expressions` {
    @Test(arguments: [
        ("#{A}", "3", "3", "3"), ("#{A} + #{B}", "16", "16", "16"), ("#{A} + #{B} + #{X}", "null", "16", "16"),
        ("#{X} + #{Y}", "null", "null", "0"), ("#{X}", "null", "null", "0"), ("#{A} * #{X}", "null", "0", "0"),
        ("#{A} / #{X}", "null", "NaN", "NaN"), ("#{A} ^ #{X}", "null", "1", "1"), ("- #{X}", "null", "null", "0"),
        ("if(#{A} > #{X}, 1, 0)", "null", "1", "1"), ("5", "5", "5", "5"), ("C{A} + #{A}", "3", "3", "3"),
        ("greatest(#{X}, -5)", "null", "null", "0"), ("N{X} + R{X.ACTUAL_REPORTS} + 1", "null", "null", "1"),
    ])
    func `count as 0, then the strategy decides`(source: String, any: String, all: String, never: String) throws {
        let values: [String: ExpressionValue] = ["#{A}": 3, "#{B}": 13, "C{A}": 0]
        #expect(try shown(source, values, missing: .skipIfAnyValueMissing) == any)
        #expect(try shown(source, values, missing: .skipIfAllValuesMissing) == all)
        #expect(try shown(source, values, missing: .neverSkip) == never)
    }

    @Test(arguments: [
        ("if(isNull(#{X}), 1, 0)", "1"), ("if(isNotNull(#{X}), 1, 0)", "0"), ("if(isNull(#{A}), 1, 0)", "0"),
        ("firstNonNull(#{X}, #{A})", "3"), ("firstNonNull(#{X}, #{Y})", "0"), ("isNull(#{X}) == true", "refused"),
        ("if(isNull(#{X}), 0, #{X})", "0"), ("if(true, #{A}, #{X})", "3"), ("if(true || #{X} > 1, #{A}, 1)", "3"),
        ("if(isNull(#{X} + 1), 7, 8)", "7"), ("C{none} + 1", "0"), ("[days] + 1", "0"), ("OUG{none} + 1", "1"),
    ])
    func `inside isNull and its like, and what is not evaluated, never count`(source: String, value: String) throws {
        #expect((try? shown(source, ["#{A}": 3], missing: .skipIfAnyValueMissing)) ?? "refused" == value)
    }

    @Test(arguments: [
        ("null + #{X}", "null"), ("#{X} + null", "null"), ("if(isNull(null), #{X}, 1)", "0"),
        ("removeZeros(#{X}) + 1", "null"), ("removeZeros(#{A} - 3) + #{X}", "null"), ("1/0 + #{X}", "NaN"),
    ])
    func `null stays null and stops what comes after it`(source: String, value: String) throws {
        #expect(try shown(source, ["#{A}": 3], missing: .neverSkip) == value)
    }

    @Test func `what comes after null or no number in a sum is not asked for`() throws {
        #expect(try shown("1/0 + #{X}", missing: .skipIfAnyValueMissing) == "NaN")
        #expect(try shown("#{X} + 1/0", missing: .skipIfAnyValueMissing) == "null")
    }

    @Test(arguments: [
        ("if(#{X} == '', 1, 0)", "1"), ("if(#{X} == 'a', 1, 0)", "0"), ("if(#{X}, 1, 0)", "0"),
        ("if(#{X} == false, 1, 0)", "1"), ("if(contains(#{X}, '0'), 1, 0)", "0"),
    ])
    func `in validation a missing text is empty and a missing boolean false`(source: String, value: String) throws {
        #expect(try shown(source, mode: .validation, missing: .neverSkip) == value)
    }

    @Test func `a condition without a value is false`() throws {
        #expect(try shown("#{X} > 1 && #{X} < 3", mode: .test, missing: .neverSkip) == "false")
        #expect(try shown("firstNonNull(#{X})", mode: .test, missing: .neverSkip) == "false")
        #expect(try shown("#{X} > 1", mode: .test, missing: .skipIfAnyValueMissing) == "null")
    }

    @Test(arguments: [
        ("subExpression(if(#{X} > 99, 1, 2))", "null", "0"), ("subExpression(if(#{A} > #{X}, 1, 2))", "1", "1"),
        ("subExpression(#{A} / #{B}) + #{A}", "9", "9"), ("subExpression(#{X} + 1) + 1", "null", "1"),
        ("if(isNull(subExpression(#{X} + 1)), 4, 5)", "4", "4"), ("subExpression(#{A} + #{X}) + 1", "7", "7"),
    ])
    func `a subExpression is one value, there if any of its own is`(source: String, any: String, never: String) throws {
        let values: [String: ExpressionValue] = ["#{A}": 6, "#{B}": 2]
        #expect(try shown(source, values, missing: .skipIfAnyValueMissing) == any)
        #expect(try shown(source, values, missing: .neverSkip) == never)
    }

    @Test(
        arguments: [
            (nil, 4, nil), (6, nil, nil), (6, 0, nil), (0, 4, "0"), (6, 4, "150"), (1, 3, "33.33333333333333"),
        ] as [(Int?, Int?, String?)]
    )
    func `an indicator has no figure without numerator, denominator or with a denominator of 0`(
        numerator: Int?,
        denominator: Int?,
        figure: String?
    ) throws {
        let formula = IndicatorFormula(
            numerator: try IndicatorExpression("#{N}"),
            denominator: try IndicatorExpression("#{D}"),
            factor: 100
        )
        let found = formula.result(days: 91) { item in
            (item.description == "#{N}" ? numerator : denominator).map { .number(Number($0)) }
        }
        #expect(found.value?.description == figure)
        #expect(found.numerator == numerator.map { Number($0) } && found.denominator == denominator.map { Number($0) })
    }

    @Test func `an annualised indicator is multiplied by 365 and divided by the days`() throws {
        let one = try IndicatorExpression("1")
        let formula = IndicatorFormula(numerator: one, denominator: one, factor: 100, isAnnualized: true)
        #expect(formula.result(days: 73) { _ in nil }.value == 500)
    }
}
