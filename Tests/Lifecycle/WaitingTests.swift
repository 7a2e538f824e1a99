import Foundation
import Lifecycle
import Tenancy
import Testing

@Suite struct `What a college waits for` {
    private func roles(_ life: Life) -> [Role] {
        life.college.waitsFor(on: life.dossier, at: life.day)
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
        #expect(life.college.waits(on: life.dossier, at: life.day).isEmpty)
    }

    @Test func `shows each member every step, with what stands in the way`() throws {
        let life = try Life(at: .expertReview)
        let steps = life.college.steps(for: life.cast.hqAdmin, on: life.dossier, at: life.day)
        #expect(steps.map(\.step) == [.approve, .returnApplication, .reject])
        #expect(steps.allSatisfy { $0.refusal == .scoresMissing(have: 0, need: 3) })
        let leaders = life.college.steps(for: life.cast.reporter, on: life.dossier, at: life.day)
        #expect(leaders.allSatisfy { $0.refusal == .wrongRole(.reporter, needs: [.hqAdmin]) })
    }
}
