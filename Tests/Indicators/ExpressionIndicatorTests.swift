import Collection
import Foundation
import Indicators
import Number
import Testing

@Suite struct `The indicators' expressions` {
    private let indicators: [CodeTable.Row]
    private let elements: Set<String>

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let standards = root.deletingLastPathComponent().appending(path: "Standards")
        indicators = try CodeTable(standards.appending(path: "indicators.csv")).rows
        elements = Set(try CodeTable(standards.appending(path: "data-elements.csv")).map { try $0.text("code") })
    }

    private func formula(_ row: CodeTable.Row) throws -> IndicatorFormula {
        IndicatorFormula(
            numerator: try IndicatorExpression(try row.text("numerator")),
            denominator: try IndicatorExpression(try row.text("denominator")),
            factor: try row.number("factor")
        )
    }

    @Test func `all parse, check and ask for elements that exist`() throws {
        #expect(indicators.count >= 30)
        for row in indicators {
            let formula = try formula(row)
            let indicator = try row.text("code")
            for item in formula.numerator.items + formula.denominator.items {
                guard case .dataElement(let code, nil, nil) = item.source else {
                    Issue.record("\(item.description) in \(indicator)")
                    continue
                }
                #expect(elements.contains(code), "\(code) in \(indicator)")
            }
        }
    }

    @Test func `all evaluate`() throws {
        for row in indicators {
            let formula = try formula(row)
            let result = formula.result(days: 92) { .number(Number($0.description.utf8.count)) }
            let (above, below) = (try #require(result.numerator), try #require(result.denominator))
            #expect(result.value != nil && result.value == (above * formula.factor).divided(by: below))
            #expect(formula.result(days: 92) { _ in nil }.value == nil, "no data is no figure")
        }
    }

    @Test func `are said in words`() throws {
        let words = ExpressionWords { _ in
            nil
        } text: { key, _ in
            key
        }
        for row in indicators {
            let formula = try formula(row)
            let said = words.describe(formula.numerator)
            #expect(formula.numerator.items.allSatisfy { said.contains($0.description) })
        }
    }

    @Test func `add up as the definition says`() throws {
        let row = try #require(indicators.first { (try? $0.text("code")) == "OUT_PLACEMENT" })
        let values: [String: Int] = [
            "#{TCH_GRADUATES_EMPLOYED}": 70, "#{TCH_GRADUATES_FURTHER_STUDY}": 15, "#{TCH_GRADUATES_TRACKED}": 96,
        ]
        let result = try formula(row).result(days: 92) { values[$0.description].map { .number(Number($0)) } }
        #expect(result.value?.description == "88.54166666666667")
        #expect(result.numerator == 85)
    }
}
