import Calendar
import Collection
import Foundation
import Number
import Support
import Tenancy
import Testing

@testable import Indicators

@Suite struct `The index tells three kinds of nothing apart` {
    @Test(
        arguments: [
            // 0.8 × 0.9 × 0.7 = 0.504, of which the third root is 0.7958114…
            ([.check: .nothingToDo, .act: .notSwitchedOn], [.plan: 80, .do: 90, .outcome: 70], "79.5811441579"),
            // 0.504 × 0.5 = 0.252, of which the fourth root is 0.7085167…
            ([.check: .nothingToDo], [.plan: 80, .do: 90, .act: 50, .outcome: 70], "70.8516771799"),
            // Somebody should have reported and did not.
            ([.act: .noData], [.plan: 80, .do: 90, .check: 50, .outcome: 70], nil),
            // Without plan, do or outcome there is no index, whatever the reason.
            ([.plan: .nothingToDo], [.do: 90, .check: 50, .act: 50, .outcome: 70], nil),
            ([.do: .notSwitchedOn], [.plan: 90, .check: 50, .act: 50, .outcome: 70], nil),
            ([.outcome: .nothingToDo], [.plan: 90, .do: 90, .check: 50, .act: 50], nil),
        ] as [([Leg: NoFigure], [Leg: Number], String?)]
    )
    func `and is the geometric mean of the legs that apply`(gaps: [Leg: NoFigure], legs: [Leg: Number], index: String?)
    {
        #expect(Scorecard.index(of: legs, gaps: gaps)?.description == index)
    }

    @Test func `a leg is without data if somebody did not report, and else without anything to do or not switched on`()
    {
        let gaps = Scorecard.gaps([
            (.plan, .nothingToDo), (.plan, .noData), (.do, nil), (.do, .noData), (.check, .nothingToDo),
            (.check, .notSwitchedOn), (.act, .notSwitchedOn),
        ])
        #expect(gaps == [.plan: .noData, .check: .nothingToDo, .act: .notSwitchedOn, .outcome: .notSwitchedOn])
    }

    @Test func `a country without complaints, warnings or findings has an index in a quarter`() async throws {
        let sample = try await SampleColleges()
        let college = try await sample.college(in: "LA")
        func card() async throws -> Scorecard {
            let quarter = try #require(Period("2025Q3"))
            let cards = try await sample.fresh.database.reading(as: sample.fresh.reviewer) { scope in
                try await scope.scorecards(sample.book, ofCountry: "LA", in: [quarter])
            }
            return try #require(cards.first)
        }
        // Budget 45 of 90 %: 50 points. Hours 98 of 98 %: 100. Placement of the year before 68 of 85 %: 80.
        try await sample.record(
            [
                "ORG_BUDGET": ["2025Q3": 100], "ORG_SPENT": ["2025Q3": 45], "TCH_HOURS_PLANNED": ["202507": 100],
                "TCH_HOURS_TAUGHT": ["202507": 98], "TCH_GRADUATES_TRACKED": ["2024": 100],
                "TCH_GRADUATES_EMPLOYED": ["2024": 60], "TCH_GRADUATES_FURTHER_STUDY": ["2024": 8],
            ],
            of: college
        )
        var now = try await card()
        #expect(now.gaps == [.check: .noData, .act: .noData] && now.index == nil && now.missing == [.check, .act])
        #expect(now.figure("ACT_COMPLAINTS_RESOLVED")?.gap == .noData)
        // Nobody complained and nobody visited, as was reported.
        try await sample.record(["ORG_COMPLAINTS": ["202507": 0], "TCH_VISITS": ["202507": 0]], of: college)
        now = try await card()
        #expect(now.gaps == [.check: .nothingToDo, .act: .nothingToDo])
        #expect(now.legs == [.plan: 50, .do: 100, .outcome: 80])
        // 0.5 × 1 × 0.8 = 0.4, of which the third root is 0.7368063…
        #expect(now.index?.description == "73.6806299728")
        #expect(now.figure("CHK_WARNINGS_ANSWERED")?.gap == .nothingToDo)
        #expect(now.figure("ACT_COMPLAINTS_RESOLVED")?.gap == .nothingToDo)
        #expect(now.figure("CHK_DATA_QUALITY")?.gap == .nothingToDo)
        #expect(now.figure("CHK_RESOURCES_REVIEWED")?.gap == .notSwitchedOn)
        #expect(now.figure("DO_BOARD_MEETINGS")?.gap == .noData)
        // What the platform did not count of what it raised is none.
        try await sample.record(["SYS_WARNINGS_RAISED": ["202507": 2]], of: college)
        now = try await card()
        #expect(now.figure("CHK_WARNINGS_ANSWERED")?.value == 0 && now.legs[.check] == 0 && now.index == 0)
    }

    @Test(
        arguments: [
            // The year before ended nine months before the quarter's end.
            ("2025Q3", ["2024": 68], "2024", "68"),
            // The latest that has a figure, of those that ended not more than 15 months before.
            ("2026Q1", ["2024": 68], "2024", "68"),
            ("2026Q1", ["2024": 68, "2025": 70], "2025", "70"),
            ("2026Q2", ["2024": 68], "2025", nil),
            // A year that is asked for is that year, and one under way has not ended.
            ("2025", ["2024": 68], "2025", nil),
            ("2025Q3", ["2025": 70], "2024", nil),
            // An academic year that ended in August shows the calendar year before.
            ("2024Sep", ["2024": 68], "2024", "68"),
        ] as [(String, [String: Number], String, String?)]
    )
    func `a yearly figure stands on a shorter period's page under its own name`(
        asked: String,
        placed: [String: Number],
        period: String,
        value: String?
    ) async throws {
        let sample = try await SampleColleges()
        let college = try await sample.college(in: "TZ")
        for (year, employed) in placed {
            try await sample.record(
                ["TCH_GRADUATES_TRACKED": [year: 100], "TCH_GRADUATES_EMPLOYED": [year: employed]],
                of: college
            )
        }
        let figure = try #require(try await sample.figure("OUT_PLACEMENT", .country("TZ"), asked))
        #expect(figure.period.identifier == period && figure.value?.description == value)
    }
}
