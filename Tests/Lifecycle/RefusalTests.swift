import Foundation
import Lifecycle
import Number
import Support
import Tenancy
import Testing

@Suite struct `Refusals of a step` {
    typealias Refusal = College.Refusal

    @Test func `name the steps that there are`() throws {
        var life = try Life()
        #expect(throws: Refusal.noSuchStep(.accept, in: .draft, possible: [.submit, .returnDraft])) {
            try life.take(.accept)
        }
    }

    @Test func `name the role that could, and turn away other tenants and programmes`() throws {
        var life = try Life()
        life.prepare(.application)
        let cast = life.cast
        #expect(throws: Refusal.wrongRole(.reporter, needs: [.approver])) {
            try life.take(.submit, by: cast.reporter)
        }
        let stranger = cast.moved(cast.approver, to: .approver, of: cast.otherLead)
        #expect(throws: Refusal.otherTenant) { try life.take(.submit, by: stranger) }
        let foreigner = Member(
            name: "x",
            fullName: "x",
            role: .approver,
            organisation: cast.lead,
            programme: Identifier()
        )
        #expect(throws: Refusal.otherProgramme) { try life.take(.submit, by: foreigner) }
        try life.take(.submit)
        let insider = cast.moved(cast.reviewer, to: .reviewer, of: cast.lead)
        #expect(throws: Refusal.ownTenant) { try life.take(.startFormalReview, by: insider) }
    }

    @Test func `keep an approver from submitting what they prepared`() throws {
        var life = try Life()
        #expect(throws: Refusal.documentMissing(.application)) { try life.take(.submit) }
        life.prepare(.application, by: life.cast.approver)
        #expect(throws: Refusal.preparedIt(Citation(kind: .application, version: 1))) { try life.take(.submit) }
        life.prepare(.application)
        try life.take(.submit)
    }

    @Test func `keep whoever checked, scored or prepared from deciding, whatever they have become since`() throws {
        var life = try Life(at: .expertReview)
        try life.score([Score.overall.code: 90])
        let cast = life.cast
        let checker = cast.moved(cast.reviewer, to: .hqAdmin, of: cast.headquarters)
        let checked = try #require(life.dossier.record.last { $0.step == .passFormalReview })
        #expect(throws: Refusal.tookPart(.passFormalReview, at: checked.at)) { try life.take(.approve, by: checker) }
        let submitter = cast.moved(cast.approver, to: .hqAdmin, of: cast.headquarters)
        let submitted = try #require(life.dossier.record.first)
        #expect(throws: Refusal.tookPart(.submit, at: submitted.at)) { try life.take(.approve, by: submitter) }
        let citation = Citation(kind: .application, version: 1)
        let scorer = cast.moved(cast.experts[0], to: .hqAdmin, of: cast.headquarters)
        #expect(throws: Refusal.scoredIt(citation)) { try life.take(.approve, by: scorer) }
        let author = cast.moved(cast.reporter, to: .hqAdmin, of: cast.headquarters)
        #expect(throws: Refusal.preparedIt(citation)) { try life.take(.approve, by: author) }
    }

    @Test func `count the scores and weigh their mean before an approval`() throws {
        var life = try Life(at: .expertReview)
        #expect(throws: Refusal.scoresMissing(have: 0, need: 3)) { try life.take(.approve) }
        try life.score([Score.overall.code: 69], by: 2)
        #expect(throws: Refusal.scoresMissing(have: 2, need: 3)) { try life.take(.reject, reason: "过早") }
        try life.score([Score.overall.code: 69])
        #expect(throws: Refusal.meanTooLow(mean: 69, need: 70)) { try life.take(.approve) }
        #expect(throws: Refusal.reasonMissing) { try life.take(.reject, reason: " \n") }
        try life.take(.reject, reason: "条件不足")
        #expect(throws: Refusal.noSuchStep(.submit, in: .rejected, possible: [])) { try life.take(.submit) }
    }

    @Test func `scores of a version that was returned don't count for the next`() throws {
        var life = try Life(at: .expertReview)
        try life.score([Score.overall.code: 90])
        try life.take(.returnApplication, reason: "预算说明不全")
        try life.take(.revise)
        let first = try #require(life.dossier.record.first)
        #expect(throws: Refusal.nothingNew(Citation(kind: .application, version: 1), since: first.at)) {
            try life.take(.submit)
        }
        try life.reach(.submitted)
        try life.reach(.expertReview)
        #expect(throws: Refusal.scoresMissing(have: 0, need: 3)) { try life.take(.approve) }
    }

    @Test func `a withdrawn application may be submitted as it is`() throws {
        var life = try Life(at: .submitted)
        try life.take(.withdraw, reason: "补充材料")
        try life.take(.submit)
        #expect(life.college.state == .submitted)
    }

    @Test func `ask for what implementation owes before an acceptance`() throws {
        var life = try Life(at: .implementing)
        life.prepare(.selfAssessment)
        #expect(throws: Refusal.midTermMissing) { try life.take(.requestAcceptance) }
        #expect(throws: Refusal.progressMissing) { try life.take(.startMidTerm) }
        life.prepare(.progressReport, .midTermReport, .changeRequest)
        try life.take(.reportProgress)
        #expect(throws: Refusal.nothingFiled(.requestChange, by: [.approver])) { try life.take(.approveChange) }
        let asked = try life.take(.requestChange, reason: "设备到货推迟")
        #expect(throws: Refusal.undecided(.requestChange, since: asked.at, by: [.hqAdmin])) {
            try life.take(.startMidTerm)
        }
        try life.take(.refuseChange, reason: "理由不足")
        try life.take(.startMidTerm)
        #expect(throws: Refusal.nothingFiled(.fileMidTermReport, by: [.approver])) {
            try life.take(.continueAfterMidTerm)
        }
        try life.take(.fileMidTermReport)
        #expect(throws: Refusal.nothingToRectify) { try life.take(.orderRectification, reason: "整改") }
        try life.take(.continueAfterMidTerm)
        let due = life.day + 86_400
        life.dossier.milestones = [Milestone(due: due)]
        #expect(throws: Refusal.milestonesOpen(1, next: due)) { try life.take(.requestAcceptance) }
        life.dossier.milestones = [Milestone(due: due, done: life.day)]
        let since = life.day
        let finding = life.block(.finding)
        #expect(throws: Refusal.findingsOpen(1, since: since)) { try life.take(.requestAcceptance) }
        life.lift(finding, by: life.cast.partner)
        #expect(throws: Refusal.findingsOpen(1, since: since)) { try life.take(.requestAcceptance) }
        life.lift(finding)
        try life.take(.requestAcceptance)
    }

    @Test func `no decision is kinder than the panel, and a second failure leaves only the way out`() throws {
        var life = try Life(at: .panelReview)
        try life.score(Rubric.points(0.75))
        #expect(throws: Refusal.verdict(.conditional, total: 75, need: .pass)) { try life.take(.accept) }
        #expect(throws: Refusal.verdict(.conditional, total: 75, need: .fail)) { try life.take(.fail, reason: "不足") }
        #expect(throws: Refusal.conditionsMissing) { try life.take(.acceptConditionally, reason: "补齐") }
        let due = life.day + 30 * 86_400
        _ = life.block(.condition, due: due)
        try life.take(.acceptConditionally, reason: "补齐设备")
        #expect(throws: Refusal.noConditionOverdue(next: due)) { try life.take(.fail, reason: "逾期") }
        life.day = due
        try life.take(.fail, reason: "逾期未补")
        let blocking = life.block(.finding)
        try life.take(.orderRectification, reason: "限期整改")
        life.prepare(.rectificationReport)
        try life.take(.fileRectification)
        life.lift(blocking)
        try life.take(.verifyRectification)
        life.prepare(.selfAssessment)
        try life.take(.requestAcceptance)
        try life.take(.openPanel)
        try life.score(Rubric.points(0.9))
        life.dossier.vetoes = [
            Veto(.falsifiedData, raisedBy: life.cast.reviewer.id, on: Citation(kind: .selfAssessment, version: 2))
        ]
        #expect(throws: Refusal.verdict(.fail, total: 90, need: .pass)) { try life.take(.accept) }
        let failed = try life.take(.fail, reason: "数据造假，一票否决")
        _ = life.block(.finding)
        #expect(throws: Refusal.failedTwice(since: failed.at)) { try life.take(.orderRectification, reason: "再改") }
        life.prepare(.caseReport, by: life.cast.reviewer)
        try life.take(.close, reason: "两次验收不通过")
        #expect(life.college.state.isFinal)
    }

    @Test func `a college that failed its re-review resumes by passing one, not by a word`() throws {
        var life = try Life(at: .operating)
        life.prepare(.selfAssessment)
        try life.take(.fileReReview)
        try life.score(Rubric.points(0.4))
        let failed = try life.take(.failReReview, reason: "复评不达标")
        life.prepare(.caseReport, by: life.cast.reviewer)
        #expect(throws: Refusal.reReviewFailed(since: failed.at)) { try life.take(.resume, reason: "已整改") }
        life.prepare(.selfAssessment)
        try life.take(.fileReReview)
        try life.score(Rubric.points(0.85))
        try life.take(.passReReview)
        #expect(life.college.state == .operating)
    }

    @Test func `the slower of two who take a step at once hears what happened`() throws {
        var life = try Life(at: .submitted)
        var late = life
        let first = try life.take(.startFormalReview)
        late.dossier.record.append(first)
        #expect(throws: Refusal.changedMeanwhile(to: .formalReview, since: first.at)) {
            try late.take(.withdraw, reason: "补充")
        }
        var early = life
        early.day -= 5 * 86_400
        #expect(throws: Refusal.beforeLastStep(at: first.at)) { try early.take(.passFormalReview) }
    }

    @Test func `a refused step changes nothing`() throws {
        var life = try Life(at: .expertReview)
        let before = life.college
        #expect(throws: Refusal.self) { try life.take(.approve) }
        #expect(life.college == before)
    }

    @Test func `name their sentence in the catalogue and fill its places`() {
        let refusal = Refusal.scoresMissing(have: 1, need: 3)
        #expect(refusal.messageKey == "lifecycle.refusals.scoresMissing")
        #expect(refusal.arguments == ["have": .count(1), "need": .count(3), "count": .count(2)])
        #expect(Refusal.reasonMissing.messageKey == "lifecycle.refusals.reasonMissing")
        #expect(
            Refusal.wrongRole(.collegeAdmin, needs: [.hqAdmin]).arguments == [
                "role": .key("lifecycle.roles.collegeAdmin"), "roles": .keys(["lifecycle.roles.hqAdmin"]),
            ]
        )
        #expect(
            Refusal.preparedIt(Citation(kind: .selfAssessment, version: 2)).arguments == [
                "document": .key("lifecycle.documents.selfAssessment"), "version": .count(2),
            ]
        )
    }
}
