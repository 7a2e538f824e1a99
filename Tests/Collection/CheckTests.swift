import Calendar
import ClosedLoop
import Collection
import Foundation
import Indicators
import Language
import Lifecycle
import Number
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `A report that is held against validation rules` {
    let test: TestCollection
    let college: Identifier<College>

    init() async throws {
        let shared = try await FreshProgramme.shared.value
        test = try await TestCollection(
            in: Database(pool: shared.pool, passwords: shared.passwords, consequences: .closedLoop)
        )
        college = test.colleges[0]
        let rules = [
            try Self.rule("BUDGET", "#{ORG_SPENT}", "#{ORG_BUDGET}", .high),
            try Self.rule("MEETINGS", "#{ORG_BOARD_MEETINGS_HELD}", "#{ORG_BOARD_MEETINGS_PLANNED}", .medium),
            try Self.rule("TEACHERS", "#{ORG_TEACHERS_CN}", "#{ORG_TEACHERS_LOCAL}", .low),
        ]
        _ = try await test.database.transaction(as: test.programme.hqAdmin) { try await $0.save(rules) }
    }

    private static func rule(_ code: String, _ left: String, _ right: String, _ importance: RuleImportance) throws
        -> ValidationRule
    {
        try ValidationRule(
            code: code,
            name: LocalizedText(zh: "规则\(code)", en: "Rule \(code)"),
            left: left,
            operator: .lessOrEqual,
            right: right,
            rightMissing: .skipIfAnyValueMissing,
            importance: importance
        )
    }

    private func act(_ member: Member, days: Double = 0) -> Act {
        Act(member, at: test.now + days * 86_400, from: "test")
    }

    private func type(_ values: [String: String], days: Double = 0) async throws {
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        _ = try await ValueImport(database: test.database, by: act(test.reporter, days: days))
            .type(values, into: report.id, reason: "")
    }

    private func submit(_ dataSet: String = "Q_COLLEGE", by member: Member? = nil, days: Double = 0) async throws {
        let report = try await test.report(dataSet, "2025Q3")
        try await test.database.take(.submit, on: report.id, by: act(member ?? test.programme.approver, days: days))
    }

    private func checks(by member: Member? = nil) async throws -> [RuleCheck] {
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        return try await test.database.reading(as: member ?? test.reviewer) { scope in
            try await scope.checks(of: report.id, try await scope.reportKey(report.id))
        }
    }

    private func counts(_ month: String = "202511") async throws -> [Number?] {
        var counts: [Number?] = []
        for element in CheckCounts.elements { counts.append(try await test.value(element, month)) }
        return counts
    }

    private func warnings() async throws -> [Warning] {
        var filter = WarningFilter()
        filter.kind = .validationBroken
        let chosen = filter
        return try await test.database.reading(as: test.reviewer) {
            try await $0.warnings(chosen).entries.map(\.warning)
        }
    }

    private func differences() async throws -> [LoopDifference] {
        try await test.database.reading(as: test.programme.hqAdmin) { scope in
            try await scope.loopDifferences() + scope.warningCountDifferences(at: test.now)
        }
    }

    private let sound = [
        "ORG_SPENT": "90", "ORG_BUDGET": "100", "ORG_BOARD_MEETINGS_HELD": "2", "ORG_BOARD_MEETINGS_PLANNED": "2",
    ]

    @Test func `is not handed in while one of high importance is broken, and every check counts all the same`()
        async throws
    {
        try await type(sound.merging(["ORG_SPENT": "101", "ORG_BOARD_MEETINGS_HELD": "3"]) { $1 })
        do {
            try await submit()
            Issue.record("it was handed in")
        } catch ReportRefusal.broken(let found) {
            let forbidding = found.filter(\.forbids)
            #expect(forbidding.map(\.rule) == ["BUDGET"])
            #expect(forbidding.first?.left == 101 && forbidding.first?.right == 100)
            #expect(found.count == 2 && found.allSatisfy(\.isBroken))
        }
        #expect(try await test.report("Q_COLLEGE", "2025Q3").state == .prepared)
        // What was refused is kept and counted, and warns of nothing: it never was handed in.
        #expect(try await checks().map(\.rule) == ["BUDGET", "MEETINGS"])
        #expect(try await counts() == [2, 2])
        #expect(try await warnings() == [])
        // The same values again are the same checks.
        await #expect(throws: ReportRefusal.self) { try await submit(days: 0.1) }
        #expect(try await counts() == [2, 2])
        try await type(sound, days: 0.2)
        try await submit(days: 0.3)
        #expect(try await test.report("Q_COLLEGE", "2025Q3").state == .submitted)
        #expect(try await checks().map(\.isBroken) == [false, false])
        #expect(try await counts() == [4, 2])
        #expect(try await differences() == [])
        #expect(try await test.differences() == [])
        // The indicator that was 未启用 has its figure: 2 of 4.
        let period = try Period(identifier: "202511")
        let figure = try await test.database.reading(as: test.reviewer) { scope in
            let indicator = try Indicator(
                code: "CHK_DATA_QUALITY",
                name: LocalizedText(zh: "数据校验通过率"),
                leg: .check,
                numerator: "#{SYS_CHECKS_RUN}-#{SYS_CHECKS_FAILED}",
                denominator: "#{SYS_CHECKS_RUN}",
                factor: 100,
                better: .higher,
                defaultTarget: 99
            )
            let book = IndicatorBook([indicator], elements: try await scope.elements())
            return try await scope.figures(of: indicator, book, in: .country("LA"), periods: [period]).first
        }
        #expect(figure?.value == 50 && figure?.gap == nil)
    }

    @Test func `is handed in with a warning where others are broken, which goes once the values are mended`()
        async throws
    {
        try await type(sound.merging(["ORG_BOARD_MEETINGS_HELD": "3"]) { $1 })
        // Nothing is warned of while somebody still works on it.
        #expect(try await warnings() == [])
        try await submit()
        let broken = try await checks().filter(\.isBroken)
        #expect(broken.map(\.rule) == ["MEETINGS"] && broken.first?.name[.english]?.text == "Rule MEETINGS")
        #expect(try await counts() == [2, 1])
        let raised = try await warnings()
        #expect(raised.map(\.cause.key) == ["validation-broken MEETINGS 2025Q3"])
        #expect(raised.first?.state == .open && raised.first?.cause.value == 3 && raised.first?.cause.target == 2)
        #expect(try await test.value("SYS_WARNINGS_RAISED", "202511") == 1)
        // It is odd to whoever approves.
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        let odd = try await test.database.reading(as: test.reviewer) { try await $0.oddities(of: [report]) }
        let rule = Oddity.broken(rule: "MEETINGS", name: LocalizedText(zh: "规则MEETINGS", en: "Rule MEETINGS"))
        #expect(odd[report.id]?.contains(rule) == true)
        // A day's tick finds the same and warns no second time.
        try await test.database.decideWarnings(by: act(test.programme.hqAdmin, days: 0.5))
        #expect(try await warnings().map(\.number) == raised.map(\.number))
        // Returned and half mended it stands; mended it goes, in the same transaction, before it is handed in again.
        try await test.database.take(.return, on: report.id, by: act(test.reviewer, days: 1), reason: "See")
        try await type(["ORG_BOARD_MEETINGS_HELD": "4"], days: 1.1)
        #expect(try await warnings().map(\.state) == [.open])
        let counted = try #require(try await test.value("SYS_WARNINGS_RAISED", "202511"))
        try await type(["ORG_BOARD_MEETINGS_HELD": "2"], days: 1.2)
        #expect(try await warnings().map(\.state) == [.withdrawn])
        #expect(try await test.value("SYS_WARNINGS_RAISED", "202511") == counted - 1)
        // Broken again it warns by the same warning, once it is handed in.
        try await type(["ORG_BOARD_MEETINGS_HELD": "3"], days: 1.3)
        #expect(try await warnings().map(\.state) == [.withdrawn])
        try await submit(days: 1.4)
        #expect(try await warnings().map(\.state) == [.open])
        // The values are those that were checked first: nothing new was found.
        #expect(try await counts() == [2, 1])
        #expect(try await differences() == [])
    }

    @Test func `is asked again with the other side's report`() async throws {
        try await type(sound.merging(["ORG_TEACHERS_CN": "5"]) { $1 })
        try await submit()
        // The partner has not reported yet, so that the rule could not be asked.
        #expect(try await checks().map(\.rule) == ["BUDGET", "MEETINGS"])
        let partners = try await test.report("Q_PARTNER", "2025Q3")
        _ = try await ValueImport(database: test.database, by: act(test.partner))
            .type(["ORG_TEACHERS_LOCAL": "4"], into: partners.id, reason: "")
        #expect(try await warnings() == [])
        let second = test.programme.member(.partner, of: test.programme.partner, seeing: [college.uuid])
        try await submit("Q_PARTNER", by: second, days: 0.1)
        #expect(try await warnings().map(\.cause.key) == ["validation-broken TEACHERS 2025Q3"])
        #expect(try await counts() == [3, 1])
        #expect(try await differences() == [])
    }

    @Test func `is asked on demand of what the reader sees, and opened down to its values`() async throws {
        try await type(sound.merging(["ORG_SPENT": "101"]) { $1 })
        let (period, today) = (try Period(identifier: "2025Q3"), Day(test.now, in: .china))
        func run(_ member: Member, in place: Place = .programme) async throws -> [String] {
            try await test.database.reading(as: member) { scope in
                let book = try await scope.ruleBook()
                return try await scope.run(book.rules, book, in: place, during: period, on: today).broken
                    .map { "\($0.college.code) \($0.result.rule.code)" }
            }
        }
        for member in [test.reviewer, test.reporter, test.partner, test.programme.approver] {
            #expect(try await run(member) == ["BM-LA-01 BUDGET"], "\(member.role)")
        }
        #expect(try await run(test.reviewer, in: .country("TZ")) == [])
        #expect(try await run(test.reviewer, in: .college(college)) == ["BM-LA-01 BUDGET"])
        #expect(try await run(test.programme.stranger) == [])
        let other = test.programme.member(.reporter, of: test.programme.otherLead)
        #expect(try await run(other) == [])
        let opened = try await test.database.reading(as: test.reporter) { scope in
            let book = try await scope.ruleBook()
            let rule = try #require(book["BUDGET"])
            let key = CollegeKey(id: college, tenant: test.programme.lead.id)
            return try await scope.opened(rule, book, at: key, in: period)
        }
        #expect(opened.result.isBroken == true)
        #expect(opened.items[.left]?.map(\.element?.code) == ["ORG_SPENT"])
        #expect(opened.items[.left]?.map(\.value) == [101] && opened.items[.right]?.map(\.value) == [100])
    }

    @Test func `shows what was found to those alone who see the college`() async throws {
        try await type(sound)
        try await submit()
        let partner = test.programme.member(.partner, of: test.programme.partner, seeing: [college.uuid])
        for member in [test.reporter, test.reviewer, partner] {
            #expect(try await checks(by: member).count == 2, "\(member.role)")
        }
        let other = test.programme.member(.approver, of: test.programme.otherLead)
        let idle = test.programme.member(.partner, of: test.programme.partner)
        for member in [other, idle, test.programme.stranger] {
            await #expect(throws: NotFound.self, "\(member.role)") { try await checks(by: member) }
            let counts = try await test.database.reading(as: member) { try await $0.checkCounts() }
            #expect(counts == [])
        }
        // Nobody but the step itself writes what was found.
        await #expect(throws: (any Error).self) {
            try await test.database.transaction(as: test.reviewer) { scope in
                try await scope.execute("UPDATE collection.rule_check SET is_broken = false")
            }
        }
    }

    @Test func `is asked by rules that only headquarters loads`() async throws {
        let rule = try Self.rule("NEW", "#{ORG_STUDENTS}", "1000", .low)
        try await test.database.load([rule], by: act(test.programme.hqAdmin))
        let codes = try await test.database.reading(as: test.reporter) { try await $0.ruleBook().rules.map(\.code) }
        #expect(Set(codes) == ["BUDGET", "MEETINGS", "NEW", "TEACHERS"])
        for member in [test.reporter, test.reviewer, test.programme.approver] {
            await #expect(throws: Forbidden.self) { try await test.database.load([rule], by: act(member)) }
        }
        let unknown = try Self.rule("BAD", "#{NOBODY}", "1", .low)
        await #expect(throws: RuleFault.self) {
            try await test.database.load([unknown], by: act(test.programme.hqAdmin))
        }
    }
}
