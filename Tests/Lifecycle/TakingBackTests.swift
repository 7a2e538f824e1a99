import Foundation
import Lifecycle
import Support
import Tenancy
import Testing

@Suite struct `What was submitted and is taken back` {
    typealias Refusal = College.Refusal

    @Test func `is no more before headquarters, and may be submitted again as it is`() throws {
        var life = try Life(at: .preparing)
        life.prepare(.agreement, .constructionPlan)
        try life.take(.filePlan)
        try life.take(.withdraw, reason: "预算有误")
        #expect(throws: Refusal.nothingFiled(.filePlan, by: [.approver])) { try life.take(.acceptPlan) }
        #expect(throws: Refusal.nothingFiled(.filePlan, by: [.approver])) {
            try life.take(.withdraw, reason: "再次撤回")
        }
        try life.take(.filePlan)
        try life.take(.acceptPlan)
        #expect(life.college.state == .implementing)
    }

    @Test func `needs a reason and somebody who may submit, and nobody's decision yet`() throws {
        var life = try Life(at: .preparing)
        life.prepare(.agreement, .constructionPlan)
        try life.take(.filePlan)
        #expect(throws: Refusal.reasonMissing) { try life.take(.withdraw) }
        #expect(throws: Refusal.wrongRole(.reporter, needs: [.approver])) {
            try life.take(.withdraw, by: life.cast.reporter, reason: "预算有误")
        }
        try life.take(.returnPlan, reason: "请补充预算")
        #expect(throws: Refusal.nothingFiled(.filePlan, by: [.approver])) {
            try life.take(.withdraw, reason: "预算有误")
        }
    }

    @Test func `leads an application under formal review back to its draft, until that has passed`() throws {
        var life = try Life(at: .formalReview)
        var later = life
        try life.take(.withdraw, reason: "补充材料")
        #expect(life.college.state == .draft)
        try later.take(.passFormalReview)
        #expect(throws: Refusal.self) { try later.take(.withdraw, reason: "补充材料") }
    }

    @Test func `leads a request for acceptance back to the construction, until a panel is open`() throws {
        var life = try Life(at: .acceptanceRequested)
        var later = life
        try life.take(.withdraw, reason: "自评有误")
        #expect(life.college.state == .implementing)
        try life.take(.requestAcceptance)
        #expect(life.college.state == .acceptanceRequested)
        try later.take(.openPanel)
        #expect(throws: Refusal.self) { try later.take(.withdraw, reason: "自评有误") }
    }
}
