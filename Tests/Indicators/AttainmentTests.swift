import Calendar
import Collection
import Number
import Testing

@testable import Indicators

@Suite struct `Attainment of a target` {
    typealias Grade = Attainment.Grade

    struct Case: Sendable, CustomTestStringConvertible {
        let value: String
        let target: String
        let better: Indicator.Better
        let points: String
        let grade: Grade

        init(_ value: String, _ better: Indicator.Better, than target: String, _ points: String, _ grade: Grade) {
            (self.value, self.target, self.better, self.points, self.grade) = (value, target, better, points, grade)
        }

        var testDescription: String { "\(value), \(better) than \(target)" }
    }

    @Test(arguments: [
        Case("85", .higher, than: "85", "100", .met),
        Case("97.3", .higher, than: "85", "100", .met),
        Case("84.9", .higher, than: "85", "99.88235294117647", .near),
        Case("76.5", .higher, than: "85", "90", .near),
        Case("76.4", .higher, than: "85", "89.88235294117647", .missed),
        Case("0", .higher, than: "85", "0", .missed),
        Case("-3", .higher, than: "85", "0", .missed),
        Case("0", .higher, than: "0", "100", .met),
        Case("18", .lower, than: "18", "100", .met),
        Case("0", .lower, than: "18", "100", .met),
        Case("20", .lower, than: "18", "90", .near),
        Case("20.1", .lower, than: "18", "89.55223880597015", .missed),
        Case("36", .lower, than: "18", "50", .missed),
        Case("5", .lower, than: "0", "0", .missed),
    ])
    func `is the share of the way to the target, never beyond it`(example: Case) throws {
        let value = try #require(Number(example.value))
        let target = try #require(Number(example.target))
        let attainment = Attainment(of: value, target: target, better: example.better)
        #expect(attainment.points.description == example.points)
        #expect(attainment.grade == example.grade)
    }

    @Test func `a value a hair below its target is not met, though its points round to 100`() throws {
        let value = try #require(Number("84.99999999999999999999"))
        #expect(Attainment(of: value, target: 85, better: .higher).grade == .near)
    }
}

@Suite struct `Legs and index` {
    @Test func `a leg is the weighted mean of the indicators that have data`() {
        let legs = Scorecard.legs([
            (.plan, 1, 100), (.plan, 3, 60), (.plan, 5, nil), (.do, 2, 80), (.act, 1, nil),
        ])
        #expect(legs == [.plan: 70, .do: 80])
    }

    @Test(arguments: [
        ([100, 100, 100, 100, 100], "100"),
        ([50, 50, 50, 50, 50], "50"),
        ([32, 100, 100, 100, 100], "79.6214341107"),
        ([90, 80, 70, 60, 50], "68.534675094"),
        ([0, 100, 100, 100, 100], "0"),
    ])
    func `the index is the geometric mean of the five legs`(points: [Int], index: String) {
        let legs = Dictionary(uniqueKeysWithValues: zip(Leg.allCases, points.map { Number($0) }))
        #expect(Scorecard.index(of: legs)?.description == index)
    }

    @Test(arguments: Leg.allCases)
    func `without data for a leg there is no index`(missing: Leg) {
        var legs = Dictionary(uniqueKeysWithValues: Leg.allCases.map { ($0, Number(100)) })
        legs[missing] = nil
        #expect(Scorecard.index(of: legs) == nil)
    }

    @Test func `the latest period is the last quarter that is over`() throws {
        for (day, quarter) in [("2025-11-20", "2025Q3"), ("2025-12-31", "2025Q3"), ("2026-01-01", "2025Q4")] {
            #expect(LatestPeriod.quarter(before: try #require(Day(day))).identifier == quarter)
        }
    }
}
