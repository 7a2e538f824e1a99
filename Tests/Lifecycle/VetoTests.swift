import Foundation
import Lifecycle
import Number
import Support
import Tenancy
import Testing

@Suite struct `A veto` {
    private typealias Refusal = College.Refusal

    @Test func `fails an acceptance whatever the points`() throws {
        var life = try Life(at: .panelReview)
        try life.score(Rubric.points(0.95))
        let veto = try life.veto(.falsifiedData, by: life.cast.experts[0])
        #expect(veto.veto.citation == Citation(kind: .selfAssessment, version: 1))
        #expect(throws: Refusal.verdict(.fail, total: 95, need: .pass)) { try life.take(.accept) }
        try life.take(.fail, reason: "数据造假，一票否决")
        #expect(life.college.state == .failed)
    }

    @Test func `is for the panel's experts and headquarters' reviewers, with a reason, once a ground`() throws {
        var life = try Life(at: .panelReview)
        let cast = life.cast
        #expect(throws: Refusal.wrongRole(.hqAdmin, needs: [.reviewer, .expert])) {
            try life.veto(.misusedFunds, by: cast.hqAdmin)
        }
        #expect(throws: Refusal.wrongRole(.reporter, needs: [.reviewer, .expert])) {
            try life.veto(.misusedFunds, by: cast.reporter)
        }
        let own = cast.moved(cast.experts[0], to: .expert, of: cast.lead)
        #expect(throws: Refusal.ownTenant) { try life.veto(.misusedFunds, by: own) }
        let unasked = Member(
            name: "e",
            fullName: "e",
            role: .expert,
            organisation: cast.otherLead,
            programme: cast.programme
        )
        #expect(throws: Refusal.notAssigned) { try life.veto(.misusedFunds, by: unasked) }
        #expect(throws: Refusal.reasonMissing) { try life.veto(.misusedFunds, by: cast.reviewer, reason: " \n") }
        try life.veto(.misusedFunds, by: cast.reviewer)
        #expect(throws: Refusal.vetoedAlready(.misusedFunds)) { try life.veto(.misusedFunds, by: cast.experts[0]) }
        try life.veto(.safetyIncident, by: cast.experts[0])
    }

    @Test func `keeps whoever raised it from deciding`() throws {
        var life = try Life(at: .panelReview)
        try life.score(Rubric.points(0.9))
        try life.veto(.safetyIncident, by: life.cast.reviewer)
        let risen = life.cast.moved(life.cast.reviewer, to: .hqAdmin, of: life.cast.headquarters)
        let refusals = life.college.refusals(of: .fail, by: risen, on: life.dossier, at: life.day)
        #expect(refusals.contains(.scoredIt(Citation(kind: .selfAssessment, version: 1))))
    }

    @Test(arguments: [College.State.draft, .expertReview, .implementing, .acceptanceRequested, .accepted])
    func `is raised only where a panel sits`(state: College.State) throws {
        var life = try Life(at: state)
        #expect(throws: Refusal.notUnderReview(state)) { try life.veto(.falsifiedData, by: life.cast.reviewer) }
    }

    @Test func `is raised against the self-assessment under re-review, not against an old one`() throws {
        var life = try Life(at: .operating)
        #expect(throws: Refusal.nothingFiled(.fileReReview, by: [.approver])) {
            try life.veto(.falsifiedData, by: life.cast.reviewer)
        }
        life.prepare(.selfAssessment)
        try life.take(.fileReReview)
        #expect(try life.veto(.falsifiedData, by: life.cast.reviewer).veto.citation.version == 2)
    }
}

extension Life {
    /// Has a member raise a veto, which is put on file.
    @discardableResult
    fileprivate mutating func veto(
        _ ground: Veto.Ground,
        by member: Member,
        reason: String = "现场查实"
    ) throws(College.Refusal) -> VetoEntry {
        let entry = try college.veto(ground, by: member, reason: reason, on: dossier, at: day)
        dossier.vetoes.append(entry.veto)
        return entry
    }
}
