import Calendar
import Collection
import Foundation
import Language
import Number
import Testing

@testable import Indicators

@Suite struct `Validation rules` {
    private static let standards = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Standards")

    private let quarter: Period
    private let elements: [Element]

    init() throws {
        quarter = try Period(identifier: "2025Q3")
        elements = [
            Self.element("A"), Self.element("B"), Self.element("F", .sum), Self.element("M", .sum, .monthly),
            Self.element("Y", .last, .yearly),
        ]
    }

    private static func element(
        _ code: String,
        _ overTime: Element.OverTime = .last,
        _ frequency: Frequency = .quarterly
    ) -> Element {
        Element(
            code: code,
            uid: code,
            name: LocalizedText(zh: code),
            domain: .overall,
            valueType: .number,
            unit: "person",
            overTime: overTime,
            frequency: frequency,
            source: .college,
            reference: "",
            dataSet: frequency == .monthly ? "M_COLLEGE" : "Q_COLLEGE"
        )
    }

    private func rule(
        _ left: String,
        _ relation: RuleOperator,
        _ right: String,
        _ missing: (MissingValueStrategy, MissingValueStrategy) = (.skipIfAllValuesMissing, .skipIfAllValuesMissing),
        every type: PeriodType? = nil
    ) throws -> ValidationRule {
        try ValidationRule(
            code: "R",
            name: LocalizedText(zh: "规则"),
            left: left,
            operator: relation,
            right: right,
            leftMissing: missing.0,
            rightMissing: missing.1,
            importance: .high,
            periodType: type
        )
    }

    private func result(_ rule: ValidationRule, _ values: [String: Number]) -> RuleResult {
        var sums = Sums()
        for (element, value) in values { sums.add(value, of: element, in: "2025Q3") }
        return RuleResult(rule, of: sums, in: quarter, book: RuleBook([rule], elements: elements))
    }

    @Test(arguments: [
        (RuleOperator.equal, [false, true, false]), (.notEqual, [true, false, true]), (.less, [true, false, false]),
        (.lessOrEqual, [true, true, false]), (.greater, [false, false, true]), (.greaterOrEqual, [false, true, true]),
    ])
    func `compare two sides`(relation: RuleOperator, holds: [Bool]) {
        #expect([1, 2, 3].map { relation.holds($0, 2) } == holds)
        #expect(relation.holds(nil, 2) == nil && relation.holds(2, nil) == nil && relation.holds(nil, nil) == nil)
    }

    @Test func `ask for both sides, or for one of them`() {
        let cases: [(Number?, Number?)] = [(nil, nil), (1, nil), (nil, 0), (1, 0)]
        #expect(cases.map { RuleOperator.compulsoryPair.holds($0.0, $0.1) } == [true, false, false, true])
        #expect(cases.map { RuleOperator.exclusivePair.holds($0.0, $0.1) } == [true, true, true, false])
    }

    @Test func `compare exact decimals`() throws {
        let sum = try rule("#{A} + #{B}", .equal, "0.3")
        let (tenth, fifth) = (Number(mantissa: 1, exponent: -1), Number(mantissa: 2, exponent: -1))
        #expect(result(sum, ["A": tenth, "B": fifth]).isBroken == false)
        #expect(result(sum, ["A": tenth, "B": fifth + Number(mantissa: 1, exponent: -12)]).isBroken == true)
    }

    @Test(
        arguments: [
            // Of A and B of the left side one is there, and the right side.
            (MissingValueStrategy.skipIfAllValuesMissing, ["A": 5, "F": 4], true),
            (.skipIfAnyValueMissing, ["A": 5, "F": 4], nil), (.neverSkip, ["A": 5, "F": 4], true),
            // None of them.
            (.skipIfAllValuesMissing, ["F": 4], nil), (.skipIfAnyValueMissing, ["F": 4], nil),
            (.neverSkip, ["F": 4], false),
            // All of them.
            (.skipIfAnyValueMissing, ["A": 1, "B": 2, "F": 4], false),
            // Nothing at all is never evaluated.
            (.neverSkip, [:], nil),
        ] as [(MissingValueStrategy, [String: Number], Bool?)]
    )
    func `skip what is missing as each side says`(
        strategy: MissingValueStrategy,
        values: [String: Number],
        isBroken: Bool?
    ) throws {
        let rule = try rule("#{A} + #{B}", .lessOrEqual, "#{F}", (strategy, .skipIfAllValuesMissing))
        #expect(result(rule, values).isBroken == isBroken)
    }

