import Calendar
import Collection
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `The years that values are kept for` {
    @Test func `are those of the table of periods, from the first to the last of each frequency`() async throws {
        let programme = try await FreshProgramme()
        let stored: [String] = try await programme.database.reading(as: programme.reporter) {
            try await $0.all("SELECT period FROM collection.period WHERE type IN ('monthly', 'quarterly', 'yearly')")
        }
        let first = try #require(Day(year: ReportedYears.all.lowerBound, month: 1, day: 1))
        let last = try #require(Day(year: ReportedYears.all.upperBound, month: 12, day: 31))
        for type in Frequency.allCases.map(\.periodType) {
            let (earliest, latest) = (Period(type, containing: first), Period(type, containing: last))
            #expect(stored.contains(earliest.identifier) && stored.contains(latest.identifier), "\(type)")
            #expect(!stored.contains(earliest.previous.identifier), "\(type)")
            #expect(!stored.contains(latest.next.identifier), "\(type)")
        }
    }
}
