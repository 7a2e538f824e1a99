import Calendar
import Collection
import Foundation
import Lifecycle
import Number
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `Sums of countries` {
    @Test func `a stock counts each college's last value`() async throws {
        let test = try await TestCollection()
        for (period, value) in [("2025Q3", "100"), ("2025Q4", "110")] {
            try await test.upload(["ORG_STUDENTS,\(value)"], to: try await test.report("Q_COLLEGE", period))
        }
        let other = try await test.report("Q_COLLEGE", "2025Q3", of: test.colleges[1])
        try await test.upload(["ORG_STUDENTS,50"], to: other)
        #expect(try await test.rollup("ORG_STUDENTS", "2025", in: "LA")?.sum == 160)
        #expect(try await test.rollup("ORG_STUDENTS", "2025S2", in: "LA")?.sum == 160)
        #expect(try await test.rollup("ORG_STUDENTS", "2025Q3", in: "LA")?.sum == 150)
        let latest = try await test.report("Q_COLLEGE", "2025Q4").id
        _ = try await test.values().type(["ORG_STUDENTS": ""], into: latest, reason: "")
        #expect(try await test.rollup("ORG_STUDENTS", "2025", in: "LA")?.sum == 150)
        #expect(try await test.differences() == [])
    }

    @Test func `the levels of the database are those of periods, but for a quarter's academic year`() async throws {
        let programme = try await FreshProgramme()
        let stored = try await programme.database.reading(as: programme.reviewer) { scope in
            try await scope.all("SELECT period, level_period FROM collection.period_level") {
                (period: String, level: String) in [period, level]
            }
        }
        let periods = try Set(stored.map { $0[0] }).map { try Period(identifier: $0) }
        #expect(Set(periods.map(\.type)) == [.monthly, .quarterly, .yearly])
        // The table ends with 2049, in the middle of an academic year.
        let expected = periods.flatMap { period in
            period.rollups.filter { level in
                let isAcademic = level.type == .financialSeptember
                return !isAcademic || period.type == .monthly && (2015...2048).contains(level.start.year)
            }
            .map { [period.identifier, $0.identifier] }
        }
        #expect(Set(stored) == Set(expected) && stored.count == expected.count)
    }

    @Test func `quarters don't add up to academic years, months do`() async throws {
        let test = try await TestCollection()
        try await test.upload(["ORG_STUDENTS,5"], to: try await test.report("Q_COLLEGE", "2025Q4"))
        try await test.upload(["TCH_HOURS_PLANNED,5"], to: try await test.report("M_COLLEGE", "202509"))
        #expect(try await test.rollup("ORG_STUDENTS", "2025Sep", in: "LA") == nil)
        #expect(try await test.rollup("TCH_HOURS_PLANNED", "2025Sep", in: "LA")?.sum == 5)
        #expect(try await test.rollup("TCH_HOURS_PLANNED", "2024Sep", in: "LA") == nil)
    }

    @Test func `a sum that was tampered with is found`() async throws {
        let test = try await TestCollection()
        try await test.upload(["ORG_STUDENTS,5"], to: try await test.report("Q_COLLEGE", "2025Q4"))
        _ = try await test.database.transaction(as: test.reviewer) { scope in
            try await scope.acting(as: "rollup") {
                try await scope.execute(
                    "UPDATE collection.rollup SET sum = 6 WHERE element = 'ORG_STUDENTS' AND period = '2025Q4'"
                )
            }
        }
        let differences = try await test.differences()
        #expect(differences.map(\.period) == ["2025Q4"])
        #expect(differences.first?.kept == "1: 6" && differences.first?.computed == "1: 5")
    }

    @Test func `a college's sum that was tampered with is found, with its college`() async throws {
        let test = try await TestCollection()
        try await test.upload(["ORG_STUDENTS,5"], to: try await test.report("Q_COLLEGE", "2025Q4"))
        _ = try await test.database.transaction(as: test.reviewer) { scope in
            try await scope.acting(as: "rollup") {
                try await scope.execute(
                    """
                    UPDATE collection.college_rollup SET sum = 6
                    WHERE college_id = \(test.colleges[0]) AND element = 'ORG_STUDENTS' AND period = '2025S2'
                    """
                )
            }
        }
        let differences = try await test.differences()
        #expect(differences.map(\.period) == ["2025S2"] && differences.map(\.college) == ["BM-LA-01"])
        #expect(differences.first?.kept == "1: 2025Q4: 6" && differences.first?.computed == "1: 2025Q4: 5")
    }

    @Test func `a college's own are kept without those that nothing is left of`() async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        try await test.upload(["ORG_STUDENTS,100", "ORG_SPENT,7"], to: report)
        #expect(try await test.ownSums() == ["2025 ORG_STUDENTS 1 100", "2025S2 ORG_STUDENTS 1 100"])
        _ = try await test.values().type(["ORG_STUDENTS": ""], into: report.id, reason: "")
        #expect(try await test.ownSums() == [])
        #expect(try await test.differences() == [])
    }

    @Test func `hundreds of random batches at once never deadlock and the sums stay exact`() async throws {
        let test = try await TestCollection(in: try await FreshProgramme.migratedDatabase())
        let places =
            test.colleges.map { (college: $0, tenant: test.programme.lead.id) }
            + [(college: test.otherCollege, tenant: test.programme.otherLead.id)]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    var dice = SeededRandom(seed: UInt64(writer) + 1)
                    for _ in 0..<40 {
                        let place = places[dice.below(places.count)]
                        let values = RandomValues(of: place.college, &dice).values
                        _ = try await test.database.transaction(as: test.reviewer) { scope in
                            try await scope.record(
                                values,
                                of: place.tenant,
                                as: Batch(origin: .system, reason: ""),
                                at: test.now
                            )
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await test.differences() == [])
        let count = try await test.database.reading(as: test.reviewer) { scope in
            try await scope.one("SELECT count(*) FROM collection.past_value", as: Int.self)
        }
        #expect(count > 500)
    }
}

