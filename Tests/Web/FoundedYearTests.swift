import Calendar
import ClosedLoop
import Foundation
import Indicators
import Lifecycle
import Number
import Tenancy
import Testing

@Suite struct `A year of a programme founded from nothing` {
    let founded: FoundedProgramme

    init() async throws { founded = try await FoundedProgramme(on: "2024-10-28") }

    @Test func `comes in every quarter, and at every step of its loop, to what hands work out`() async throws {
        try await founded.approve()
        try await founded.implement()
        try await founded.agreeTargets()
        try await firstQuarter()
        try await secondQuarter()
        try await expectStep("before", on: "2025-08-04")
        try await warnAndPlan()
        try await verifyAndClose()
        try await thirdQuarter()
        try await fourthQuarter()
        try await yearsEnd()
        try await founded.expectSound()
    }

    private func firstQuarter() async throws {
        for (day, month) in [("2025-02-05", "202501"), ("2025-03-05", "202502")] {
            try await founded.move(to: day)
            try await founded.report(month: month)
        }
        try await founded.move(to: "2025-03-20")
        try await founded.completeMilestone(1)
        try await close("2025Q1", month: ("2025-04-05", "202503"), on: "2025-04-15")
        try await founded.reportProgress()
    }

    /// The partner's report of April comes two days late, of which the day's tick warns; then the mid-term inspection.
    private func secondQuarter() async throws {
        try await founded.move(to: "2025-05-05")
        try await founded.reportAsCollege(month: "202504")
        try await founded.approve("M_COLLEGE", "202504")
        try await founded.move(to: "2025-05-10")
        #expect(try await founded.warnings() == [])
        try await founded.move(to: "2025-05-11")
        #expect(try await founded.warnings().map(\.cause.key) == ["report-late M_PARTNER 202504"])
        try await founded.move(to: "2025-05-12")
        try await founded.reportAsPartner(month: "202504")
        try await founded.dismissWarning(1, reviewed: "2025-05-14")
        #expect(try await founded.warnings().map(\.state) == [.accepted])
        try await founded.move(to: "2025-06-05")
        try await founded.report(month: "202505")
        try await founded.inspect()
        try await close("2025Q2", month: ("2025-07-05", "202506"), on: "2025-07-15")
        try await founded.reportProgress()
    }

    private func warnAndPlan() async throws {
        try await founded.move(to: "2025-08-05")
        try await founded.report(month: "202507")
        let raised = try #require(try await founded.warnings().last)
        #expect(raised.cause.key == "target-missed DO_HOURS_TAUGHT 202507" && raised.state == .open)
        #expect(raised.cause.value == 40 && raised.cause.target == 80)
        try await expectStep("warned")
        try await founded.move(to: "2025-08-07")
        try await founded.makeFinding(of: raised.number, due: "2025-09-30")
        #expect(try await founded.warnings().map(\.state) == [.accepted, .finding])
        try await expectStep("found")
        try await founded.planFinding(accepted: "2025-08-12")
        #expect(try await founded.finding().state == .planAccepted)
        try await expectStep("planned")
    }

    private func verifyAndClose() async throws {
        try await founded.move(to: "2025-09-05")
        try await founded.report(month: "202508")
        try await expectStep("August")
        try await founded.move(to: "2025-09-20")
        try await founded.submitEvidence()
        try await expectStep("evidence")
        for member in [founded.people.reporter, founded.people.approver] {
            await #expect(throws: Forbidden.self) { try await founded.verifyFinding(by: member) }
        }
        try await founded.move(to: "2025-09-25")
        try await founded.verifyFinding()
        #expect(try await founded.finding().state == .verified)
        try await expectStep("verified")
        try await founded.move(to: "2025-10-05")
        try await founded.reportAsPartner(month: "202509")
        try await founded.reportAsCollege(month: "202509")
        // What is submitted decides nothing: what is approved does.
        #expect(try await founded.finding().state == .verified)
        try await expectStep("reported")
        try await founded.move(to: "2025-10-06")
        try await founded.approve("M_COLLEGE", "202509")
        let closed = try await founded.finding()
        #expect(closed.state == .closed && closed.outcome == EffectOutcome(.effective, value: 80))
        try await expectStep("closed")
    }

