import Calendar
import Collection
import Foundation
import Indicators
import Lifecycle
import Number
import Postgres
import Support
import Tenancy
import Testing

@testable import ClosedLoop

@Suite struct `Warnings in PostgreSQL` {
    let programme: FreshProgramme
    let database: Database
    let college: Identifier<College>
    /// 20 November 2025, 12:00 in China.
    let now = Date(timeIntervalSince1970: 1_763_611_200)
    static let standards = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Standards")

    init() async throws {
        let programme = try await FreshProgramme()
        self.programme = programme
        database = Database(
            pool: programme.database.pool,
            passwords: programme.database.passwords,
            consequences: [.warnings]
        )
        let id = Identifier<College>()
        college = id
        let now = now
        _ = try await programme.database.transaction(as: programme.hqAdmin) { scope in
            try await scope.save(try DataDictionary(from: Self.standards))
            try await scope.save(try IndicatorBook.indicators(from: Self.standards))
        }
        _ = try await programme.database.transaction(as: programme.reporter) { scope in
            try await scope.execute(
                """
                INSERT INTO lifecycle.college (tenant_id, college_id, programme_id, partner_id, code, name_zh, name_en,
                    lead_zh, lead_en, partner_zh, partner_en, country, city_zh, city_en, state, since)
                VALUES (\(programme.lead.id), \(id), \(programme.programme.id), \(programme.partner.id), 'BM-LA-01', '学院',
                    'College', '', '', '', '', 'LA', '', '', 'operating', \(now))
                """
            )
        }
        let year = try Period(identifier: "2025")
        let target = TargetSetting("DO_HOURS_TAUGHT", at: .programme, in: year, 98)
        try await database.setTargets([target], by: act(programme.hqAdmin, days: -300))
    }

    private func act(_ member: Member, days: Double = 0) -> Act {
        Act(member, at: now + days * 86_400, from: "test")
    }

    /// Writes hours of a month as the platform would count them, through a use case.
    private func write(_ taught: Number, of month: String = "202510", days: Double = 0) async throws {
        let act = act(programme.hqAdmin, days: days)
        let (college, tenant) = (college, programme.lead.id)
        try await database.act(act) { scope in
            let values = try [("TCH_HOURS_PLANNED", Number(100)), ("TCH_HOURS_TAUGHT", taught)].map {
                RecordedValue(college: college, element: $0.0, period: try Period(identifier: month), value: $0.1)
            }
            return Deed(
                AuditEntry("test.write", of: "\(college)"),
                last: try await scope.count(values, of: tenant, at: act.at)
            )
        }
    }

    private func warnings() async throws -> [Warning] {
        try await database.reading(as: programme.reviewer) { scope in
            try await scope.warnings(WarningFilter()).entries.map(\.warning).sorted { $0.number < $1.number }
        }
    }

    private func value(_ element: String, _ period: String = "202511") async throws -> Number? {
        try await database.reading(as: programme.reviewer) { scope in
            try await scope.first(
                """
                SELECT value FROM collection.value
                WHERE college_id = \(college) AND element = \(element) AND period = \(period)
                """
            )
        }
    }

    @Test func `a value written that misses its target is warned of at once, and withdrawn when it is corrected`()
        async throws
    {
        try await write(80)
        var all = try await warnings()
        #expect(all.map(\.cause.key) == ["target-missed DO_HOURS_TAUGHT 202510"])
        #expect(all[0].cause.value == 80 && all[0].cause.target == 98 && all[0].due == Day("2025-12-04"))
        #expect(try await value("SYS_WARNINGS_RAISED") == 1)
        #expect(try await value("SYS_WARNINGS_ANSWERED") == 0)
        try await write(80)
        #expect(try await warnings().count == 1)
        try await write(97, days: 1)
        all = try await warnings()
        #expect(all.map(\.state) == [.withdrawn])
        #expect(try await value("SYS_WARNINGS_RAISED") == 0)
        try await write(70, days: 2)
        #expect(try await warnings().map(\.state) == [.open])
        #expect(try await value("SYS_WARNINGS_RAISED") == 1)
        let steps = try await database.reading(as: programme.reporter) { try await $0.steps(of: all[0]).map(\.step) }
        #expect(steps == ["raise", "withdraw", "raise-again"])
        // What isn't over yet is judged by nobody.
        try await write(10, of: "202511", days: 2)
        #expect(try await warnings().count == 1)
        let differences = try await database.reading(as: programme.reviewer) {
            try await $0.warningCountDifferences(at: now)
        }
        #expect(differences == [])
    }

