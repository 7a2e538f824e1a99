import Collection
import Indicators
import Testing

@Suite struct `Items in expressions` {
    @Test(arguments: [
        ("#{dataElemenA}", "3"), ("#{dataElemenA.catOptCombB}", "5"), ("#{dataElemenA.catOptCombB.*}", "5"),
        ("#{dataElemenA.catOptCombA.catOptCombB}", "7"), ("#{dataElemenA.*.catOptCombB}", "9"),
        ("N{mindicatorA}", "88"), ("R{dataSetUidA.REPORTING_RATE}", "401"),
        ("R{dataSetUidA.REPORTING_RATE_ON_TIME}", "402"), ("R{dataSetUidA.ACTUAL_REPORTS}", "403"),
        ("R{dataSetUidA.ACTUAL_REPORTS_ON_TIME}", "404"), ("R{dataSetUidA.EXPECTED_REPORTS}", "405"),
        ("C{xxxxxxxxx05}", "0.5"), ("OUG{orgUnitGrpA}", "1000000"), ("[days]", "30"),
        ("if(#{dataElemenF}=='XYZ',1,0)", "0"), ("if(#{dataElemenF}=='Str',1,0)", "1"),
        ("if(#{dataElemenG}<'2022-01-01',1,0)", "0"), ("if(#{dataElemenG}<'2022-02-01',1,0)", "1"),
        ("if(!#{dataElemenH},1,0)", "0"), ("if(#{dataElemenH},1,0)", "1"),
        ("(#{dataElemenA}+#{dataElemenB})*2/4", "8"),
    ])
    func `values come from the items`(source: String, value: String) throws {
        #expect(try shown(source, sample) == value)
    }

    @Test func `items are asked for once each, in order, by code or identifier`() throws {
        let expression = try IndicatorExpression("#{B_2} + #{fbfJHSPpUQD.pq2XI5kz2BY} * C{k} - #{B_2}")
        #expect(expression.items.map(\.description) == ["#{B_2}", "#{fbfJHSPpUQD.pq2XI5kz2BY}", "C{k}"])
        #expect(expression.items[0].source == .dataElement("B_2", category: nil, attribute: nil))
        #expect(expression.items[1].source == .dataElement("fbfJHSPpUQD", category: "pq2XI5kz2BY", attribute: nil))
        #expect(expression.items[2].source == .constant("k"))
    }

    @Test(arguments: [
        ("#{a}.periodOffset(-2).periodOffset(-3)", ["#{a}.periodOffset(-5)"]),
        ("#{a} .yearToDate() .aggregationType( LAST )", ["#{a}.aggregationType(LAST).yearToDate()"]),
        (
            "#{a}.periodOffset(+3).minDate(2021-4-1).maxDate(2021-04-30)",
            ["#{a}.periodOffset(3).minDate(2021-04-01).maxDate(2021-04-30)"]
        ),
        ("(#{a}.periodOffset(1) + #{b}).periodOffset(-1)", ["#{a}", "#{b}.periodOffset(-1)"]),
        (
            "(#{a}.minDate(2020-01-01) + #{b}).minDate(2021-01-01)",
            ["#{a}.minDate(2020-01-01)", "#{b}.minDate(2021-01-01)"]
        ),
        (
            "(#{a} + [periodInYear] + [yearlyPeriodCount] + [days] + C{c} + OUG{g}).periodOffset(-1).yearToDate()",
            [
                "#{a}.periodOffset(-1).yearToDate()", "[periodInYear].periodOffset(-1)",
                "[yearlyPeriodCount].periodOffset(-1)", "[days]", "C{c}", "OUG{g}",
            ]
        ),
        (
            "((N{a} + R{b.ACTUAL_REPORTS}).periodOffset(1)).periodOffset(1)",
            [
                "N{a}.periodOffset(2)", "R{b.ACTUAL_REPORTS}.periodOffset(2)",
            ]
        ),
        ("if(#{a} > 1, #{b}, 0).yearToDate()", ["#{a}.yearToDate()", "#{b}.yearToDate()"]),
        (
            "subExpression(#{a} / #{b}.aggregationType(MAX)).aggregationType(MIN).periodOffset(1)",
            [
                "#{a}.periodOffset(1)", "#{b}.aggregationType(MAX).periodOffset(1)",
            ]
        ),
        ("2^#{a}.periodOffset(1)", ["#{a}.periodOffset(1)"]),
    ])
    func `modifiers reach the items inside them`(source: String, items: [String]) throws {
        #expect(try IndicatorExpression(source).items.map(\.description) == items)
    }

    @Test(arguments: [
        ("#{a}.yearToDate().periodOffset(-1)", "#{a}.periodOffset(-1).yearToDate()"), ("C{c}.periodOffset(1)", "C{c}"),
        (" R{d.REPORTING_RATE} ", "R{d.REPORTING_RATE}"), ("orgUnit.group( a , b )", "orgUnit.group(a,b)"),
        (
            "#{deGroup:abcdefghijk.coGroup:lmnopqrstuv&lmnopqrstuw}",
            "#{deGroup:abcdefghijk.coGroup:lmnopqrstuv&lmnopqrstuw}"
        ),
    ])
    func `an item reads back from its text in any order of modifiers`(text: String, item: String) throws {
        #expect(try ExpressionItem(text).description == item)
    }

    @Test(arguments: ["#{a} + 1", "3", "#{a", "-#{a}", ""])
    func `what is more or less than an item is none`(text: String) {
        #expect(throws: ExpressionFault.self) { try ExpressionItem(text) }
    }
}
