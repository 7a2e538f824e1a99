import Foundation
import Lifecycle
import Number
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `Colleges in PostgreSQL` {
    @Test func `a college goes from draft to operating through the database`() async throws {
        let programme = try await FreshProgramme()
        var life = try await StoredLife(in: programme)
        let (approver, reviewer, admin) = (programme.approver, programme.reviewer, programme.hqAdmin)
        try await life.take(.submit, by: approver)
        try await life.take(.startFormalReview, by: reviewer)
        try await life.take(.passFormalReview, by: reviewer)
        try await life.assignExperts()
        try await life.score([Score.overall.code: Number("82.35") ?? 0])
        try await life.take(.approve, by: admin, reason: "同意")
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
        try await life.score(Rubric.points(Number("0.875") ?? 0))
        try await life.take(.accept, by: admin)
        try await life.take(.operate, by: admin)

        let file = try await life.file(for: programme.hqAdmin)
        #expect(file.entry.college.state == .operating)
        #expect(file.entry.college.version == 15)
        #expect(file.record.map(\.transition.number) == Array(1...15))
        let approval = try #require(file.record.first { $0.transition.step == .approve })
        #expect(approval.transition.total == Number("82.35"))
        #expect(approval.transition.cites == [Citation(kind: .application, version: 1)])
        #expect(Set(approval.transition.experts) == Set(life.experts.map(\.id)))
        #expect(approval.memberName == admin.fullName)
        #expect(approval.organisationZh == "总部")
        #expect(approval.transition.reason == "同意")
        let acceptance = try #require(file.record.last { $0.transition.step == .accept })
        #expect(acceptance.transition.total == Number("87.5"))
        #expect(acceptance.transition.rubric == "1")
        #expect(approval.transition.rubric == nil)
        #expect(file.documents.allSatisfy { $0.filedAt != nil })
        // The college itself reads who decided, though not headquarters' own rows.
        let own = try await life.file(for: approver).record
        #expect(own.map(\.memberName) == file.record.map(\.memberName))
        #expect(own == file.seen(by: approver).record)
    }

    @Test func `of two members taking the same step at once one wins and the other learns that it changed`()
        async throws
    {
        let programme = try await FreshProgramme()
        let life = try await StoredLife(in: programme)
        try await life.take(.submit, by: programme.approver)
        let results = await withTaskGroup(of: College.Refusal?.self) { group in
            for _ in 0..<6 {
                group.addTask {
                    do {
                        try await life.take(.startFormalReview, by: programme.reviewer, seen: 1)
                        return nil
                    } catch let refusal as College.Refusal {
                        return refusal
                    } catch {
                        Issue.record(error)
                        return nil
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.count { $0 == nil } == 1)
        let refusals = results.compactMap(\.self)
        #expect(refusals.count == 5)
        for refusal in refusals {
            guard case .changedMeanwhile(to: .formalReview, since: _) = refusal else {
                Issue.record("\(refusal)")
                continue
            }
        }
        #expect(try await life.file(for: programme.reviewer).record.count == 2)
    }

    @Test func `a step saved on an outdated college is refused by the row itself`() async throws {
        let programme = try await FreshProgramme()
        let life = try await StoredLife(in: programme)
        var outdated = try await life.file(for: programme.approver)
        let dossier = outdated.dossier
        try await life.take(.submit, by: programme.approver)
        let transition = try outdated.entry.college.take(
            .submit,
            by: programme.approver,
            on: dossier,
            at: Date()
        )
        let college = outdated.entry.college
        await #expect(throws: College.Refusal.self) {
            try await programme.database.transaction(as: programme.approver) {
                try await $0.save(transition, of: college)
            }
        }
        #expect(try await life.file(for: programme.approver).record.count == 1)
    }

    @Test func `another lead college never sees a college nor writes to it`() async throws {
        let programme = try await FreshProgramme()
        let life = try await StoredLife(in: programme)
        let stranger = programme.stranger
        let college = try await life.file(for: programme.reporter).entry.college
        await #expect(throws: NotFound(what: "college")) { _ = try await life.file(for: stranger) }
        try await programme.database.reading(as: stranger) { scope async throws in
            #expect(try await scope.colleges(CollegeFilter()).count == 0)
            #expect(try await scope.record(of: college).isEmpty)
            #expect(try await scope.documents(of: college).isEmpty)
        }
        await #expect(throws: NotFound(what: "college")) {
            let act = Act(stranger, at: Date(), from: "test")
            try await programme.database.add(.application, to: college.id, title: "", body: "", by: act)
        }
        await #expect(throws: NotFound(what: "college")) { try await life.take(.submit, by: stranger) }
    }

    @Test func `the partner sees the college and is told that the step is not its own`() async throws {
        let programme = try await FreshProgramme()
        let life = try await StoredLife(in: programme)
        let partner = programme.member(.partner, of: programme.partner, seeing: [life.college.uuid])
        #expect(try await life.file(for: partner).documents.count == 1)
        await #expect(throws: College.Refusal.wrongRole(.partner, needs: [.approver])) {
            try await life.take(.submit, by: partner)
        }
        let blind = programme.member(.partner, of: programme.partner)
        await #expect(throws: NotFound(what: "college")) { _ = try await life.file(for: blind) }
    }

    @Test func `an expert sees a college from the moment headquarters asks, and scores only for themselves`()
        async throws
    {
        let programme = try await FreshProgramme()
        var life = try await StoredLife(in: programme)
        try await life.take(.submit, by: programme.approver)
        try await life.take(.startFormalReview, by: programme.reviewer)
        try await life.take(.passFormalReview, by: programme.reviewer)
        let unasked = programme.member(.expert, of: programme.otherLead)
        await #expect(throws: NotFound(what: "college")) { _ = try await life.file(for: unasked) }
        try await life.assignExperts()
        try await life.score([Score.overall.code: 60])
        // They think again; the newer points stand.
        try await life.score([Score.overall.code: 90])
        let scores = try await life.file(for: programme.hqAdmin).scores
        #expect(scores.map(\.total) == [90, 90, 90])
        await #expect(throws: NotFound(what: "expert")) {
            let own = programme.member(.expert, of: programme.lead)
            let act = Act(programme.hqAdmin, at: Date(), from: "test")
            try await programme.database.assign(own.id, to: life.college, by: act)
        }
    }

    @Test func `whoever had a hand in a version that was not filed has one in the next`() async throws {
        let programme = try await FreshProgramme()
        let life = try await StoredLife(in: programme)
        let admin = programme.member(.collegeAdmin, of: programme.lead)
        let act = Act(admin, at: Date(), from: "test")
        try await programme.database.add(.application, to: life.college, title: "第二稿", body: "改", by: act)
        let file = try await life.file(for: programme.approver)
        #expect(file.documents.last?.document.preparedBy == [programme.reporter.id, admin.id])
        #expect(file.documents.last?.document.version == 2)
    }

    @Test func `a leader reads everything and moves nothing`() async throws {
        let programme = try await FreshProgramme()
        let life = try await StoredLife(in: programme)
        let leader = programme.member(.leader, of: programme.headquarters)
        #expect(try await life.file(for: leader).documents.count == 1)
        await #expect(throws: College.Refusal.wrongRole(.leader, needs: [.approver])) {
            try await life.take(.submit, by: leader)
        }
    }
}