    @Test func `a tick that ran late, twice or on two machines at once comes to the same`() async throws {
        // Written while nobody watched.
        let (college, tenant, now) = (college, programme.lead.id, now)
        _ = try await programme.database.transaction(as: programme.reporter) { scope in
            let values = [("TCH_HOURS_PLANNED", Number(100)), ("TCH_HOURS_TAUGHT", Number(60))].map {
                RecordedValue(
                    college: college,
                    element: $0.0,
                    period: Period(.monthly, containing: Day(latestAt: now)).previous,
                    value: $0.1
                )
            }
            try await scope.record(values, of: tenant, as: Batch(origin: .demonstration, reason: "test"), at: now)
        }
        let admin = programme.hqAdmin
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<2 {
                group.addTask { try await database.decideWarnings(by: Act(admin, at: now, from: "test")) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts.sorted() == [0, 1])
        let first = try await warnings()
        #expect(try await database.decideWarnings(by: act(admin, days: 3)) == 0)
        #expect(try await warnings() == first && first.count == 1)
        #expect(try await value("SYS_WARNINGS_RAISED") == 1)
    }

    @Test func `a report that is late is warned of once, by the day's tick`() async throws {
        let september = try #require(Day("2025-10-01"))
        try await database.openReports(by: act(programme.hqAdmin, days: -40), since: september)
        try await database.decideWarnings(by: act(programme.hqAdmin))
        let late = try await warnings().filter { $0.cause.kind == .reportLate }
        // Two reports of October were due on 10 November.
        #expect(late.map(\.cause.key) == ["report-late M_COLLEGE 202510", "report-late M_PARTNER 202510"])
        #expect(late.allSatisfy { $0.cause.day == Day("2025-11-10") && $0.due == Day("2025-11-27") })
        try await database.decideWarnings(by: act(programme.hqAdmin, days: 1))
        #expect(try await warnings().count == late.count)
    }

    @Test func `an unanswered warning goes up once for each stretch of its days, however many ticks were missed`()
        async throws
    {
        try await write(80)
        let warning = try #require(try await warnings().first)
        for (day, levels) in [
            (14.0, []), (15, ["approver"]), (16, ["approver"]), (50, ["approver", "administrator", "headquarters"]),
        ] {
            for _ in 0..<2 { try await database.decideWarnings(by: act(programme.hqAdmin, days: day)) }
            let steps = try await database.reading(as: programme.reporter) {
                try await $0.steps(of: warning).map(\.step)
            }
            #expect(steps == ["raise"] + levels.map { "escalate-\($0)" }, "\(day)")
        }
    }

    @Test func `a dismissal is reviewed by somebody else, and what is refused was no answer`() async throws {
        try await write(80)
        await #expect(throws: WarningRefusal.reasonMissing) {
            try await database.dismissWarning(1, at: college, reason: "", by: act(programme.reporter, days: 1))
        }
        await #expect(throws: Forbidden.self) {
            try await database.dismissWarning(1, at: college, reason: "x", by: act(programme.reviewer, days: 1))
        }
        await #expect(throws: NotFound.self) {
            try await database.dismissWarning(1, at: college, reason: "x", by: act(programme.stranger, days: 1))
        }
        try await database.dismissWarning(1, at: college, reason: "雨季停课", by: act(programme.reporter, days: 1))
        #expect(try await value("SYS_WARNINGS_ANSWERED") == 1)
        await #expect(throws: WarningRefusal.notOpen) {
            try await database.dismissWarning(1, at: college, reason: "x", by: act(programme.reporter, days: 1))
        }
        try await database.reviewWarning(
            1,
            at: college,
            accepts: false,
            reason: "请补课",
            by: act(programme.reviewer, days: 2)
        )
        #expect(try await warnings().map(\.state) == [.open])
        #expect(try await value("SYS_WARNINGS_ANSWERED") == 0)
        try await database.dismissWarning(1, at: college, reason: "已补课", by: act(programme.approver, days: 15))
        try await database.reviewWarning(1, at: college, accepts: true, by: act(programme.reviewer, days: 16))
        #expect(try await warnings().map(\.state) == [.accepted])
        // Answered on the day after it was due.
        #expect(try await value("SYS_WARNINGS_ANSWERED") == 0)
    }

    @Test func `a warning becomes a finding of the lead college's own`() async throws {
        try await write(80)
        let due = try #require(Day("2026-01-15"))
        try await database.findWarning(1, at: college, text: "课时不足", due: due, by: act(programme.reporter, days: 1))
        let (college, reviewer) = (college, programme.reviewer)
        let findings = try await database.reading(as: reviewer) { scope in
            try await scope.findings(of: scope.college(college).college)
        }
        #expect(findings.map(\.text) == ["课时不足"])
        let all = try await warnings()
        #expect(all.map(\.state) == [.finding] && all[0].finding == 1)
        #expect(try await value("SYS_WARNINGS_ANSWERED") == 1)
    }

    @Test func `targets that were due and met are counted when their quarter is over and again after a correction`()
        async throws
    {
        let quarter = try Period(identifier: "2025Q3")
        let settings = [
            TargetSetting("DO_HOURS_TAUGHT", at: .college(college), in: quarter, 90),
            TargetSetting("DO_ATTENDANCE", at: .country("LA"), in: quarter, 92),
        ]
        #expect(try await database.setTargets(settings, by: act(programme.hqAdmin, days: -120)) == 2)
        for month in ["202507", "202508", "202509"] { try await write(88, of: month) }
        #expect(try await value("SYS_TARGETS_SET", "2025Q3") == 2)
        #expect(try await value("SYS_TARGETS_MET", "2025Q3") == 0)
        try await write(96, of: "202509")
        // 88 + 88 + 96 of 300 are 90.67 %; nobody reported attendance.
        #expect(try await value("SYS_TARGETS_SET", "2025Q3") == 2)
        #expect(try await value("SYS_TARGETS_MET", "2025Q3") == 1)
        await #expect(throws: TargetRefusal.periodOver("2025Q3")) {
            try await database.setTargets(settings, by: act(programme.hqAdmin))
        }
        await #expect(throws: Forbidden.self) {
            try await database.setTargets(settings, by: act(programme.reporter, days: -120))
        }
    }

    @Test func `a college proposes a target, and headquarters agrees or says why not`() async throws {
        let quarter = try Period(identifier: "2025Q4")
        let setting = TargetSetting("DO_HOURS_TAUGHT", at: .college(college), in: quarter, 95)
        let id = try await database.proposeTarget(setting, at: college, by: act(programme.reporter))
        await #expect(throws: TargetRefusal.proposedAlready) {
            try await database.proposeTarget(setting, at: college, by: act(programme.reporter))
        }
        await #expect(throws: TargetRefusal.reasonMissing) {
            try await database.decideTarget(id, at: college, agrees: false, by: act(programme.hqAdmin))
        }
        try await database.decideTarget(id, at: college, agrees: true, by: act(programme.hqAdmin))
        await #expect(throws: TargetRefusal.decided) {
            try await database.decideTarget(id, at: college, agrees: true, by: act(programme.hqAdmin))
        }
        let entries = try await database.reading(as: programme.reporter) { try await $0.targetEntries(in: quarter) }
        #expect(entries.map(\.value) == [95] && entries[0].place == .college(college))
        let foreign = try await database.reading(as: programme.stranger) { try await $0.targetEntries(in: quarter) }
        #expect(foreign.isEmpty)
    }

    @Test func `headquarters sets rules, and sees beforehand what one would have raised`() async throws {
        for month in ["202501", "202504", "202510"] { try await write(80, of: month) }
        let rule = WarningRule(.targetMissed, isOn: false, days: 10, limits: ["points": 95])
        try await database.setWarningRule(rule, by: act(programme.hqAdmin))
        await #expect(throws: WarningRuleRefusal.limit("grace")) {
            try await database.setWarningRule(
                WarningRule(.targetMissed, isOn: true, days: 10, limits: ["grace": 1]),
                by: act(programme.hqAdmin)
            )
        }
        let (rules, preview) = try await database.reading(as: programme.hqAdmin) { scope in
            (try await scope.warningRules(), try await scope.preview(of: rule, at: now))
        }
        #expect(rules.first { $0.kind == .targetMissed }?.days == 10)
        #expect(rules.first { $0.kind == .targetMissed }?.isOn == false)
        #expect(preview.map(\.quarter.identifier) == ["2025Q3", "2025Q2", "2025Q1", "2024Q4"])
        // The target has been in force since January 2025.
        #expect(preview.map(\.warnings) == [0, 1, 1, 0])
        // Switched off, it warns of nothing.
        try await write(10, of: "202508")
        #expect(try await warnings().count { $0.cause.period == "202508" } == 0)
    }
}
