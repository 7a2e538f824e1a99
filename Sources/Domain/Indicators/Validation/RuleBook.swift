import Calendar
import Collection

/// A programme's validation rules in their order, with the elements that their expressions name.
package struct RuleBook: Sendable {
    package let rules: [ValidationRule]
    /// The elements, without any indicator.
    let book: IndicatorBook
    private let places: [String: Int]

    /// A book of rules over a data dictionary.
    package init(_ rules: [ValidationRule], elements: [Element]) {
        self.rules = rules
        var book = IndicatorBook([], elements: elements)
        book.countsReports = rules.contains { rule in
            rule.items.contains { if case .reportingRate = $0.source { true } else { false } }
        }
        self.book = book
        places = Dictionary(rules.indices.map { (rules[$0].code, $0) }) { first, _ in first }
    }

    /// The rule of a code; nil where the programme has none.
    package subscript(_ code: String) -> ValidationRule? { places[code].map { rules[$0] } }

    /// The element that an item names; nil where the dictionary has none.
    package func element(of item: ExpressionItem) -> Element? { book.element(of: item) }

    /// The elements of a rule, each once, in order of appearance.
    package func elements(of rule: ValidationRule) -> [Element] {
        var seen: Set<String> = []
        return rule.items.compactMap(book.element).filter { seen.insert($0.code).inserted }
    }

    /// The kind of period that a rule compares; nil where it names no element.
    package func periodType(of rule: ValidationRule) -> PeriodType? {
        rule.periodType ?? IndicatorBook.kind(of: elements(of: rule))
    }

    /// The data sets that gather a rule's elements.
    package func dataSets(of rule: ValidationRule) -> Set<String> { Set(elements(of: rule).compactMap(\.dataSet)) }

    /// The rules that a report of a data set can break.
    package func rules(of dataSet: String) -> [ValidationRule] { rules.filter { dataSets(of: $0).contains(dataSet) } }

    /// The period in which a rule compares what is reported for another, that one itself or one that contains it; nil
    /// where it compares shorter ones.
    package func period(of rule: ValidationRule, around reported: Period) -> Period? {
        guard let type = periodType(of: rule) else { return nil }
        let period = Period(type, containing: reported.start)
        return period.contains(reported) ? period : nil
    }

    /// The periods that a rule compares within another.
    package func periods(of rule: ValidationRule, in whole: Period) -> [Period] {
        periodType(of: rule).map { whole.periods(of: $0) } ?? []
    }

    /// Throws the first fault of these rules: an item that nothing is kept of, no element at all, or periods that are
    /// shorter than those by which its elements are reported.
    package func check(_ rules: [ValidationRule]) throws(RuleFault) {
        for rule in rules {
            for side in ValidationRule.Side.allCases {
                let expression = rule.expression(side)
                for (index, item) in expression.items.enumerated() {
                    guard let reason = book.fault(of: item) else { continue }
                    let fault = ExpressionFault(reason, at: expression.range(ofItem: index))
                    throw RuleFault(rule: rule.code, reason: .side(side, source: expression.source, fault))
                }
            }
            guard let own = IndicatorBook.kind(of: elements(of: rule)) else {
                throw RuleFault(rule: rule.code, reason: .noElement)
            }
            if let type = rule.periodType, type != own, !Self.wider(than: own).contains(type) {
                throw RuleFault(rule: rule.code, reason: .period(type))
            }
        }
    }

    /// The kinds of period for which sums of shorter ones are kept.
    private static func wider(than type: PeriodType) -> [PeriodType] {
        switch type {
        case .monthly: [.quarterly, .sixMonthly, .yearly, .financialSeptember]
        case .quarterly: [.sixMonthly, .yearly]
        default: []
        }
    }

    /// The codes of all elements of some rules.
    func elementCodes(of rules: [ValidationRule]) -> Set<String> {
        rules.reduce(into: []) { $0.formUnion(elements(of: $1).map(\.code)) }
    }
}
