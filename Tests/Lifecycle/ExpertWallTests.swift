import Foundation
import Lifecycle
import Number
import Postgres
import Support
import Tenancy
import Testing

/// Reads the tables themselves, as the service's role under row-level security, past every query of the product.
@Suite struct `Rows that name experts` {
    @Test func `are headquarters' alone and each expert's own, before the decision and after`() async throws {
        let (programme, life) = try await Self.underReview()
        try await life.score([Score.overall.code: 80])
        let before = try await life.file(for: programme.hqAdmin)
        #expect(before.scores.count == 3 && before.assignments.count == 3)
        try await Self.check(life, before.entry.college)
        try await life.take(.approve, by: programme.hqAdmin)
        try await Self.check(life, before.entry.college)
    }

    /// Every role in every relation to the college finds what the table of rights says, and no expert anywhere else.
    private static func check(_ life: StoredLife, _ college: College) async throws {
        for reader in life.everybody {
            let rows = try await life.programme.database.reading(as: reader) { try await $0.expertRows(of: college) }
            let isAsked = life.experts.contains { $0.id == reader.id }
            let expected = reader.may(.seeExperts, at: college) ? 3 : isAsked ? 1 : 0
            #expect(rows == [expected, expected], "\(reader.role) of \(reader.organisation)")
            let text = try await life.programme.database.reading(as: reader) { try await $0.text(of: college) }
            let named = life.experts.filter { text.contains("\($0.id)") || text.contains($0.fullName) }
            let theirs =
                reader.may(.seeExperts, at: college) ? life.experts : life.experts.filter { $0.id == reader.id }
            #expect(named.map(\.id) == theirs.map(\.id), "\(reader.role) of \(reader.organisation)")
        }
    }

    @Test func `leave a file that shows no more than they do, whoever asks for it`() async throws {
        let (programme, life) = try await Self.underReview()
        try await life.score([Score.overall.code: 80])
        let whole = try await life.file(for: programme.hqAdmin)
        for reader in life.everybody where reader.may(.seeCollege, at: whole.entry.college) {
            // A partner to whom the college was not shown finds none.
            guard reader.role != .partner || !reader.colleges.isEmpty else { continue }
            let file = try await life.file(for: reader)
            #expect(file == whole.seen(by: reader), "\(reader.role) of \(reader.organisation)")
        }
    }

    @Test func `tell the lead college by a count how many have scored, which begins anew with what is filed anew`()
        async throws
    {
        let (programme, life) = try await Self.underReview()
        func missing() async throws -> College.Refusal? {
            let file = try await life.file(for: programme.reporter)
            let waits = file.entry.college.waits(on: file.dossier, at: Date(), for: programme.reporter)
            return waits.first { $0.step == .approve }?.missing
        }
        #expect(try await missing() == .scoresMissing(have: 0, need: 3))
        for (number, expert) in life.experts.enumerated() {
            #expect(try await missing() == .scoresMissing(have: number, need: 3))
            let act = Act(expert, at: Date(), from: "test")
            // A second thought counts once.
            for total in [50, 55] {
                try await programme.database.score(life.college, points: ["ALL": Number(total)], by: act)
            }
        }
        // What they come to, 55 of the 70 that are needed, is headquarters' to know.
        #expect(try await missing() == nil)
        try await life.take(.returnApplication, by: programme.hqAdmin, reason: "补充材料")
        try await life.take(.revise, by: programme.reporter)
        try await life.add(.application)
        try await life.take(.submit, by: programme.approver)
        try await life.take(.startFormalReview, by: programme.reviewer)
        try await life.take(.passFormalReview, by: programme.reviewer)
        #expect(try await missing() == .scoresMissing(have: 0, need: 3))
    }

    @Test func `leave the lead college what a decision rests on, dimension by dimension and without names`()
        async throws
    {
        let (programme, life) = try await Self.atPanel()
        try await life.score(Rubric.points(0.9))
        try await life.take(.accept, by: programme.hqAdmin)
        let decision = try #require(try await life.file(for: programme.reporter).record.last?.transition)
        #expect(decision.total == 90 && decision.points == Rubric.points(0.9))
        #expect(decision.experts.count == 3 && Set(decision.experts).isDisjoint(with: life.experts.map(\.id)))
        let known = try #require(try await life.file(for: programme.reviewer).record.last?.transition)
        #expect(Set(known.experts) == Set(life.experts.map(\.id)))
        let own = try #require(try await life.file(for: life.experts[0]).record.last?.transition)
        #expect(own.experts.count == 3 && Set(own.experts).intersection(life.experts.map(\.id)) == [life.experts[0].id])
    }