    private func thirdQuarter() async throws {
        try await close("2025Q3", month: nil, on: "2025-10-15")
        try await founded.reportProgress()
        try await founded.addMilestone("2025-11-30")
    }

    private func fourthQuarter() async throws {
        try await founded.move(to: "2025-11-05")
        try await founded.report(month: "202510")
        try await founded.move(to: "2025-11-28")
        try await founded.completeMilestone(2)
        try await founded.move(to: "2025-12-05")
        try await founded.report(month: "202511")
        try await founded.accept()
        #expect(try await founded.state() == .operating)
        try await close("2025Q4", month: ("2026-01-05", "202512"), on: "2026-01-15")
    }

    private func yearsEnd() async throws {
        try await founded.move(to: "2026-02-10")
        try await founded.report(year: "2025")
        try await founded.reportQuality()
        let table = try HandTable("2025", FoundedYearTables.year)
        try await expect(table, in: "2025")
        // The last quarter's page shows what is reported by year, with its year.
        let graduation = try #require(try await founded.scorecard("2025Q4").figure("OUT_GRADUATION"))
        #expect(graduation.period.identifier == "2025" && graduation.value == 85)
        try await expectCounts(["2024Q4", "2025Q1", "2025Q2", "2025Q3", "2025Q4", "2025"])
        #expect(try await founded.warnings().map(\.state) == [.accepted, .finding])
    }

    /// Reports what is left of a quarter and holds the country against its table, its counts against theirs.
    private func close(_ quarter: String, month: (day: String, period: String)?, on day: String) async throws {
        if let month {
            try await founded.move(to: month.day)
            try await founded.report(month: month.period)
        }
        try await founded.move(to: day)
        try await founded.report(quarter: quarter)
        let table = try HandTable(quarter, try #require(FoundedYearTables.quarters[quarter]))
        try await expect(table, in: quarter)
        try await expectCounts([quarter])
    }

    private func expect(_ table: HandTable, in period: String) async throws {
        table.expectSound()
        table.expect(try await founded.scorecard(period))
        let shown = try #require(try await founded.indexOfPage(period))
        #expect(HandTable.isSame(shown, table.index), "\(period)")
    }

    private func expectCounts(_ periods: [String]) async throws {
        let columns = ["element", "2024Q4", "2025Q1", "2025Q2", "2025Q3", "2025Q4", "2025"]
        for period in periods {
            let column = try #require(columns.firstIndex(of: period))
            let sums = try await founded.sums(period)
            for row in WrittenTable(FoundedYearTables.counts).rows {
                #expect(Double(row[column]) == sums[row[0]] ?? 0, "\(row[0]) \(period)")
            }
        }
    }

    /// That the year stands after a step as the table of steps has it.
    private func expectStep(_ step: String, on day: String? = nil) async throws {
        if let day { try await founded.move(to: day) }
        let row = try #require(WrittenTable(FoundedYearTables.steps).rows.first { $0[0] == step })
        let card = try await founded.scorecard("2025")
        let means = zip(Leg.allCases, row[1...5]).map { leg, text -> Double in
            let points = text.split(separator: " ").compactMap { Double($0) }
            let mean = points.reduce(0, +) / Double(points.count)
            #expect(HandTable.isSame(card.legs[leg]?.double ?? .nan, mean), "\(step) \(leg)")
            return mean
        }
        let index = try #require(Double(row[6]))
        #expect(HandTable.isSame(HandTable.geometricMean(means), index), "\(step)")
        #expect(HandTable.isSame(card.index?.double ?? .nan, index), "\(step)")
    }
}
