import Collection
import Indicators
import Number
import Testing

@Suite struct `Faults in expressions` {
    @Test(arguments: [
        ("", "empty at "), ("  ", "empty at "), ("( 1", "unclosed at ("), ("( 1 +", "expectedValue at "),
        ("1) + 2", "expectedOperator at )"), ("1*", "expectedValue at "), ("abc", "unknownWord at abc"),
        ("1 + 1  ( 2 + 2 )", "expectedOperator at ("), ("1+1+1 > 0 _ 1", "unknownWord at _"),
        ("12 x 4", "unknownWord at x"), ("01", "expectedOperator at 1"), ("2e", "unknownWord at e"),
        ("1 = 1", "written at ="), ("1 & 2", "written at &"), ("$", "character at $"),
        ("'\\中' == 1", #"escape at \中"#), ("orgUnit中", "unknownWord at orgUnit"),
        ("true AND false", "written at AND"),
        ("1 2", "expectedOperator at 2"),
        ("'abc", "unclosed at '"), ("'a\nb'", "unclosed at '"), ("1 /* x", "unclosed at /*"),
        ("（1）", "fullWidth at （"), ("1 ＋ 2", "fullWidth at ＋"), ("6 ÷ 2", "fullWidth at ÷"),
        ("1e1001", "number at 1e1001"), (#"'\x' == 'x'"#, #"escape at \x"#),
        ("notisNull(1)", "unknownFunction at notisNull"),
    ])
    func `name the place`(source: String, fault: String) {
        #expect(refusal(source) == fault)
    }

    @Test(arguments: [
        ("true / 2", "type at true"), ("if((5 < 2) + 3, 1, 0)", "type at 5 < 2"), ("-true", "type at true"),
        ("1 + (2 == 3)", "type at 2 == 3"), ("greatest(1, true)", "type at true"), ("2 ^ (1 < 2)", "type at 1 < 2"),
        ("'abc'", "textAsNumber at 'abc'"), ("1 + 'abc'", "textAsNumber at 'abc'"),
        ("if(1.5, 1, 2)", "asBoolean at 1.5"),
        ("if('yes', 1, 2)", "asBoolean at 'yes'"), ("if(2.1 == false, 1, 2)", "notComparable at 2.1"),
        ("1 < 2", "result at 1 < 2"), ("!5", "result at !5"), ("1 && true", "result at 1 && true"),
        ("if(true, 1, 'a')", "textAsNumber at 'a'"), ("if(true, 1, 2 > 1)", "type at 2 > 1"),
        ("if(true, 'a', 'b')", "textAsNumber at 'a'"),
        ("firstNonNull('1', if(true, '2', 'b')) + 1", "textAsNumber at 'b'"),
        ("1 + firstNonNull(2, 1 < 2)", "type at 1 < 2"),
        ("if(if(true, 'true', 'maybe'), 1, 2)", "asBoolean at 'maybe'"),
    ])
    func `are found before evaluation where the kinds of values don't fit`(source: String, fault: String) {
        #expect(refusal(source) == fault)
    }

    @Test(arguments: [
        ("stddev(1)", "unknownFunction at stddev"), ("d2:ceil(1.5)", "unknownFunction at d2:ceil"),
        ("1.5*AVG(1)", "unknownFunction at AVG"),
        ("IF(true, 1, 2)", "written at IF"), ("isnull(1)", "written at isnull"), ("NOT(true)", "written at NOT"),
        ("if (true,1,2)", "spaceAfterFunction at if"),
        ("if(1,2)", "argumentsExactly at if("), ("log(1,2,3)", "argumentsBetween at log("),
        ("greatest()", "argumentsAtLeast at greatest("), ("is(1, 2)", "expectedIn at ,"),
        ("is(1 in)", "expectedValue at )"), ("is(1in 1)", "spaceAroundIn at in"),
        ("is('a' in'a')", "spaceAroundIn at in"),
        ("if(1,2,3", "unclosed at if("), ("contains('a')", "argumentsAtLeast at contains("),
        ("if(1 2)", "expectedClose at 2"),
        ("orgUnit.program(a)", "unknownFunction at orgUnit.program"),
    ])
    func `name functions and their arguments`(source: String, fault: String) {
        #expect(refusal(source) == fault)
    }

    @Test(arguments: [
        ("#{}", "item at #{}"), ("#{a b}", "item at #{a b}"), ("#{a.b.c.d}", "item at #{a.b.c.d}"),
        ("#{*}", "item at #{*}"),
        ("#{a..b}", "item at #{a..b}"), ("C{a.b}", "item at C{a.b}"), ("R{a}", "item at R{a}"),
        ("R{a.RATE}", "metric at RATE"),
        ("#{a", "unclosed at #{a"), ("#a", "character at #"), ("[day]", "bracket at [day]"),
        ("I{abc}", "programItem at I{"),
        ("D{a.b}", "programItem at D{"), ("#{a}.periodOffset('x')", "offset at 'x'"),
        ("#{a}.periodOffset(1.5)", "offset at 1.5"),
        ("#{a}.periodOffset(- 1)", "offset at - 1"), ("#{a}.periodOffset(99999999999)", "offset at 99999999999"),
        ("#{a}.maxDate(2022-13-01)", "date at 2022-13-01"), ("#{a}.minDate(notADate)", "date at notADate"),
        ("#{a}.minDate(0999-1-1)", "date at 0999-1-1"),
        ("#{a}.aggregationType(NOT_ONE)", "aggregation at NOT_ONE"), ("#{a}.yearToDate(1)", "yearToDate at 1"),
        ("#{a}.stageOffset(1)", "unknownModifier at .stageOffset"), ("#{a}.yearToDate", "written at .yearToDate"),
        ("#{a}.periodOffset (1)", "written at .periodOffset"),
        (".yearToDate()", "misplacedModifier at .yearToDate("),
        ("#{a}.periodOffset(1", "unclosed at .periodOffset("),
        ("subExpression(1)", "subExpressionItems at subExpression(1)"),
        ("subExpression(#{a} + C{b})", "subExpressionItems at C{b}"),
    ])
    func `name items and modifiers`(source: String, fault: String) {
        #expect(refusal(source) == fault)
    }

    @Test(arguments: [
        ("subExpression(#{a})", ExpressionMode.validation, "notInMode at subExpression("),
        ("N{a}", .validation, "notInMode at N{a}"), ("[periodInYear]", .test, "notInMode at [periodInYear]"),
        ("#{a}.periodOffset(1)", .validation, "notInMode at .periodOffset("),
        ("if(orgUnit.group(a), 1, 0)", .indicator, "notInMode at orgUnit.group("),
        ("orgUnit.ancestor(a)", .test, "notInMode at orgUnit.ancestor("), ("'true'", .test, "result at 'true'"),
        ("1 + 1", .test, "result at 1 + 1"), ("true", .validation, "result at true"),
        ("if(true, #{a}, 1.5)", .test, "asBoolean at 1.5"),
        ("if(orgUnit.group(a,b c), 1, 0)", .validation, "identifier at b c"),
    ])
    func `name what the mode does not have`(source: String, mode: ExpressionMode, fault: String) {
        #expect(refusal(source, mode: mode) == fault)
    }

    @Test func `an organisation's questions are answered in validation`() throws {
        let source = "if(orgUnit.ancestor(A) && orgUnit.group(B,C) || orgUnit.dataSet(D), 1, 0)"
        let values: [String: ExpressionValue] = ["orgUnit.ancestor(A)": true, "orgUnit.group(B,C)": true]
        #expect(try shown(source, values, mode: .validation) == "1")
        #expect(try shown("if(orgUnit.group(B), 1, 0)", ["orgUnit.group(B)": false], mode: .validation) == "0")
    }

    @Test(arguments: [
        ("#{a} + 1", "true"), ("if(#{a}, 1, 2)", "1.5"), ("#{a} * 2", "text"), ("if(#{a} == true, 1, 2)", "0.5"),
    ])
    func `name the place in evaluation too`(source: String, value: String) throws {
        let found: ExpressionValue = Number(value).map { .number($0) } ?? (value == "true" ? true : "text")
        let expression = try IndicatorExpression(source)
        #expect { try expression.evaluate { _ in found } } throws: { fault in
            (fault as? ExpressionFault).map { $0.range.isEmpty == false && $0.range.upperBound <= source.utf8.count }
                ?? false
        }
    }

    @Test func `depth and length have limits of their own`() throws {
        for (open, close) in [("(", ")"), ("-", ""), ("isNull(", ")"), ("2^", "")] {
            let deep = String(repeating: open, count: 100_000 / (open.count + close.count) - 1)
            #expect(refusal(deep + "1" + String(repeating: close, count: deep.count / open.count)).hasPrefix("tooDeep"))
        }
        #expect(refusal(String(repeating: "1+", count: 50_000) + "1") == "tooLong at ")
        let sum = try IndicatorExpression(String(repeating: "1+", count: 49_999) + "1")
        #expect(try sum.evaluate { _ in nil } == 50_000)
        let modifiers = String(repeating: ".yearToDate()", count: 5000)
        #expect(refusal("#{a}" + modifiers).hasPrefix("tooDeep"))
        // A modifier after parentheses stands round all that is in them.
        let around =
            String(repeating: "(", count: 40) + "#{a}"
            + String(repeating: String(repeating: ".yearToDate()", count: 10) + ")", count: 40)
        #expect(refusal(around).hasPrefix("tooDeep"))
        let nested = String(repeating: "(", count: 200) + "1" + String(repeating: ")", count: 200)
        #expect(try shown(nested) == "1")
    }

    @Test func `a place has a line, a column and a caret under it`() {
        let source = "#{中文}\n + 比率 * 2"
        let place = SourcePlace(13..<19, in: source)
        #expect((place.line, place.column) == (2, 4))
        #expect(place.excerpt == " + 比率 * 2\n   ^^^^")
        #expect(SourcePlace(3..<4, in: "1 + $").excerpt == "1 + $\n   ^")
        #expect(SourcePlace(5..<5, in: "1 + 1").excerpt == "1 + 1\n     ^")
        let long = SourcePlace(500..<501, in: String(repeating: "x", count: 1000))
        #expect(long.column == 501)
        #expect(long.excerpt.split(separator: "\n")[0].count < 130)
    }
}
