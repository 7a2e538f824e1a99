import Calendar
import ClosedLoop
import Collection
import Foundation
import Indicators
import Lifecycle
import Spreadsheet
import Tenancy

/// Measures the day's tick over so many colleges with the product's own indicators, and over twice as many, each in a
/// database of its own on the same server.
struct TickBench {
    let place: Workplace
    let colleges: Int

    /// What came of it.
    struct Result: Encodable {
        let colleges: Int
        let indicators: Int
        let seconds: Double
        let secondsOfTwice: Double
        let collegesPerSecond: Double
        /// Twice as many against once: 2 is linear.
        let growth: Double
    }

    func run() async throws -> Result {
        let content = try ProgrammeContent(from: place.content.standards)
        let once = try await measure(colleges, content)
        let twice = try await measure(2 * colleges, content)
        return Result(
            colleges: colleges,
            indicators: content.indicators.count,
            seconds: once,
            secondsOfTwice: twice,
            collegesPerSecond: Double(2 * colleges) / twice,
            growth: twice / once
        )
    }

    /// Seconds of a tick at which every rule looks, and of which most of what is late is raised.
    private func measure(_ count: Int, _ content: ProgrammeContent) async throws -> Double {
        try await BenchDatabase.during(place) { bench in
            let programme = BenchProgramme(rows: 0, content: content, colleges: count)
            let database = Database(pool: bench.service)
            try await programme.found(in: database, isWhole: true)
            let act = Act(programme.hqAdmin, at: Date(), from: "bench")
            try await database.openReports(by: act)
            try await programme.fill(database)
            // What is raised once is there the next day, which is what most days are like.
            try await database.decideWarnings(by: act)
            let begun = ContinuousClock.now
            try await database.decideWarnings(by: Act(programme.hqAdmin, at: Date(), from: "bench"))
            return (ContinuousClock.now - begun) / .seconds(1)
        }
    }
}

extension BenchProgramme {
    /// Gives every college values of its last two quarters, by file, so that there is something to judge.
    fileprivate func fill(_ database: Database) async throws {
        let reported = content.dictionary.elements.filter {
            $0.source == .college && $0.frequency == .quarterly && $0.categories.isEmpty
        }
        let running = Period(.quarterly, containing: Day(Date(), in: programme.zone))
        var text = "college,element,period,value\n"
        for college in codes {
            for element in reported {
                // The same everywhere, so that no part is above its whole.
                for back in 1...2 { text += "\(college),\(element.code),\(running.offset(by: -back).identifier),20\n" }
            }
        }
        let file = FileManager.default.temporaryDirectory.appending(path: "banmo-bench-\(UUID().uuidString).csv")
        try Data(text.utf8).write(to: file)
        defer { unlink(file.path) }
        _ = try await ValueImport(database: database, by: Act(reporter, at: Date(), from: "bench"))
            .load(try SheetFile(.file(file)), named: "bench.csv", of: lead.id)
    }
}
