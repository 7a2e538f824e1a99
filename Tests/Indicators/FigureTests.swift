import Calendar
import Collection
import Foundation
import Indicators
import Number
import Support
import Tenancy
import Testing

@Suite struct `Figures from values` {
    @Test func `sums are divided, ratios are never averaged`() async throws {
        let sample = try await SampleColleges()
        let (small, large) = (try await sample.college(in: "LA"), try await sample.college(in: "LA"))
        try await sample.record(
            ["TCH_HOURS_PLANNED": ["202507": 10, "202508": 10], "TCH_HOURS_TAUGHT": ["202507": 10, "202508": 10]],
            of: small
        )
        try await sample.record(
            ["TCH_HOURS_PLANNED": ["202507": 300, "202509": 60], "TCH_HOURS_TAUGHT": ["202507": 150, "202509": 120]],
            of: large
        )
        let figure = try #require(try await sample.figure("DO_HOURS_TAUGHT", .country("LA"), "2025Q3"))
        #expect(figure.numerator == 290)
        #expect(figure.denominator == 380)
        #expect(figure.value?.description == "76.31578947368421")
        #expect(figure.attainment?.grade == .missed)
    }

    @Test func `the share of a part above its whole is never called met`() async throws {
        let sample = try await SampleColleges()
        let college = try await sample.college(in: "TZ")
        let values: [String: [String: Number]] = [
            "TCH_LEARNERS_SURVEYED": ["2025": 100], "TCH_LEARNERS_SATISFIED": ["2025": 120],
        ]
        try await sample.record(values, of: college)
        let shares = sample.book.indicators.filter {
            sample.book.elements(of: $0).numerator.map(\.code) == ["TCH_LEARNERS_SATISFIED"]
        }
        let share = try #require(shares.first)
        #expect(sample.book.isShare(share))
        let figure = try #require(try await sample.figure(share.code, .country("TZ"), "2025"))
        #expect(figure.value == 120 && figure.attainment?.grade == .missed && figure.attainment?.points == .zero)
        let taught = try #require(sample.book["DO_HOURS_TAUGHT"])
        #expect(!sample.book.isShare(taught))
    }

    @Test func `flows add up over the months, of stocks the last value counts`() async throws {
        let sample = try await SampleColleges()
        let college = try await sample.college(in: "TZ")
        try await sample.record(
            [
                "ORG_STUDENTS": ["2025Q1": 100, "2025Q2": 120], "ORG_TEACHERS_CN": ["2025Q1": 2, "2025Q2": 4],
                "ORG_TEACHERS_LOCAL": ["2025Q1": 6, "2025Q2": 4], "ORG_BUDGET": ["2025Q1": 1000, "2025Q2": 500],
                "ORG_SPENT": ["2025Q1": 900, "2025Q2": 150],
            ],
            of: college
        )
        let ratio = try #require(try await sample.figure("DO_STUDENT_TEACHER_RATIO", .country("TZ"), "2025S1"))
        #expect((ratio.numerator, ratio.denominator, ratio.value) == (120, 8, 15))
        let budget = try #require(try await sample.figure("PLN_BUDGET_EXECUTION", .country("TZ"), "2025"))
        #expect((budget.numerator, budget.denominator, budget.value) == (1050, 1500, 70))
    }

    @Test func `what nobody reported is missing, and a denominator of 0 gives no figure`() async throws {
        let sample = try await SampleColleges()
        let college = try await sample.college(in: "NP")
        let empty = try #require(try await sample.figure("OUT_CERT_PASS", .country("NP"), "2025Q3"))
        #expect(empty.numerator == nil && empty.denominator == nil && empty.value == nil && empty.attainment == nil)
        try await sample.record(["TCH_CERT_PASSED": ["2025Q3": 0], "TCH_CERT_TAKEN": ["2025Q3": 0]], of: college)
        let zero = try #require(try await sample.figure("OUT_CERT_PASS", .country("NP"), "2025Q3"))
        #expect(zero.numerator == 0 && zero.denominator == 0 && zero.value == nil && zero.attainment == nil)
    }

