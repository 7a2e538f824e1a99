import Calendar
import Collection
import Lifecycle
import Number
import Tenancy

/// A rule asked of one college, whenever somebody wants to know.
package struct CollegeResult: Sendable {
    package let college: CollegeOfPlace
    package let result: RuleResult

    /// What a rule found at a college.
    package init(college: CollegeOfPlace, result: RuleResult) { (self.college, self.result) = (college, result) }
}

/// What rules find in a place when somebody asks.
package struct RuleRun: Sendable {
    /// Each that could be asked, by college, rule and period.
    package let results: [CollegeResult]

    /// These, or none at all.
    package init(results: [CollegeResult] = []) { self.results = results }

    /// Those that are broken, of high importance first.
    package var broken: [CollegeResult] {
        let all = results.filter { $0.result.isBroken == true }
        return RuleImportance.allCases.flatMap { importance in all.filter { $0.result.rule.importance == importance } }
    }
}

/// A side of a rule opened down to its items.
package struct OpenedItem: Sendable {
    package let item: ExpressionItem
    /// nil where it asks for no element.
    package let element: Element?
    /// The option combination that it asks for; nil for the total, and where the element isn't divided.
    package let category: OptionCombination?
    /// What it came to; nil where nobody reported it.
    package let value: Number?
    /// The values that it is made of, as reported, where the rule compares longer periods than those.
    package let parts: [(period: Period, value: Number?)]
}

extension Scope {
    /// Asks rules of the colleges of a place that the member may see, in the periods of each within one that have begun.
    package func run(
        _ rules: [ValidationRule],
        _ book: RuleBook,
        in place: Place,
        during whole: Period,
        on today: Day
    ) async throws -> RuleRun {
        try await run(rules, book, in: place) { rule in
            book.periods(of: rule, in: whole).filter { $0.start <= today }
        }
    }

    /// The same of one rule in the last so many periods of its kind that are over.
    package func run(
        _ rule: ValidationRule,
        _ book: RuleBook,
        in place: Place,
        last count: Int,
        before today: Day
    ) async throws -> RuleRun {
        guard let type = book.periodType(of: rule) else { return RuleRun(results: []) }
        let running = Period(type, containing: today)
        return try await run([rule], book, in: place) { _ in (1...count).map { running.offset(by: -$0) } }
    }

    private func run(
        _ rules: [ValidationRule],
        _ book: RuleBook,
        in place: Place,
        periods: (ValidationRule) -> [Period]
    ) async throws -> RuleRun {
        let colleges = try await colleges(in: place)
        let found = try await results(of: rules, book, at: colleges.map(\.key), in: periods)
        return RuleRun(
            results: colleges.flatMap { college in
                (found[college.id] ?? []).filter { $0.isBroken != nil }.map {
                    CollegeResult(college: college, result: $0)
                }
            }
        )
    }

    /// One rule at one college in a period of its kind, opened down to the values that its sides are made of.
    package func opened(
        _ rule: ValidationRule,
        _ book: RuleBook,
        at college: CollegeKey,
        in period: Period
    ) async throws -> (result: RuleResult, items: [ValidationRule.Side: [OpenedItem]]) {
        let elements = book.elements(of: rule)
        let own = Set(elements.flatMap { period.periods(of: $0.frequency.periodType) }).union([period])
        let sums = try await sums(
            ofColleges: [college],
            in: own,
            book: book.book,
            elements: book.elementCodes(of: [rule])
        )
        let values = sums[college.id] ?? Sums()
        let result = RuleResult(rule, of: values, in: period, book: book)
        func open(_ item: ExpressionItem, _ value: Number?) -> OpenedItem {
            let element = book.element(of: item)
            var category: OptionCombination?
            if case .dataElement(_, let name?, _) = item.source { category = element?.category(name) }
            let periods = element.map { period.periods(of: $0.frequency.periodType) } ?? []
            let parts =
                periods == [period]
                ? []
                : periods.map { part in
                    (
                        period: part,
                        value: element.flatMap { values.sum(of: $0.code, category: category?.code, in: part) }
                    )
                }
            return OpenedItem(item: item, element: element, category: category, value: value, parts: parts)
        }
        let opened = ValidationRule.Side.allCases.map { side in
            (side, zip(rule.expression(side).items, result.side(side).items).map(open))
        }
        return (result, Dictionary(uniqueKeysWithValues: opened))
    }
}