    @Test func `that ask for pairs are asked where one side is known`() throws {
        let pair = try rule("#{A}", .compulsoryPair, "#{B}")
        #expect(result(pair, [:]).isBroken == nil)
        #expect(result(pair, ["A": 0]).isBroken == true)
        #expect(result(pair, ["A": 0, "B": 3]).isBroken == false)
        let exclusive = try rule("#{A}", .exclusivePair, "#{B}")
        #expect(result(exclusive, ["B": 1]).isBroken == false && result(exclusive, ["A": 0, "B": 1]).isBroken == true)
    }

    @Test func `find nothing in a division by zero`() throws {
        #expect(result(try rule("#{A} / #{B}", .lessOrEqual, "1"), ["A": 5, "B": 0]).isBroken == nil)
        #expect(
            result(try rule("if(#{B} > 0, #{A} / #{B}, 0)", .lessOrEqual, "1"), ["A": 5, "B": 0]).isBroken == false
        )
    }

    @Test func `compare the longest period of their elements, or a longer one`() throws {
        let mixed = try rule("#{M}", .lessOrEqual, "#{F}")
        let yearly = try rule("#{F}", .lessOrEqual, "100", every: .yearly)
        let book = RuleBook([mixed, yearly], elements: elements)
        #expect(book.periodType(of: mixed) == .quarterly && book.periodType(of: yearly) == .yearly)
        #expect(book.dataSets(of: mixed) == ["M_COLLEGE", "Q_COLLEGE"])
        let (august, day) = (try Period(identifier: "202508"), quarter.end)
        // The quarter's rule is asked with a month's report once the quarter is over.
        #expect(book.periods(of: mixed, with: august, on: day) == [])
        #expect(book.periods(of: mixed, with: august, on: day + 1) == [quarter])
        #expect(book.periods(of: mixed, with: quarter, on: day) == [quarter])
        #expect(book.periods(of: yearly, with: quarter, on: day + 1) == [])
        #expect(book.periods(of: mixed, in: try Period(identifier: "2025")).count == 4)
        try book.check([mixed, yearly])
    }

    @Test func `say under which character they are wrong`() throws {
        do {
            _ = try rule("#{A}", .lessOrEqual, "#{B} +")
            Issue.record("an expression that ends in the middle was taken")
        } catch let fault as RuleFault {
            guard case .side(.right, source: "#{B} +", let fault) = fault.reason else {
                Issue.record("\(fault)")
                return
            }
            #expect(fault.range.lowerBound == 6)
        }
        let unknown = try rule("1 + #{NOBODY_KNOWS}", .lessOrEqual, "#{B}")
        let expected = ExpressionFault(.notKept("#{NOBODY_KNOWS}"), at: 4..<19)
        #expect(throws: RuleFault(rule: "R", reason: .side(.left, source: "1 + #{NOBODY_KNOWS}", expected))) {
            try RuleBook([unknown], elements: elements).check([unknown])
        }
        let constant = try rule("1", .less, "2")
        #expect(throws: RuleFault(rule: "R", reason: .noElement)) {
            try RuleBook([constant], elements: elements).check([constant])
        }
        let short = try rule("#{Y}", .less, "2", every: .quarterly)
        #expect(throws: RuleFault(rule: "R", reason: .period(.quarterly))) {
            try RuleBook([short], elements: elements).check([short])
        }
        // Only indicators look at other periods.
        #expect(throws: RuleFault.self) { try rule("#{A}.periodOffset(-1)", .less, "#{B}") }
    }

    @Test func `of the programme are sound, and each has words for whoever breaks it`() throws {
        let rules = try ValidationRule.all(from: Self.standards)
        let dictionary = try DataDictionary(from: Self.standards)
        let book = RuleBook(rules, elements: dictionary.elements)
        try book.check(rules)
        #expect(rules.count == 12 && Set(rules.map(\.code)).count == 12)
        for rule in rules {
            #expect(rule.instruction.languages == rule.name.languages && rule.name.languages.count == 2, "\(rule.code)")
            #expect(!book.dataSets(of: rule).isEmpty, "\(rule.code)")
        }
        #expect(Set(rules.map(\.importance)) == Set(RuleImportance.allCases))
    }
}
