import Collection
import Foundation
import Indicators
import Language
import Support
import Testing

@Suite struct `The indicators of the programme` {
    @Test func `all 41 are stored and read back as they were`() async throws {
        let sample = try await SampleColleges()
        let files = try IndicatorBook.indicators(from: SampleColleges.standards)
        #expect(files.count == 41)
        #expect(sample.book.indicators.map(\.code) == files.map(\.code))
        for (stored, file) in zip(sample.book.indicators, files) {
            #expect(stored.name == file.name && stored.leg == file.leg && stored.better == file.better)
            #expect(stored.formula.numerator.source == file.formula.numerator.source)
            #expect(stored.formula.denominator.source == file.formula.denominator.source)
            #expect(stored.formula.factor == file.formula.factor && stored.defaultTarget == file.defaultTarget)
        }
        #expect(Set(files.map(\.leg)) == Set(Leg.allCases))
    }

    @Test(arguments: [
        ("DO_ATTENDANCE", "%"), ("PLN_APPROVAL_DAYS", "day"), ("DO_STUDENT_TEACHER_RATIO", nil),
        ("DO_TEACHER_TRAINING_HOURS", "hour"), ("OUT_CLASSES_PER_ADOPTION", "class"),
    ])
    func `each has the unit that its elements give it`(code: String, unit: String?) async throws {
        let book = IndicatorBook(
            try IndicatorBook.indicators(from: SampleColleges.standards),
            elements: try DataDictionary(from: SampleColleges.standards).elements
        )
        #expect(book.unit(of: try #require(book[code])) == unit)
    }

    @Test func `every element that an indicator names is in the dictionary`() throws {
        let dictionary = try DataDictionary(from: SampleColleges.standards)
        let book = IndicatorBook(
            try IndicatorBook.indicators(from: SampleColleges.standards),
            elements: dictionary.elements
        )
        for indicator in book.indicators {
            let (above, below) = book.elements(of: indicator)
            #expect(above.count == indicator.formula.numerator.items.count, "\(indicator.code)")
            #expect(below.count == indicator.formula.denominator.items.count, "\(indicator.code)")
        }
    }

    @Test func `an expression that is none is refused with the indicator's code`() {
        #expect(throws: IndicatorFault.self) {
            _ = try Indicator(
                code: "BAD",
                name: LocalizedText(zh: "坏"),
                leg: .plan,
                numerator: "#{A} +",
                denominator: "1",
                factor: 1,
                better: .higher,
                defaultTarget: 1
            )
        }
    }
}

@Suite struct `Items with modifiers` {
    private func figure(_ numerator: String, in period: String, _ sums: Sums) throws -> Number? {
        let indicator = try Indicator(
            code: "TEST",
            name: LocalizedText(zh: "测试"),
            leg: .do,
            numerator: numerator,
            denominator: "1",
            factor: 1,
            better: .higher,
            defaultTarget: 1
        )
        let elements = try DataDictionary(from: SampleColleges.standards).elements
        let other = try IndicatorBook.indicators(from: SampleColleges.standards)
        let book = IndicatorBook(other + [indicator], elements: elements)
        return Figure(indicator, of: sums, in: try Period(identifier: period), book: book).value
    }

    @Test(arguments: [
        ("#{ORG_SPENT}", "2025Q3", "30"),
        ("#{ORG_SPENT}.periodOffset(-1)", "2025Q3", "20"),
        ("#{ORG_SPENT}.yearToDate()", "2025Q3", "60"),
        ("#{ORG_SPENT}.periodOffset(-1).yearToDate()", "2025Q3", "30"),
        ("#{ORG_STUDENTS}.yearToDate()", "2025Q3", "7"),
        ("#{ORG_SPENT}.periodOffset(-4)", "2025Q3", nil),
        ("#{ORG_SPENT}.minDate(2025-07-01)", "2025Q3", "30"),
        ("#{ORG_SPENT}.minDate(2025-10-01)", "2025Q3", nil),
        ("#{ORG_SPENT}.maxDate(2025-08-15)", "2025Q3", nil),
        ("#{ORG_SPENT}.yearToDate().minDate(2025-04-01)", "2025Q3", "50"),
        ("#{ORG_SPENT}.aggregationType(SUM)", "2025Q3", "30"),
        ("#{ORG_SPENT}.aggregationType(AVERAGE)", "2025Q3", nil),
        ("#{ORG_STUDENTS.FEMALE}", "2025Q3", "4"),
        ("[days]", "2025Q3", "92"),
        ("[periodInYear]", "2025Q3", "3"),
        ("N{PLN_BUDGET_EXECUTION} + 1", "2025Q3", "61"),
        ("N{TEST}", "2025Q3", nil),
    ])
    func `take the period's sums as the modifiers say`(expression: String, period: String, value: String?) throws {
        var sums = Sums()
        for (spent, period) in [(10, "2025Q1"), (20, "2025Q2"), (30, "2025Q3")] {
            sums.add(Number(spent), of: "ORG_SPENT", in: period)
            sums.add(50, of: "ORG_BUDGET", in: period)
        }
        sums.add(5, of: "ORG_STUDENTS", in: "2025Q2")
        sums.add(4, of: "ORG_STUDENTS", category: "FEMALE", in: "2025Q3")
        sums.add(3, of: "ORG_STUDENTS", category: "MALE", in: "2025Q3")
        #expect(try figure(expression, in: period, sums)?.description == value)
    }
}
