import Collection
import Foundation
import Lifecycle
import Number
import Postgres
import Support
import Synchronization
import Tenancy
import Testing

@Suite struct `Reports open` {
    @Test func `when a college begins to implement, from that month on`() async throws {
        let test = try await TestCollection()
        let file = Self.preparing(in: test.programme, at: test.now)
        try await test.database.transaction(as: test.programme.hqAdmin) { try await $0.store(file) }
        let id = file.entry.college.id
        #expect(try await Self.reports(of: id, in: test).isEmpty)
        try await test.database.take(
            .acceptPlan,
            on: id,
            by: Act(test.reviewer, at: test.now, from: "test")
        )
        let monthly = test.dictionary.dataSets.filter { $0.frequency == .monthly }.map { "\($0.code) 202511" }
        #expect(try await Self.reports(of: id, in: test) == monthly.sorted())
        #expect(try await test.value("SYS_REPORTS_EXPECTED", "202512", of: id) == 2)
        #expect(try await test.differences().isEmpty)
        // The college's own people see them as theirs to prepare.
        let mine = try await test.database.reading(as: test.reporter) { scope in
            var filter = ReportFilter()
            filter.college = id
            return try await scope.reports(filter).entries.map(\.state)
        }
        #expect(mine.count == monthly.count && mine.allSatisfy { $0 == .open })
    }

    @Test func `by themselves when a period begins, once`() async throws {
        let test = try await TestCollection(in: try await FreshProgramme.migratedDatabase())
        let clock = Mutex(test.now)
        let calendar = ReportCalendar(database: test.database, now: { clock.withLock { $0 } })
        #expect(await calendar.open().opened == 0)
        // A minute past midnight on 1 December in China, still November by Greenwich.
        clock.withLock { $0 = Date(timeIntervalSince1970: 1_764_518_460) }
        let sets = test.dictionary.dataSets
        let monthly = sets.count { $0.frequency == .monthly }
        #expect(await calendar.open().opened == 4 * monthly)
        #expect(await calendar.open().opened == 0)
        // Not looked at for two months: what lies between is opened too, and quarter and year begin.
        clock.withLock { $0 = Date(timeIntervalSince1970: 1_770_000_000) }
        let all = await calendar.open()
        #expect(all.failures.isEmpty && all.opened == 4 * (2 * monthly + sets.count - monthly))
        let reports = try await Self.reports(of: test.colleges[0], in: test)
        #expect(reports.contains("M_COLLEGE 202602") && reports.contains("M_COLLEGE 202601"))
        #expect(reports.contains("Q_COLLEGE 2026Q1") && reports.contains("Y_COLLEGE 2026"))
        #expect(!reports.contains("Y_COLLEGE 2025"))
        #expect(try await test.differences().isEmpty)
    }

    @Test func `in one programme whatever happens in another`() async throws {
        let test = try await TestCollection(in: try await FreshProgramme.migratedDatabase())
        let other = try await FreshProgramme(in: test.database)
        // A programme without the elements that reports are counted by.
        let sets = DataDictionary(elements: [], dataSets: test.dictionary.dataSets)
        try await other.database.transaction(as: other.hqAdmin) { try await $0.save(sets) }
        var college = Self.preparing(in: other, at: test.now)
        college.entry.college = Self.college(in: other, .operating, at: test.now)
        try await other.database.transaction(as: other.hqAdmin) { [college] in try await $0.store(college) }
        let outcome = await ReportCalendar(
            database: test.database,
            now: { Date(timeIntervalSince1970: 1_764_518_460) }
        ).open()
        #expect(outcome.failures.count == 1)
        #expect(outcome.opened == 4 * test.dictionary.dataSets.count { $0.frequency == .monthly })
    }

    @Test func `again after a failure, and else on the next day`() async throws {
        let database = try await FreshProgramme.migratedDatabase()
        let noon = Date(timeIntervalSince1970: 1_763_611_200)
        func pauses(_ database: Database) async -> (waited: [Duration], failures: [Int]) {
            let waited = Mutex<[Duration]>([])
            let failures = Mutex<[Int]>([])
            let calendar = ReportCalendar(database: database, now: { noon }) { duration in
                let count = waited.withLock {
                    $0.append(duration)
                    return $0.count
                }
                if count == 2 { throw CancellationError() }
            }
            await #expect(throws: CancellationError.self) {
                try await calendar.run { outcome in failures.withLock { $0.append(outcome.failures.count) } }
            }
            return (waited.withLock { $0 }, failures.withLock { $0 })
        }
        let sound = await pauses(database)
        #expect(sound.failures == [0, 0] && sound.waited == [.seconds(12 * 3600 + 60), .seconds(12 * 3600 + 60)])
        await database.pool.drain()
        let broken = await pauses(database)
        #expect(broken.failures == [1, 1] && broken.waited == [ReportCalendar.patience, ReportCalendar.patience])
    }

    private static func reports(of college: Identifier<College>, in test: TestCollection) async throws -> [String] {
        var filter = ReportFilter()
        (filter.college, filter.limit) = (college, 200)
        let chosen = filter
        return try await test.database.reading(as: test.reviewer) { scope in
            try await scope.reports(chosen).entries.map { "\($0.dataSet) \($0.period)" }.sorted()
        }
    }

    private static func college(in programme: FreshProgramme, _ state: College.State, at now: Date) -> College {
        College(
            tenant: programme.lead.id,
            programme: programme.programme.id,
            partner: programme.partner.id,
            code: "BM-NP-01",
            nameZh: "尼泊尔班墨学院",
            nameEn: "Nepal–Ban-Mo College",
            country: "NP",
            cityZh: "加德满都",
            cityEn: "Kathmandu",
            state: state,
            since: now - 90 * 86_400,
            version: state == .preparing ? 1 : 0
        )
    }

    /// A college whose agreement and plan are filed and wait for headquarters.
    private static func preparing(in programme: FreshProgramme, at now: Date) -> CollegeFile {
        let college = college(in: programme, .preparing, at: now)
        let documents = [Document.Kind.agreement, .constructionPlan].map {
            Document($0, version: 1, preparedBy: programme.reporter.id, at: now - 90 * 86_400)
        }
        let filed = Transition(
            college: college.id,
            number: 1,
            step: .filePlan,
            from: .preparing,
            to: .preparing,
            member: programme.approver.id,
            role: .approver,
            organisation: programme.lead.id,
            at: now - 86_400,
            reason: nil,
            cites: documents.map(\.citation),
            experts: [],
            total: nil
        )
        return CollegeFile(
            CollegeEntry(college, leadZh: "甲", leadEn: "A", partnerZh: "外", partnerEn: "P"),
            documents: documents.map { DocumentEntry($0, title: "文件", author: "甲", filedAt: filed.at) },
            record: [TransitionEntry(filed, memberName: "乙", organisationZh: "丙", organisationEn: "C")]
        )
    }
}