extension TestCollection {
    /// The first college's kept sums of its students.
    fileprivate func ownSums() async throws -> [String] {
        try await database.reading(as: reporter) { scope in
            try await scope.all(
                """
                SELECT concat_ws(' ', period, element, reported, sum) FROM collection.college_rollup
                WHERE tenant_id = \(programme.lead.id) AND college_id = \(colleges[0]) AND element = 'ORG_STUDENTS'
                ORDER BY period
                """
            )
        }
    }
}

/// A batch of one college that creates, changes and takes back flows and stocks of every frequency, some by category.
struct RandomValues {
    let values: [RecordedValue]

    init(of college: Identifier<College>, _ dice: inout SeededRandom) {
        let elements = [
            ("TCH_HOURS_PLANNED", PeriodType.monthly), ("TCH_HOURS_TAUGHT", .monthly), ("ORG_STUDENTS", .quarterly),
            ("ORG_SPENT", .quarterly), ("TCH_GRADUATES", .yearly), ("ORG_FLOOR_AREA", .yearly),
            ("ORG_NEW_STUDENTS.F", .quarterly), ("ORG_NEW_STUDENTS.M", .quarterly),
            ("ORG_TEACHERS_DUAL.LOCAL", .quarterly), ("ORG_TEACHERS_DUAL.CHINESE", .quarterly),
        ]
        var chosen: [String: RecordedValue] = [:]
        for _ in 0..<(1 + dice.below(30)) {
            let (element, type) = elements[dice.below(elements.count)]
            let year = 2023 + dice.below(3)
            let count = type == .monthly ? 12 : type == .quarterly ? 4 : 1
            guard let period = Period(type, year: year, number: 1 + dice.below(count)) else { continue }
            let number = Number(mantissa: Int128(dice.below(1_000_000)), exponent: element == "ORG_SPENT" ? -2 : 0)
            let value = dice.below(4) == 0 ? nil : number
            let names = element.split(separator: ".").map(String.init)
            chosen["\(element) \(period)"] = RecordedValue(
                college: college,
                element: names[0],
                category: names.count > 1 ? names[1] : "",
                period: period,
                value: value
            )
        }
        values = Array(chosen.values)
    }
}
