import Calendar
import Foundation
import Indicators
import Lifecycle
import Number
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `Remembered figures` {
    private let memory = FigureMemory()

    @Test func `are what they would be worked out anew, after whatever was written`() async throws {
        let sample = try await SampleColleges()
        let periods = [try Period(identifier: "2025Q3"), try Period(identifier: "2025Q2")]
        let colleges = [try await sample.college(in: "LA"), try await sample.college(in: "TZ")]
        for round in 1...3 {
            let hours = ["202507": Number(90 + round) as Number?, "202504": Number(80)]
            try await sample.record(
                ["TCH_HOURS_TAUGHT": hours, "TCH_HOURS_PLANNED": ["202507": Number(100), "202504": Number(100)]],
                of: colleges[round % 2]
            )
            // The second time all of it is remembered.
            for _ in 1...2 {
                let (fresh, known) = try await sample.fresh.database.reading(as: sample.fresh.reviewer) { scope in
                    let book = try await scope.indicatorBook(memory)
                    return (
                        try await Told(scope, try await scope.indicatorBook(), periods, colleges, nil),
                        try await Told(scope, book, periods, colleges, memory)
                    )
                }
                #expect(fresh == known)
                #expect(fresh.programme.contains { $0.contains { $0.value != nil } })
            }
        }
    }

    @Test func `are each reader's own, and a college's what they are now`() async throws {
        let sample = try await SampleColleges()
        let fresh = sample.fresh
        let college = try await sample.college(in: "LA")
        let quarter = try Period(identifier: "2025Q3")
        try await sample.record(["TCH_HOURS_PLANNED": ["202507": Number(100)]], of: college)
        func told(_ member: Member) async throws -> Figure? {
            try await fresh.database.reading(as: member) { [memory] scope in
                let book = try await scope.indicatorBook(memory)
                let cards = try await scope.scorecards(book, ofColleges: [college], in: [quarter], memory)
                return cards[college.id]?.first?.figure("DO_HOURS_TAUGHT")
            }
        }
        let (reporter, stranger) = (fresh.reporter, fresh.member(.reporter, of: fresh.otherLead))
        for taught in [90, 80] {
            try await sample.record(["TCH_HOURS_TAUGHT": ["202507": Number(taught)]], of: college)
            // The second time it is remembered.
            for _ in 1...2 {
                #expect(try await told(reporter)?.value == Number(taught))
                #expect(try await told(stranger)?.value == nil)
            }
        }
        for (target, place) in [(Number(70), Place.programme), (Number(75), .college(college.id))] {
            try await fresh.database.setTargets(
                [TargetSetting("DO_HOURS_TAUGHT", at: place, in: quarter, target)],
                by: Act(fresh.hqAdmin, at: Date(timeIntervalSince1970: 1_751_500_000), from: "test")
            )
            #expect(try await told(reporter)?.target.value == target)
        }
    }

    @Test func `are never told whoever may not read all of the programme`() async throws {
        let sample = try await SampleColleges()
        let college = try await sample.college(in: "LA")
        let periods = [try Period(identifier: "2025Q3")]
        try await sample.record(["TCH_HOURS_TAUGHT": ["202507": Number(90)]], of: college)
        try await sample.record(["TCH_HOURS_PLANNED": ["202507": Number(100)]], of: college)
        _ = try await sample.fresh.database.reading(as: sample.fresh.reviewer) { scope in
            try await Told(scope, try await scope.indicatorBook(memory), periods, [college], memory)
        }
        let stranger = sample.fresh.member(.reporter, of: sample.fresh.otherLead)
        let told = try await sample.fresh.database.reading(as: stranger) { scope in
            let book = try await scope.indicatorBook(memory)
            return try await scope.scorecards(book, ofColleges: [college], in: periods, memory)
        }
        #expect(told.values.allSatisfy { $0.allSatisfy { $0.figures.allSatisfy { $0.value == nil } } })
        await #expect(throws: Forbidden.self) {
            try await sample.fresh.database.reading(as: stranger) { scope in
                try await scope.scorecards(try await scope.indicatorBook(memory), in: periods, memory)
            }
        }
    }

    @Test func `are of the indicators as they are now`() async throws {
        let sample = try await SampleColleges()
        func names() async throws -> [String] {
            try await sample.fresh.database.reading(as: sample.fresh.reviewer) { scope in
                try await scope.indicatorBook(memory).indicators.map(\.reference)
            }
        }
        let before = try await names()
        try await sample.fresh.database.transaction(as: sample.fresh.hqAdmin) { scope in
            _ = try await scope.execute(
                "UPDATE indicators.indicator SET reference = 'other' WHERE programme_id = \(scope.member.programme)"
            )
        }
        #expect(try await names() == before.map { _ in "other" })
    }
}

/// What headquarters is told of the programme, its countries and its colleges.
private struct Told: Equatable {
    let programme: [[Figure]]
    let countries: [String: [[Figure]]]
    let colleges: [Identifier<College>: [[Figure]]]

    init(
        _ scope: Scope,
        _ book: IndicatorBook,
        _ periods: [Period],
        _ keys: [CollegeKey],
        _ memory: FigureMemory?
    ) async throws {
        let (all, own) =
            if let memory {
                (
                    try await scope.scorecards(book, in: periods, memory),
                    try await scope.scorecards(book, ofColleges: keys, in: periods, memory)
                )
            } else {
                (
                    try await scope.scorecards(book, in: periods),
                    try await scope.scorecards(book, ofColleges: keys, in: periods)
                )
            }
        programme = all.programme.map(\.figures)
        countries = all.countries.mapValues { $0.map(\.figures) }
        colleges = own.mapValues { $0.map(\.figures) }
    }
}
