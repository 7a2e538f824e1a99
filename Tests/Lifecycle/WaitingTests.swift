import Foundation
import Lifecycle
import Number
import Tenancy
import Testing

@Suite struct `What a college waits for` {
    private func roles(_ life: Life) -> [Role] {
        life.college.next(on: life.dossier, at: life.day, for: life.cast.hqAdmin).roles
    }

    @Test func `is whoever can do the next thing`() throws {
        var life = try Life()
        #expect(roles(life) == [.reporter])
        life.prepare(.application)
        #expect(roles(life) == [.approver])
        try life.reach(.submitted)
        #expect(roles(life) == [.reviewer])
        try life.reach(.expertReview)
        #expect(roles(life) == [.expert])
        try life.score(["ALL": 80])
        #expect(roles(life) == [.hqAdmin])
        try life.reach(.preparing)
        #expect(roles(life) == [.reporter])
        life.prepare(.agreement, .constructionPlan)
        #expect(roles(life) == [.approver])
        try life.take(.filePlan)
        #expect(roles(life) == [.reviewer])
        try life.reach(.panelReview)
        #expect(roles(life) == [.expert])
    }

    @Test func `is nobody once it is over`() throws {
        var life = try Life(at: .expertReview)
        try life.score(["ALL": 50])
        try life.take(.reject, reason: "条件不足")
        #expect(roles(life) == [])
        #expect(life.college.waits(on: life.dossier, at: life.day, for: life.cast.hqAdmin).isEmpty)
    }

    @Test func `shows each member every step, with what stands in the way`() throws {
        let life = try Life(at: .expertReview)
        let steps = life.college.steps(for: life.cast.hqAdmin, on: life.dossier, at: life.day)
        #expect(steps.map(\.step) == [.approve, .returnApplication, .reject])
        #expect(steps.allSatisfy { $0.refusals == [.scoresMissing(have: 0, need: 3)] })
        let leaders = life.college.steps(for: life.cast.reporter, on: life.dossier, at: life.day)
        #expect(leaders.allSatisfy { $0.refusals == [.wrongRole(.reporter, needs: [.hqAdmin])] })
    }

    @Test func `names everything that stands in the way, each thing once and with where it is put right`() throws {
        var life = try Life(at: .implementing)
        let due = life.day + 86_400
        life.dossier.milestones = [Milestone(due: due)]
        let opened = life.day
        let finding = life.block(.finding)
        let refusals = { (life: Life, step: College.Step) in
            life.college.refusals(of: step, by: life.cast.approver, on: life.dossier, at: life.day)
        }
        #expect(
            refusals(life, .requestAcceptance) == [
                .documentMissing(.selfAssessment), .midTermMissing, .findingsOpen(1, since: opened),
                .milestonesOpen(1, next: due),
            ]
        )
        #expect(
            refusals(life, .requestAcceptance).map(\.mendedAt) == [.documents, .steps, .findings, .milestones]
        )
        life.prepare(.selfAssessment, by: life.cast.approver)
        life.lift(finding)
        life.dossier.milestones = []
        #expect(
            refusals(life, .requestAcceptance) == [
                .midTermMissing, .preparedIt(Citation(kind: .selfAssessment, version: 1)),
            ]
        )
        // Whoever the step isn't for need not hear what else is missing.
        let reporters = life.college.refusals(
            of: .requestAcceptance,
            by: life.cast.reporter,
            on: life.dossier,
            at: life.day
        )
        #expect(reporters == [.wrongRole(.reporter, needs: [.approver])])
    }
}