    @Test func `leave a veto its ground and its words, and name to others nobody but headquarters' own`() async throws {
        let (programme, life) = try await Self.atPanel()
        let database = programme.database
        func act(_ member: Member) -> Act { Act(member, at: Date(), from: "test") }
        let (raiser, fellow) = (life.experts[0], life.experts[1])
        try await database.veto(life.college, on: .misusedFunds, reason: "账目不符", by: act(raiser))
        await #expect(throws: College.Refusal.vetoedAlready(.misusedFunds)) {
            try await database.veto(life.college, on: .misusedFunds, reason: "同上", by: act(fellow))
        }
        try await database.veto(life.college, on: .falsifiedData, reason: "数据造假", by: act(programme.reviewer))
        let names = [raiser.fullName, programme.reviewer.fullName]
        let partner = programme.member(.partner, of: programme.partner, seeing: [life.college.uuid])
        for (reader, known) in [
            (programme.hqAdmin, names), (raiser, names), (fellow, ["", names[1]]),
            (programme.reporter, ["", names[1]]),
            (partner, ["", names[1]]),
        ] {
            let vetoes = try await life.file(for: reader).vetoes
            #expect(vetoes.map(\.reason) == ["账目不符", "数据造假"], "\(reader.role)")
            #expect(vetoes.map(\.memberName) == known, "\(reader.role)")
            #expect(vetoes.map { $0.veto.raisedBy == raiser.id } == [known[0] == names[0], false], "\(reader.role)")
        }
    }

    @Test func `stay as they are once it is decided`() async throws {
        let (programme, life) = try await Self.underReview()
        try await life.score([Score.overall.code: 80])
        let before = try await life.file(for: programme.hqAdmin).scores
        try await life.take(.approve, by: programme.hqAdmin)
        let touched = try await programme.database.transaction(as: life.experts[0]) {
            try await $0.execute("UPDATE lifecycle.score SET points = '{\"ALL\": 1}'")
        }
        #expect(touched == 0)
        #expect(try await life.file(for: programme.hqAdmin).scores == before)
    }

    /// An application with three experts who have not scored it.
    private static func underReview() async throws -> (FreshProgramme, StoredLife) {
        let programme = try await FreshProgramme()
        var life = try await StoredLife(in: programme)
        try await life.take(.submit, by: programme.approver)
        try await life.take(.startFormalReview, by: programme.reviewer)
        try await life.take(.passFormalReview, by: programme.reviewer)
        try await life.assignExperts()
        return (programme, life)
    }

    /// The same life at its panel.
    private static func atPanel() async throws -> (FreshProgramme, StoredLife) {
        let (programme, life) = try await underReview()
        let (approver, reviewer) = (programme.approver, programme.reviewer)
        try await life.score([Score.overall.code: 80])
        try await life.take(.approve, by: programme.hqAdmin)
        try await life.take(.prepare, by: approver)
        try await life.add(.agreement, .constructionPlan)
        try await life.take(.filePlan, by: approver)
        try await life.take(.acceptPlan, by: reviewer)
        try await life.add(.progressReport)
        try await life.take(.reportProgress, by: approver)
        try await life.take(.startMidTerm, by: reviewer)
        try await life.add(.midTermReport)
        try await life.take(.fileMidTermReport, by: approver)
        try await life.take(.continueAfterMidTerm, by: reviewer)
        try await life.add(.selfAssessment)
        try await life.take(.requestAcceptance, by: approver)
        try await life.take(.openPanel, by: reviewer)
        return (programme, life)
    }
}

extension StoredLife {
    /// Each role in each relation to the college, and strangers.
    fileprivate var everybody: [Member] {
        [Role.reporter, .approver, .collegeAdmin, .expert].map { programme.member($0, of: programme.lead) }
            + [Role.reporter, .approver, .collegeAdmin, .expert].map { programme.member($0, of: programme.otherLead) }
            + [Role.reviewer, .hqAdmin, .leader, .expert].map { programme.member($0, of: programme.headquarters) }
            + [
                programme.member(.partner, of: programme.partner, seeing: [college.uuid]),
                programme.member(.partner, of: programme.partner),
                // One who was granted the college and asked nothing.
                programme.member(.expert, of: programme.otherLead, seeing: [college.uuid]),
                .anyone(of: programme.programme.id),
            ] + experts
    }
}

extension Scope {
    /// How many scores and assignments of a college the member finds.
    fileprivate func expertRows(of college: College) async throws -> [Int] {
        [
            try await one("SELECT count(*) FROM lifecycle.score WHERE college_id = \(college.id)"),
            try await one("SELECT count(*) FROM lifecycle.assignment WHERE college_id = \(college.id)"),
        ]
    }

    /// All that the member finds of a college in the tables of its file, every column.
    fileprivate func text(of college: College) async throws -> String {
        let id = college.id
        let queries: [SQL] = [
            "SELECT t::text FROM lifecycle.college AS t WHERE college_id = \(id)",
            "SELECT t::text FROM lifecycle.transition AS t WHERE college_id = \(id)",
            "SELECT t::text FROM lifecycle.document AS t WHERE college_id = \(id)",
            "SELECT t::text FROM lifecycle.assignment AS t WHERE college_id = \(id)",
            "SELECT t::text FROM lifecycle.score AS t WHERE college_id = \(id)",
            "SELECT t::text FROM lifecycle.veto AS t WHERE college_id = \(id)",
            "SELECT t::text FROM lifecycle.expert_veto AS t WHERE college_id = \(id)",
        ]
        var lines: [String] = []
        for query in queries { lines += try await all(query) as [String] }
        return lines.joined(separator: "\n")
    }
}
