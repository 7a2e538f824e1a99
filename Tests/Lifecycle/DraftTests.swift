import Foundation
import Lifecycle
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `What nobody has relied on yet` {
    let life: StoredLife
    var programme: FreshProgramme { life.programme }

    init() async throws {
        life = try await StoredLife(in: try await FreshProgramme())
    }

    private func act(_ member: Member) -> Act { Act(member, at: Date(), from: "test") }

    private func countries(for member: Member) async throws -> [String] {
        try await programme.database.reading(as: member) { try await $0.submittedCountries() }
    }

    private let profile = CollegeProfile(nameZh: "老挝学院", nameEn: "Laos College", cityZh: "万荣", cityEn: "Vang Vieng")

    @Test func `puts no country before headquarters until it is submitted`() async throws {
        #expect(try await countries(for: programme.hqAdmin).isEmpty)
        try await life.take(.submit, by: programme.approver)
        #expect(try await countries(for: programme.hqAdmin) == ["LA"])
        try await life.take(.withdraw, by: programme.approver, reason: "国别有误")
        #expect(try await countries(for: programme.hqAdmin).isEmpty)
        try await life.take(.submit, by: programme.approver)
        try await life.take(.startFormalReview, by: programme.reviewer)
        try await life.take(.returnApplication, by: programme.reviewer, reason: "材料不全")
        try await life.take(.revise, by: programme.reporter)
        #expect(try await countries(for: programme.hqAdmin) == ["LA"])
    }

    @Test func `is listed for its own, and for headquarters once it is submitted`() async throws {
        func count(_ member: Member) async throws -> Int {
            try await programme.database.reading(as: member) { try await $0.colleges(CollegeFilter()).count }
        }
        #expect(try await count(programme.reporter) == 1)
        #expect(try await count(programme.member(.leader, of: programme.headquarters)) == 0)
        try await life.take(.submit, by: programme.approver)
        #expect(try await count(programme.member(.leader, of: programme.headquarters)) == 1)
    }

    @Test func `is changed by its own reporter freely, and taken away with all that is on file`() async throws {
        for stranger in [programme.reviewer, programme.approver] {
            await #expect(throws: Forbidden.self) {
                try await programme.database.changeProfile(of: life.college, to: profile, by: act(stranger))
            }
            await #expect(throws: Forbidden.self) {
                try await programme.database.withdrawDraft(life.college, by: act(stranger))
            }
        }
        try await programme.database.changeProfile(of: life.college, to: profile, by: act(programme.reporter))
        #expect(try await life.file(for: programme.reporter).entry.college.profile == profile)
        let corrections = try await programme.database.reading(as: programme.reporter) { scope in
            try await scope.corrections(of: try await scope.college(life.college).college)
        }
        #expect(corrections.isEmpty)
        try await programme.database.withdrawDraft(life.college, by: act(programme.reporter))
        await #expect(throws: NotFound(what: "college")) { try await life.file(for: programme.reporter) }
        let seeing = try await programme.database.reading(as: programme.hqAdmin) { scope in
            try await scope.one(
                "SELECT colleges FROM tenancy.organisation WHERE tenant_id = \(programme.partner.id)"
            ) { (colleges: [UUID]) in colleges }
        }
        #expect(seeing.isEmpty)
    }

    @Test func `stays once it was submitted, and its names are corrected with a reason, both standing`() async throws {
        try await life.take(.submit, by: programme.approver)
        try await life.take(.withdraw, by: programme.approver, reason: "补充")
        await #expect(throws: ChangeRefusal.submitted) {
            try await programme.database.withdrawDraft(life.college, by: act(programme.reporter))
        }
        try await life.take(.submit, by: programme.approver)
        let admin = programme.member(.collegeAdmin, of: programme.lead)
        await #expect(throws: Forbidden.self) {
            try await programme.database.changeProfile(of: life.college, to: profile, by: act(programme.reporter))
        }
        await #expect(throws: ChangeRefusal.reasonMissing) {
            try await programme.database.changeProfile(of: life.college, to: profile, by: act(admin))
        }
        try await programme.database.changeProfile(
            of: life.college,
            to: profile,
            reason: "更名",
            by: act(admin)
        )
        let corrections = try await programme.database.reading(as: programme.reviewer) { scope in
            try await scope.corrections(of: try await scope.college(life.college).college)
        }
        #expect(corrections.map(\.was["nameZh"]) == ["老挝班墨学院"])
        #expect(corrections.map(\.became) == [profile.fields] && corrections.map(\.reason) == ["更名"])
    }

    @Test func `is a document until a step cites it, whatever the code forgets`() async throws {
        let citation = Citation(kind: .application, version: 1)
        let colleague = programme.member(.collegeAdmin, of: programme.lead)
        try await programme.database.changeDocument(
            citation,
            of: life.college,
            title: "新申报书",
            body: "新正文",
            by: act(colleague)
        )
        let changed = try #require(try await life.file(for: programme.reporter).documents.first)
        #expect(changed.title == "新申报书" && changed.document.preparedBy == [programme.reporter.id, colleague.id])
        await #expect(throws: Forbidden.self) {
            try await programme.database.withdrawDocument(citation, of: life.college, by: act(programme.approver))
        }
        try await life.take(.submit, by: programme.approver)
        await #expect(throws: ChangeRefusal.filed(citation)) {
            try await programme.database.withdrawDocument(citation, of: life.college, by: act(programme.reporter))
        }
        let touched = try await programme.database.transaction(as: programme.reporter) { [life] scope in
            try await scope.execute("UPDATE lifecycle.document SET body = '' WHERE college_id = \(life.college)")
                + scope.execute("DELETE FROM lifecycle.document WHERE college_id = \(life.college)")
        }
        #expect(touched == 0)
    }

    @Test func `is a document that can be taken off file again`() async throws {
        let citation = Citation(kind: .application, version: 1)
        try await programme.database.withdrawDocument(citation, of: life.college, by: act(programme.reporter))
        #expect(try await life.file(for: programme.reporter).documents.isEmpty)
    }
}
