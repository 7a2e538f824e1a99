import Calendar
import Collection
import Foundation
import Lifecycle
import Number
import Support
import Synchronization
import Tenancy
import Testing

@Suite struct `A college's own day` {
    @Test(arguments: [
        ("Asia/Shanghai", "2025-11-10T15:59:59Z", 1), ("Asia/Shanghai", "2025-11-10T16:00:00Z", 0),
        ("Asia/Vientiane", "2025-11-10T16:30:00Z", 1), ("Asia/Vientiane", "2025-11-10T16:59:59Z", 1),
        ("Asia/Vientiane", "2025-11-10T17:00:00Z", 0), ("America/Montevideo", "2025-11-10T17:00:00Z", 1),
        ("America/Montevideo", "2025-11-11T02:59:59Z", 1), ("America/Montevideo", "2025-11-11T03:00:00Z", 0),
        ("Pacific/Auckland", "2025-11-10T10:59:59Z", 1), ("Pacific/Auckland", "2025-11-10T11:00:00Z", 0),
    ])
    func `says by its midnight whether a report due on the 10th came in time`(zone: String, at: String, onTime: Number)
        async throws
    {
        let test = try await TestCollection()
        let college = try await Self.college(in: test, zone)
        let july = try #require(Day("2025-07-01"))
        try await test.database.openReports(by: Act(test.programme.hqAdmin, at: test.now, from: "test"), since: july)
        let report = try await test.report("M_COLLEGE", "202510", of: college)
        let moment = try Date(at, strategy: .iso8601)
        #expect(report.due == Day("2025-11-10") && report.zone == Zone(zone))
        #expect(report.daysLeft(at: moment) == (onTime == 1 ? 0 : -1))
        try await test.upload(["TCH_HOURS_PLANNED,10"], to: report)
        try await test.database.take(.submit, on: report.id, by: Act(test.programme.approver, at: moment, from: "test"))
        #expect(try await test.value("SYS_REPORTS_SUBMITTED", "202511", of: college) == 1)
        #expect(try await test.value("SYS_REPORTS_ON_TIME", "202511", of: college) == onTime)
        #expect(try await test.differences().isEmpty)
    }

    @Test(arguments: [("2025-11-10T16:59:59Z", 1), ("2025-11-10T17:00:00Z", 0)] as [(String, Number)])
    func `ends a milestone's day`(at: String, onTime: Number) async throws {
        let test = try await TestCollection()
        let college = try await Self.college(in: test, "Asia/Vientiane")
        let (reporter, moment) = (test.reporter, try Date(at, strategy: .iso8601))
        let due = try #require(Day("2025-11-10"))
        try await test.database.addMilestone(
            to: college,
            nameZh: "设备到位",
            nameEn: "Equipment in place",
            due: due,
            by: Act(reporter, at: test.now - 20 * 86_400, from: "test")
        )
        try await test.database.completeMilestone(1, of: college, by: Act(reporter, at: moment, from: "test"))
        #expect(try await test.value("SYS_MILESTONES_DUE", "202511", of: college) == 1)
        #expect(try await test.value("SYS_MILESTONES_ON_TIME", "202511", of: college) == onTime)
    }

    @Test func `opens its reports, and the calendar wakes for each college's`() async throws {
        let test = try await TestCollection(in: try await FreshProgramme.migratedDatabase())
        let zones = ["Asia/Vientiane", "America/Montevideo"]
        var colleges: [Identifier<College>] = []
        for zone in zones { colleges.append(try await Self.college(in: test, zone)) }
        let clock = Mutex(try Date("2025-11-30T15:00:00Z", strategy: .iso8601))
        let opened = Mutex<[Int]>([])
        let calendar = ReportCalendar(database: test.database, now: { clock.withLock { $0 } }) { duration in
            if opened.withLock({ $0.count }) == 5 { throw CancellationError() }
            clock.withLock { $0 += Double(duration.components.seconds) }
        }
        await #expect(throws: CancellationError.self) {
            try await calendar.run { outcome in
                #expect(outcome.failures.isEmpty)
                opened.withLock { $0.append(outcome.opened) }
            }
        }
        let monthly = test.dictionary.dataSets.count { $0.frequency == .monthly }
        // What runs already, then the month in China, in Laos, in Uruguay, and nothing on the next day in China.
        let first = opened.withLock { $0[0] }
        #expect(opened.withLock { $0.dropFirst() } == [4 * monthly, monthly, monthly, 0] && first > 0)
        #expect(clock.withLock { $0 } == (try Date("2025-12-01T16:01:00Z", strategy: .iso8601)))
    }

    @Test func `is the last on which a period that has not begun there takes no values`() async throws {
        let test = try await TestCollection()
        let (east, west) = (
            try await Self.college(in: test, "Asia/Shanghai"), try await Self.college(in: test, "America/Montevideo")
        )
        let moment = try Date("2025-11-30T17:00:00Z", strategy: .iso8601)
        func load(_ college: Identifier<College>) async throws -> [ImportFault.Kind] {
            let file = try test.csv("college,element,period,value", "\(Self.code(college)),TCH_HOURS_PLANNED,202512,1")
            let values = ValueImport(database: test.database, by: Act(test.reporter, at: moment, from: "test"))
            do {
                _ = try await values.load(file, named: "a.csv", of: test.programme.lead.id)
                return []
            } catch let refused as ImportRefused {
                return refused.faults.map(\.kind)
            }
        }
        #expect(try await load(east) == [])
        #expect(try await load(west) == [.future])
    }

    private static func code(_ college: Identifier<College>) -> String {
        "BM-UY-\(college.description.prefix(8))"
    }

    /// A new college that is being built in a zone, of the lead college.
    private static func college(in test: TestCollection, _ zone: String) async throws -> Identifier<College> {
        let programme = test.programme
        let id = Identifier<College>()
        let college = College(
            id: id,
            tenant: programme.lead.id,
            programme: programme.programme.id,
            partner: programme.partner.id,
            code: code(id),
            nameZh: "试验学院",
            nameEn: "Trial College",
            country: "UY",
            cityZh: "试验",
            cityEn: "Trial",
            zone: try #require(Zone(zone)),
            state: .implementing,
            since: test.now - 200 * 86_400
        )
        let entry = CollegeEntry(
            college,
            leadZh: programme.lead.nameZh,
            leadEn: programme.lead.nameEn,
            partnerZh: programme.partner.nameZh,
            partnerEn: programme.partner.nameEn
        )
        try await test.database.transaction(as: programme.hqAdmin) { try await $0.store(CollegeFile(entry)) }
        return id
    }
}
