import Foundation
import Lifecycle
import Number
import Support
import Tenancy
import Testing

@Suite struct `The rulebook` {
    /// The rulebook in the words of whoever wrote it; `*` marks steps that need a reason.
    static let lines = """
        draft: submit -> submitted by approver
        draft: return-draft* -> draft by approver
        submitted: start-formal-review -> formal-review by reviewer
        submitted: withdraw* -> draft by approver
        formal-review: withdraw* -> draft by approver
        formal-review: pass-formal-review -> expert-review by reviewer
        formal-review: return-application* -> returned by reviewer
        expert-review: approve -> approved by hq-admin
        expert-review: return-application* -> returned by hq-admin
        expert-review: reject* -> rejected by hq-admin
        returned: revise -> draft by reporter, approver
        approved: prepare -> preparing by approver, hq-admin
        approved: close* -> closed by hq-admin
        preparing: file-plan -> preparing by approver
        preparing: accept-plan -> implementing by reviewer
        preparing: return-draft* -> preparing by approver
        preparing: return-plan* -> preparing by reviewer
        preparing: withdraw* -> preparing by approver
        preparing: close* -> closed by hq-admin
        implementing: report-progress -> implementing by approver
        implementing: request-change* -> implementing by approver
        implementing: approve-change -> implementing by hq-admin
        implementing: refuse-change* -> implementing by hq-admin
        implementing: start-mid-term -> mid-term by reviewer
        implementing: request-acceptance -> acceptance-requested by approver
        implementing: withdraw* -> implementing by approver
        implementing: close* -> closed by hq-admin
        mid-term: file-mid-term-report -> mid-term by approver
        mid-term: continue-after-mid-term -> implementing by reviewer
        mid-term: order-rectification* -> rectifying by reviewer
        mid-term: return-draft* -> mid-term by approver
        mid-term: withdraw* -> mid-term by approver
        mid-term: close* -> closed by hq-admin
        rectifying: file-rectification -> rectifying by approver
        rectifying: verify-rectification -> implementing by reviewer
        rectifying: return-draft* -> rectifying by approver
        rectifying: return-rectification* -> rectifying by reviewer
        rectifying: withdraw* -> rectifying by approver
        rectifying: close* -> closed by hq-admin
        acceptance-requested: open-panel -> panel-review by reviewer
        acceptance-requested: return-request* -> implementing by reviewer
        acceptance-requested: withdraw* -> implementing by approver
        panel-review: accept -> accepted by hq-admin
        panel-review: accept-conditionally* -> conditionally-accepted by hq-admin
        panel-review: fail* -> failed by hq-admin
        accepted: operate -> operating by hq-admin
        conditionally-accepted: operate -> operating by hq-admin
        conditionally-accepted: fail* -> failed by hq-admin
        failed: order-rectification* -> rectifying by hq-admin
        failed: close* -> closed by hq-admin
        operating: file-quality-report -> operating by approver
        operating: file-re-review -> operating by approver
        operating: pass-re-review -> operating by hq-admin
        operating: fail-re-review* -> suspended by hq-admin
        operating: withdraw* -> operating by approver
        operating: suspend* -> suspended by hq-admin
        operating: close* -> closed by hq-admin
        suspended: file-re-review -> suspended by approver
        suspended: pass-re-review -> operating by hq-admin
        suspended: withdraw* -> suspended by approver
        suspended: resume* -> operating by hq-admin
        suspended: close* -> closed by hq-admin
        """

    @Test func `has whoever decides confirm, in words of both languages, and nobody else`() {
        for step in College.Step.allCases {
            let decides = Rulebook.rules.contains { $0.step == step && $0.isDecision }
            #expect((step.meaning != nil) == decides, "\(step)")
            guard let meaning = step.meaning else { continue }
            #expect(Confirmation(.command, meaning: meaning).details["meaning"]?.contains(" / ") == true, "\(step)")
        }
    }

    @Test(arguments: College.State.allCases)
    func `says the same as its author, state by state`(state: College.State) {
        let ours = Rulebook.rules(from: state).map { rule in
            let roles = rule.roles.map(\.rawValue).joined(separator: ", ")
            let reason = rule.needsReason ? "*" : ""
            return "\(state.rawValue): \(rule.step.rawValue)\(reason) -> \(rule.to.rawValue) by \(roles)"
        }
        let authors = Self.lines.split(separator: "\n").map(String.init).filter { $0.hasPrefix("\(state.rawValue):") }
        #expect(Set(ours) == Set(authors))
        #expect(ours.count == authors.count)
    }

