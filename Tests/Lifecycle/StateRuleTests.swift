import Foundation
import Lifecycle
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `What a state doesn't take` {
    @Test func `is refused by the domain, whatever the pages hide`() async throws {
        let programme = try await FreshProgramme()
        let life = try await StoredLife(in: programme)
        await #expect(throws: College.Refusal.notUnderReview(.draft)) {
            var asking = life
            try await asking.assignExperts()
        }
        await #expect(throws: College.Refusal.notFiledNow(.selfAssessment, in: .draft)) {
            try await life.add(.selfAssessment)
        }
        try await life.add(.application)
        try await life.take(.submit, by: programme.approver)
        await #expect(throws: College.Refusal.notFiledNow(.application, in: .submitted)) {
            try await life.add(.application)
        }
    }

    @Test func `an application that the approver returned waits for the reporter, then for the approver`() async throws
    {
        let programme = try await FreshProgramme()
        let life = try await StoredLife(in: programme)
        func tasks(_ member: Member) async throws -> [College.Wait] {
            let file = try await life.file(for: member)
            return file.entry.college.tasks(for: member, on: file.dossier, at: Date())
        }
        #expect(try await tasks(programme.approver).map(\.step) == [.submit])
        await #expect(throws: College.Refusal.reasonMissing) {
            try await life.take(.returnDraft, by: programme.approver)
        }
        try await life.take(.returnDraft, by: programme.approver, reason: "请补充预算")
        #expect(try await tasks(programme.approver).isEmpty)
        #expect(try await tasks(programme.reporter).map(\.step) == [.submit])
        let file = try await life.file(for: programme.reporter)
        #expect(file.record.last?.transition.reason == "请补充预算")
        #expect(file.documents.map(\.filedAt) == [nil], "what was returned was filed nowhere")
        try await life.add(.application)
        #expect(try await tasks(programme.approver).map(\.step) == [.submit])
        try await life.take(.submit, by: programme.approver)
    }

    @Test func `a college whose formal review has passed waits for whoever asks experts`() async throws {
        let programme = try await FreshProgramme()
        var life = try await StoredLife(in: programme)
        try await life.take(.submit, by: programme.approver)
        try await life.take(.startFormalReview, by: programme.reviewer)
        try await life.take(.passFormalReview, by: programme.reviewer)
        func tasks(_ member: Member) async throws -> [[Right]] {
            let file = try await life.file(for: member)
            return file.entry.college.tasks(for: member, on: file.dossier, at: Date()).map(\.rights)
        }
        #expect(try await tasks(programme.reviewer).first == [.assignExpert])
        #expect(try await tasks(programme.hqAdmin).first == [.assignExpert])
        try await life.assignExperts()
        #expect(try await tasks(programme.reviewer).isEmpty)
        for expert in life.experts {
            let file = try await life.file(for: expert)
            #expect(file.entry.college.scoreOwed(by: expert, on: file.dossier) != nil)
        }
    }
}
