import Calendar
import ClosedLoop
import Collection
import Foundation
import Lifecycle
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `Findings in PostgreSQL` {
    let programme: FreshProgramme
    let college: College

    init() async throws {
        programme = try await FreshProgramme()
        let standards = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Standards")
        let dictionary = try DataDictionary(from: standards)
        _ = try await programme.database.transaction(as: programme.hqAdmin) { try await $0.save(dictionary) }
        let new = NewCollege(
            nameZh: "老挝班墨学院",
            nameEn: "Laos–Ban-Mo College",
            country: "LA",
            cityZh: "万象",
            cityEn: "Vientiane",
            partner: .known(programme.partner.id)
        )
        college = try await programme.database.begin(new, by: Act(programme.reporter, at: Date(), from: "test")).college
        try await move(to: .implementing)
    }

    private func move(to state: College.State) async throws {
        _ = try await programme.database.transaction(as: programme.reporter) { [college] in
            try await $0.execute("UPDATE lifecycle.college SET state = \(state) WHERE college_id = \(college.id)")
        }
    }

    @Test func `whoever judges confirms what, in words of both languages, and nobody else`() {
        for step in Finding.Step.allCases {
            let judges = FindingRulebook.rules.contains { $0.step == step && $0.excludes.contains(.owner) }
            #expect((step.meaning != nil) == judges, "\(step)")
            guard let meaning = step.meaning else { continue }
            #expect(Confirmation(.command, meaning: meaning).details["meaning"]?.contains(" / ") == true, "\(step)")
        }
    }

    @Test(arguments: [College.State.draft, .expertReview, .closed])
    func `nothing is found amiss before the approval or at the end, whatever is sent`(state: College.State) async throws
    {
        try await programme.database.open(.minor, at: college.id, text: "-", due: nil, by: act(programme.reviewer))
        try await move(to: state)
        await #expect(throws: FindingRefusal.notTaken) {
            try await programme.database.open(.minor, at: college.id, text: "-", due: nil, by: act(programme.reviewer))
        }
        guard state.isFinal else { return }
        await #expect(throws: FindingRefusal.notTaken) {
            try await programme.database.verifyFinding(1, at: college.id, by: act(programme.hqAdmin))
        }
    }

    @Test func `a finding is verified by somebody else at headquarters`() async throws {
        let words = "实训设备未到位"
        try await programme.database.open(.blocking, at: college.id, text: words, due: nil, by: act(programme.reviewer))
        await #expect(throws: Forbidden.self) {
            try await programme.database.verifyFinding(1, at: college.id, by: act(programme.reporter))
        }
        await #expect(throws: FindingRefusal.noSuchStep(.verify, in: .open)) {
            try await programme.database.verifyFinding(1, at: college.id, by: act(programme.hqAdmin))
        }
        try await mend(1)
        await #expect(throws: FindingRefusal.openedBySame) {
            try await programme.database.verifyFinding(1, at: college.id, by: act(programme.reviewer))
        }
        #expect(try await read().finding?.text == words)
        #expect(try await read().finding?.verification == nil)
        try await programme.database.verifyFinding(1, at: college.id, by: act(programme.hqAdmin))
        #expect(try await read().finding?.verification?.member == programme.hqAdmin.id)
        await #expect(throws: FindingRefusal.verified) {
            try await programme.database.verifyFinding(1, at: college.id, by: act(programme.hqAdmin))
        }
    }

    @Test(arguments: [(Finding.Severity.blocking, Blocker.Kind.finding), (.condition, .condition)])
    func `what is grave holds the college up until it is verified`(severity: Finding.Severity, kind: Blocker.Kind)
        async throws
    {
        let due = Day(Date(), in: .china) + 1
        try await programme.database.open(severity, at: college.id, text: "-", due: due, by: act(programme.reviewer))
        let placed = try #require(try await read().blockers.first)
        #expect(placed.kind == kind && placed.stands(at: college))
        #expect(placed == (try await read().finding?.blocker))
        try await mend(1)
        try await programme.database.verifyFinding(1, at: college.id, by: act(programme.hqAdmin))
        let lifted = try #require(try await read().blockers.first)
        #expect(!lifted.stands(at: college))
        #expect(lifted == (try await read().finding?.blocker))
    }

    @Test func `a finding is changed and taken away by headquarters while nobody relies on it`() async throws {
        let (database, due) = (programme.database, Day(Date(), in: .china) + 9)
        try await database.open(.condition, at: college.id, text: "-", due: due, by: act(programme.reviewer))
        await #expect(throws: Forbidden.self) {
            try await database.changeFinding(1, at: college.id, text: "+", due: due, by: act(programme.reporter))
        }
        await #expect(throws: FindingRefusal.dueMissing) {
            try await database.changeFinding(1, at: college.id, text: "+", due: nil, by: act(programme.hqAdmin))
        }
        try await database.changeFinding(1, at: college.id, text: "+", due: due + 1, by: act(programme.hqAdmin))
        let changed = try #require(try await read().finding)
        #expect(changed.text == "+" && changed.due == (due + 1).end(in: college.zone))
        #expect(try await read().blockers.map(\.due) == [changed.due])
        try await database.withdrawFinding(1, at: college.id, by: act(programme.reviewer))
        let left = try await read()
        #expect(left.finding == nil && left.blockers.isEmpty)
    }

    @Test func `a finding that a step counted on is corrected with a reason, and taken away by somebody else`()
        async throws
    {
        let database = programme.database
        try await database.open(.blocking, at: college.id, text: "-", due: nil, by: act(programme.reviewer))
        _ = try await database.transaction(as: programme.reviewer) { [college] scope in
            try await scope.execute(
                """
                INSERT INTO lifecycle.transition (tenant_id, college_id, programme_id, number, step, from_state, to_state,
                    member_id, member_name, role, organisation_id, organisation_zh, organisation_en, at)
                VALUES (\(college.tenant), \(college.id), \(college.programme), 1, 'order-rectification', 'mid-term',
                    'rectifying', \(scope.member.id), '', 'reviewer', \(scope.member.organisation), '', '', \(Date()))
                """
            )
        }
        await #expect(throws: ChangeRefusal.reasonMissing) {
            try await database.changeFinding(1, at: college.id, text: "+", due: nil, by: act(programme.reviewer))
        }
        try await database.changeFinding(
            1,
            at: college.id,
            text: "+",
            due: nil,
            reason: "表述有误",
            by: act(programme.reviewer)
        )
        await #expect(throws: ChangeRefusal.openedBySame) {
            try await database.withdrawFinding(1, at: college.id, reason: "误判", by: act(programme.reviewer))
        }
        try await database.withdrawFinding(1, at: college.id, reason: "误判", by: act(programme.hqAdmin))
        #expect(try await read().finding == nil)
        let corrections = try await database.reading(as: programme.reporter) { [college] scope in
            try await scope.corrections(of: college)
        }
        #expect(corrections.map(\.was["text"]) == ["-", "+"] && corrections.map { $0.became?["text"] } == ["+", nil])
        #expect(corrections.map(\.reason) == ["表述有误", "误判"])
    }

    @Test func `a minor finding holds nothing up`() async throws {
        try await programme.database.open(.minor, at: college.id, text: "-", due: nil, by: act(programme.reviewer))
        try await mend(1)
        try await programme.database.verifyFinding(1, at: college.id, by: act(programme.hqAdmin))
        #expect(try await read().blockers.isEmpty)
        #expect(try await read().finding?.state == .closed)
    }

    @Test func `who is judged reads findings and writes none of them, whatever the code forgets`() async throws {
        try await programme.database.open(.blocking, at: college.id, text: "-", due: nil, by: act(programme.reviewer))
        let columns: [(SQL, SQL)] = [("closed_loop.finding", "verified"), ("lifecycle.blocker", "lifted")]
        for (table, column) in columns {
            try await programme.database.transaction(as: programme.reporter) { [college] scope in
                let own: SQL = "tenant_id = \(college.tenant) AND college_id = \(college.id)"
                let seen = try await scope.all("SELECT number FROM \(table) WHERE \(own)") { (number: Int) in number }
                #expect(seen == [1])
                let changed = try await scope.all("UPDATE \(table) SET \(column) = NULL WHERE \(own) RETURNING number")
                {
                    (number: Int) in number
                }
                #expect(changed.isEmpty)
            }
        }
    }

    /// The college's first finding and what holds it up, as its own reporter reads them.
    private func read() async throws -> (finding: Finding?, blockers: [Blocker]) {
        try await programme.database.transaction(as: programme.reporter) { [college] scope in
            let file = try await scope.file(of: try await scope.college(college.id))
            return (try await scope.findings(of: college).first, file.blockers)
        }
    }

    /// Carries a finding without an indicator to where it waits to be verified.
    private func mend(_ number: Int) async throws {
        let (database, id) = (programme.database, college.id)
        try await database.plan(
            FindingPlan(cause: "-", method: .fiveWhys),
            for: number,
            at: id,
            by: act(programme.reporter)
        )
        try await database.addAction(
            to: number,
            at: id,
            text: "-",
            owner: "-",
            due: Day(Date(), in: .china) + 9,
            shownBy: "-",
            by: act(programme.reporter)
        )
        try await database.take(.submitPlan, on: number, at: id, by: act(programme.approver))
        try await database.take(.acceptPlan, on: number, at: id, by: act(programme.reviewer))
        await #expect(throws: FindingRefusal.actionsOpen(1)) {
            try await database.take(.submitEvidence, on: number, at: id, by: act(programme.approver))
        }
        try await database.settle(1, of: number, at: id, as: .done, words: "-", by: act(programme.reporter))
        try await database.take(.submitEvidence, on: number, at: id, by: act(programme.approver))
    }

    private func act(_ member: Member) -> Act { Act(member, at: Date(), from: "test") }
}