    @Test func `names each step of a state once, uses every step, and reaches every state`() {
        for state in College.State.allCases {
            let steps = Rulebook.rules(from: state).map(\.step)
            #expect(steps.count == Set(steps).count)
        }
        #expect(Set(Rulebook.rules.map(\.step)) == Set(College.Step.allCases))
        #expect(Set(Rulebook.rules.map(\.to)).union([.draft]) == Set(College.State.allCases))
        #expect(College.State.allCases.filter(\.isFinal) == [.rejected, .closed])
    }

    @Test func `gives no step to who only looks on, scores, or runs the service`() {
        let roles = Set(Rulebook.rules.flatMap(\.roles))
        #expect(roles == [.reporter, .approver, .reviewer, .hqAdmin])
    }

    @Test func `lets every decision cite documents`() {
        let bare = Rulebook.rules.filter { $0.files.isEmpty && $0.decidesOn == nil }.map(\.step)
        #expect(Set(bare) == [.startFormalReview, .withdraw, .revise, .prepare, .startMidTerm])
        for rule in Rulebook.rules {
            if let step = rule.decidesOn {
                #expect(Rulebook.rules.contains { $0.step == step && !$0.files.isEmpty })
                #expect(rule.excludes.contains(step))
            }
        }
    }

    @Test func `the straight way leads from the draft to operation, on the record`() throws {
        let life = try Life(at: .operating)
        #expect(
            life.dossier.record.map(\.step) == [
                .submit, .startFormalReview, .passFormalReview, .approve, .prepare, .filePlan, .acceptPlan,
                .reportProgress, .startMidTerm, .fileMidTermReport, .continueAfterMidTerm, .requestAcceptance,
                .openPanel, .accept, .operate,
            ]
        )
        #expect(life.dossier.record.map(\.number) == Array(1...15))
        #expect(life.college.version == 15)
        #expect(life.college.since == life.day)
        let approval = try #require(life.dossier.record.first { $0.step == .approve })
        #expect(approval.cites == [Citation(kind: .application, version: 1)])
        #expect(approval.experts.count == 3)
        #expect(approval.total == 80)
        #expect(approval.member == life.cast.hqAdmin.id)
        #expect(approval.organisation == life.cast.headquarters)
        let acceptance = try #require(life.dossier.record.first { $0.step == .accept })
        #expect(acceptance.total == 90)
        #expect(life.college.reviewed == acceptance.at)
    }

    @Test func `a decision cites the version that was submitted, not one written since`() throws {
        var life = try Life(at: .formalReview)
        life.prepare(.application)
        #expect(try life.take(.passFormalReview).cites == [Citation(kind: .application, version: 1)])
    }

    @Test func `an acceptance on conditions, a rectification and a second panel lead to operation`() throws {
        var life = try Life(at: .panelReview)
        try life.score(Rubric.points(0.5))
        try life.take(.fail, reason: "实训条件未达标")
        let blocking = life.block(.finding)
        try life.take(.orderRectification, reason: "限期三个月")
        life.prepare(.rectificationReport)
        try life.take(.fileRectification)
        life.lift(blocking)
        try life.take(.verifyRectification)
        life.prepare(.selfAssessment)
        try life.take(.requestAcceptance)
        try life.take(.openPanel)
        try life.score(Rubric.points(0.75), by: 5)
        let condition = life.block(.condition, due: life.day + 90 * 86_400)
        try life.take(.acceptConditionally, reason: "补齐设备")
        #expect(life.college.failures == 1)
        #expect(throws: College.Refusal.conditionsOpen(1, next: life.dossier.blockers[condition].due)) {
            try life.take(.operate)
        }
        life.lift(condition)
        try life.take(.operate)
        #expect(life.college.state == .operating)
    }

    @Test func `a re-review is due three years after acceptance and moves on when it is passed`() throws {
        var life = try Life(at: .operating)
        let first = try #require(life.college.reReviewDue)
        let accepted = try #require(life.dossier.accepted)
        #expect(accepted == life.dossier.last(.accept)?.at)
        #expect(first.timeIntervalSince(try #require(life.college.reviewed)) / 86_400 >= 1095)
        life.prepare(.selfAssessment)
        try life.take(.fileReReview)
        try life.score(Rubric.points(0.85))
        try life.take(.passReReview)
        #expect(life.college.state == .operating)
        #expect(try #require(life.college.reReviewDue) > first)
        // The re-review is no acceptance.
        #expect(life.dossier.accepted == accepted)
    }
}