    @Test func `a value changed is in the country's figure and the programme's at once, one taken back is gone`()
        async throws
    {
        let sample = try await SampleColleges()
        let college = try await sample.college(in: "LK")
        let other = try await sample.college(in: "KE", of: sample.fresh.otherLead)
        try await sample.record(["TCH_VISITS": ["202508": 20], "TCH_VISITS_SATISFACTORY": ["202508": 15]], of: college)
        try await sample.record(["TCH_VISITS": ["202509": 5], "TCH_VISITS_SATISFACTORY": ["202509": 5]], of: other)
        #expect(try await sample.figure("CHK_CLASS_VISITS_OK", .country("LK"), "2025Q3")?.value == 75)
        #expect(try await sample.figure("CHK_CLASS_VISITS_OK", .programme, "2025Q3")?.value == 80)
        try await sample.record(["TCH_VISITS_SATISFACTORY": ["202508": 19]], of: college)
        #expect(try await sample.figure("CHK_CLASS_VISITS_OK", .country("LK"), "2025Q3")?.value == 95)
        #expect(try await sample.figure("CHK_CLASS_VISITS_OK", .programme, "2025Q3")?.value == 96)
        try await sample.record(["TCH_VISITS_SATISFACTORY": ["202508": nil]], of: college)
        #expect(try await sample.figure("CHK_CLASS_VISITS_OK", .country("LK"), "2025Q3")?.value == nil)
        #expect(try await sample.figure("CHK_CLASS_VISITS_OK", .country("KE"), "2025Q3")?.value == 100)
    }

    @Test func `each college's part adds up to the country's figure`() async throws {
        let sample = try await SampleColleges()
        let first = try await sample.college(in: "ET")
        let second = try await sample.college(in: "ET", of: sample.fresh.otherLead)
        try await sample.record(["ORG_BUDGET": ["2025Q3": 400], "ORG_SPENT": ["2025Q3": 100]], of: first)
        try await sample.record(["ORG_BUDGET": ["2025Q3": 100], "ORG_SPENT": ["2025Q3": 100]], of: second)
        let indicator = try #require(sample.book["PLN_BUDGET_EXECUTION"])
        let period = try #require(Period("2025Q3"))
        let parts = try await sample.fresh.database.reading(as: sample.fresh.reviewer) { scope in
            try await scope.contributions(to: indicator, sample.book, in: .country("ET"), period: period)
        }
        #expect(parts.count == 2)
        #expect(parts.first { $0.college.id == first.id }?.figure.value == 25)
        #expect(parts.first { $0.college.id == second.id }?.elements == ["ORG_BUDGET": 100, "ORG_SPENT": 100])
        #expect(try await sample.figure("PLN_BUDGET_EXECUTION", .country("ET"), "2025Q3")?.value == 40)
    }

    @Test func `a college's sum opens to the values it is made of: a flow's months, a stock's last quarter`()
        async throws
    {
        let sample = try await SampleColleges()
        let college = try await sample.college(in: "PK")
        try await sample.record(
            [
                "TCH_VISITS": ["202507": 2, "202509": 3], "TCH_VISITS_SATISFACTORY": ["202507": 1],
                "ORG_STUDENTS": ["2025Q1": 40, "2025Q2": 50], "ORG_STUDENTS_FEMALE": ["2025Q2": 20],
            ],
            of: college
        )
        func values(_ code: String, _ period: String) async throws -> [String: [String]] {
            let indicator = try #require(sample.book[code])
            let period = try #require(Period(period))
            let parts = try await sample.fresh.database.reading(as: sample.fresh.reviewer) { scope in
                try await scope.contributions(to: indicator, sample.book, in: .country("PK"), period: period)
            }
            let part = try #require(parts.first)
            return part.values.mapValues { $0.map { "\($0.period) \($0.value)" } }
        }
        #expect(
            try await values("CHK_CLASS_VISITS_OK", "2025Q3")
                == ["TCH_VISITS": ["202507 2", "202509 3"], "TCH_VISITS_SATISFACTORY": ["202507 1"]]
        )
        #expect(
            try await values("OUT_FEMALE_SHARE", "2025S1")
                == ["ORG_STUDENTS": ["2025Q2 50"], "ORG_STUDENTS_FEMALE": ["2025Q2 20"]]
        )
    }

    @Test func `a lead college reads its own colleges' figures and no country's`() async throws {
        let sample = try await SampleColleges()
        let own = try await sample.college(in: "HU")
        let foreign = try await sample.college(in: "HU", of: sample.fresh.otherLead)
        for college in [own, foreign] {
            try await sample.record(["ORG_BUDGET": ["2025Q3": 100], "ORG_SPENT": ["2025Q3": 90]], of: college)
        }
        let period = try #require(Period("2025Q3"))
        let (cards, country) = try await sample.fresh.database.reading(as: sample.fresh.reporter) { scope in
            (
                try await scope.scorecards(sample.book, ofColleges: [own, foreign], in: [period]),
                try await scope.scorecards(sample.book, ofCountry: "HU", in: [period])
            )
        }
        #expect(cards[own.id]?.first?.figure("PLN_BUDGET_EXECUTION")?.value == 90)
        #expect(cards[foreign.id]?.first?.figure("PLN_BUDGET_EXECUTION")?.value == nil)
        #expect(country.first?.figures.allSatisfy { $0.numerator == nil } == true)
    }
}
