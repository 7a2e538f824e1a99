import Calendar
import Collection
import Foundation
import Language
import Lifecycle
import Number
import Tenancy
import Testing

@testable import Indicators

@Suite struct `A figure is judged by the narrowest target` {
    private static let college = Identifier<College>()

    private func indicator() throws -> Indicator {
        try Indicator(
            code: "DO_ATTENDANCE",
            name: LocalizedText(zh: "出勤率", en: "Attendance"),
            leg: .do,
            numerator: "#{A}",
            denominator: "#{B}",
            factor: 100,
            better: .higher,
            defaultTarget: 92
        )
    }

    private func targets() throws -> Targets {
        func version(_ period: String, _ value: Number, _ since: String, _ until: String? = nil) throws
            -> Targets.Version
        {
            Targets.Version(
                for: try Period(identifier: period),
                value,
                since: try #require(Day(since)),
                until: until.flatMap { Day($0) }
            )
        }
        var targets = Targets()
        targets.place(Self.college, in: "LA")
        targets.add(try version("2025", 90, "2025-01-10"), of: "DO_ATTENDANCE")
        targets.add(try version("2025Q3", 91, "2025-01-10"), of: "DO_ATTENDANCE")
        targets.add(try version("2025", 88, "2025-01-10", "2025-08-15"), of: "DO_ATTENDANCE", in: "LA")
        targets.add(try version("2025", 87, "2025-08-15"), of: "DO_ATTENDANCE", in: "LA")
        targets.add(try version("2025Q4", 95, "2025-11-01"), of: "DO_ATTENDANCE", at: Self.college)
        targets.add(try version("2024Sep", 80, "2024-09-01"), of: "DO_ATTENDANCE", at: Self.college)
        targets.add(try version("2026", 70, "2026-02-01", "2026-02-01"), of: "DO_ATTENDANCE")
        return targets
    }

    @Test(
        arguments: [
            // The programme's: of two around the quarter the shorter.
            (Place.programme, "2025Q3", "91", .programme), (.programme, "202508", "91", .programme),
            (.programme, "2025Q2", "90", .programme), (.programme, "2025", "90", .programme),
            // None around this period, none yet in force on its last day, and one taken back on the day it was set.
            (.programme, "2024Q4", "92", .standard), (.programme, "2024Sep", "92", .standard),
            (.programme, "2026Q1", "92", .standard),
            // The country's, by the one that was in force on the period's last day.
            (.country("LA"), "2025Q2", "88", .country), (.country("LA"), "202507", "88", .country),
            (.country("LA"), "2025Q3", "87", .country), (.country("TZ"), "2025Q3", "91", .programme),
            // The college's own before its country's, even of a longer period.
            (.college(college), "2025Q4", "95", .college), (.college(college), "202510", "87", .country),
            (.college(college), "2025Q2", "80", .college), (.college(college), "2025Q3", "87", .country),
        ] as [(Place, String, String, Target.Origin)]
    )
    func `that was in force on the period's last day`(
        place: Place,
        period: String,
        value: String,
        origin: Target.Origin
    )
        throws
    {
        let target = try targets().of(place).target(of: indicator(), in: try Period(identifier: period))
        #expect(target.value.description == value && target.origin == origin)
        #expect((target.period == nil) == (origin == .standard))
    }
}
