import Calendar
import Collection
import Foundation
import Indicators
import Language
import Number
import Support
import Tenancy
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

extension Indicator {
    /// An indicator that is nothing but its numerator.
    init(_ code: String, _ numerator: String) throws {
        try self.init(
            code: code,
            name: LocalizedText(zh: "测试"),
            leg: .do,
            numerator: numerator,
            denominator: "1",
            factor: 1,
            better: .higher,
            defaultTarget: 1
        )
    }
}

@Suite struct `Indicators that ask for what is not kept` {
    private func book(_ indicators: [Indicator]) throws -> IndicatorBook {
        IndicatorBook(indicators, elements: try DataDictionary(from: SampleColleges.standards).elements)
    }

    @Test(arguments: [
        ("#{ORG_SPENT} + #{ORG_SPEND}", "notKept", 15..<27), ("#{ORG_SPENT.A.B}", "notKept", 0..<16),
        ("#{ORG_SPENT} * C{RATE}", "notKept", 15..<22), ("OUG{LA}", "notKept", 0..<7),
        ("R{M_COLLEG.REPORTING_RATE}", "notKept", 0..<26), ("N{NONE}", "notKept", 0..<7),
        ("#{ORG_SPENT}.aggregationType(AVERAGE)", "notKept", 0..<12), ("#{ORG_SPENT.co:A}", "notKept", 0..<17),
        ("1 + #{ORG_SPENT.F}", "notKept", 4..<18), ("#{ORG_NEW_STUDENTS.LOCAL}", "notKept", 0..<25),
        ("N{GOOD}.yearToDate()", "notKept", 0..<7), ("N{GOOD}.aggregationType(SUM)", "notKept", 0..<7),
        ("1 + N{TEST}", "endless", 4..<11), ("N{OTHER}.periodOffset(-1)", "endless", 0..<8),
    ])
    func `are refused at the place of the item`(numerator: String, key: String, place: Range<Int>) throws {
        let book = try book([
            Indicator("TEST", numerator), Indicator("OTHER", "N{TEST}"), Indicator("GOOD", "#{ORG_SPENT}"),
        ])
        let found = #expect(throws: IndicatorFault.self) { try book.check(book.indicators) }
        #expect(found?.indicator == "TEST" && found?.fault.range == place)
        #expect(found?.fault.messageKey == "expressions.faults.\(key)")
    }

    @Test func `those of the programme ask for what is kept, by code or by identifier`() throws {
        let programme = try IndicatorBook.indicators(from: SampleColleges.standards)
        let names = ["ORG_SPENT", "M_COLLEGE", "DO_ATTENDANCE"].map(UIDText.derived)
        let mixed = "#{\(names[0])} + R{\(names[1]).ACTUAL_REPORTS} + R{M_COLLEGE.REPORTING_RATE} + N{\(names[2])}"
        let book = try book(programme + [Indicator("MIXED", mixed)])
        #expect(throws: Never.self) { try book.check(book.indicators) }
    }

    @Test func `are not written`() async throws {
        let sample = try await SampleColleges()
        await #expect(throws: IndicatorFault.self) {
            try await sample.fresh.database.transaction(as: sample.fresh.hqAdmin) { scope in
                try await scope.save([Indicator("BAD", "#{ORG_SPENT} + #{TYPO}")])
            }
        }
        try await sample.fresh.database.transaction(as: sample.fresh.hqAdmin) { scope in
            try await scope.save([Indicator("GOOD", "N{DO_ATTENDANCE}")])
        }
    }
}

@Suite struct `Items with modifiers` {
    @Test func `an indicator that many ways lead to is worked out once`() throws {
        var sums = Sums()
        sums.add(1, of: "ORG_SPENT", in: "2025Q3")
        var indicators = [try Indicator("I0", "#{ORG_SPENT}")]
        for height in 1...8 {
            // Twenty ways to the same one.
            let items = (1...20).map { "N{I\(height - 1)}.maxDate(20\($0 + 30)-01-01)" }
            indicators.append(try Indicator("I\(height)", items.joined(separator: "+")))
        }
        let book = IndicatorBook(indicators, elements: try DataDictionary(from: SampleColleges.standards).elements)
        try book.check(book.indicators)
        let period = try Period(identifier: "2025Q3")
        #expect(book.periods(for: try #require(book["I8"]), in: period) == [period])
        let figure = Figure(try #require(book["I8"]), of: sums, in: period, book: book)
        #expect(figure.value == 25_600_000_000)
    }

    private func figure(_ numerator: String, in period: String, _ sums: Sums) throws -> Number? {
        let indicator = try Indicator("TEST", numerator)
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
        ("N{PLN_BUDGET_EXECUTION}.periodOffset(-1)", "2025Q3", "40"),
        ("N{PLN_BUDGET_EXECUTION}.maxDate(2025-09-30)", "2025Q3", "60"),
        ("N{PLN_BUDGET_EXECUTION}.maxDate(2025-06-30)", "2025Q3", nil),
        ("N{PLN_BUDGET_EXECUTION}.aggregationType(SUM)", "2025Q3", nil),
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
