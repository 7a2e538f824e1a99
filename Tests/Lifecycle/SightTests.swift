import Foundation
import Lifecycle
import Number
import Support
import Tenancy
import Testing

@Suite struct `What of experts may be seen` {
    /// A college on whose application three experts scored and headquarters decided, its file as the database keeps it.
    private func decided() throws -> (life: Life, file: CollegeFile) {
        var life = try Life(at: .expertReview)
        try life.score(["ALL": 90])
        try life.take(.approve)
        return (life, life.file)
    }

    @Test func `is everything for headquarters`() throws {
        let (life, file) = try decided()
        for member in [life.cast.reviewer, life.cast.hqAdmin] {
            #expect(file.seen(by: member) == file)
        }
    }

    @Test func `is for the lead college only how many judged and what it came to, once it is decided`() throws {
        let (life, file) = try decided()
        let partner = life.cast.moved(life.cast.reporter, to: .partner, of: life.cast.partner)
        for member in [life.cast.reporter, life.cast.approver, partner] {
            let seen = file.seen(by: member)
            #expect(seen.scores.isEmpty && seen.assignments.isEmpty)
            let decision = try #require(seen.record.last?.transition)
            #expect(decision.experts.count == 3 && decision.total == 90)
            #expect(Set(decision.experts).isDisjoint(with: life.cast.experts.map(\.id)))
        }
    }

    @Test func `is for an expert their own`() throws {
        let (life, file) = try decided()
        let expert = life.cast.experts[1]
        let seen = file.seen(by: expert)
        #expect(seen.scores.map(\.expert) == [expert.id])
        #expect(seen.assignments.map(\.expert) == [expert.id])
        let everybody = Set(life.cast.experts.map(\.id))
        let decision = try #require(seen.record.last?.transition)
        #expect(everybody.intersection(decision.experts) == [expert.id])
    }

    @Test func `is enough to decide on only where it is everything`() throws {
        var life = try Life(at: .expertReview)
        try life.score(["ALL": 41])
        // What somebody has of the file who knows how many scored, and not that it is too little.
        life.dossier.scored = 3
        life.dossier.scores = []
        #expect(throws: College.Refusal.scoresMissing(have: 0, need: 3)) { try life.take(.approve) }
    }

    @Test func `doesn't show in what a college waits for`() throws {
        var application = try Life(at: .expertReview)
        try application.score(["ALL": 41])
        var panel = try Life(at: .panelReview)
        try panel.score(Rubric.points(0.4))
        for life in [application, panel] {
            let waits = { (reader: Member) in life.college.waits(on: life.dossier, at: life.day, for: reader) }
            let favourable: College.Step = life.college.state == .expertReview ? .approve : .accept
            #expect(!waits(life.cast.hqAdmin).contains { $0.step == favourable })
            for reader in [life.cast.reporter, life.cast.experts[0]] {
                let told = waits(reader).compactMap(\.missing).filter { refusal in
                    switch refusal {
                    case .meanTooLow, .verdict: true
                    default: false
                    }
                }
                #expect(told.isEmpty, "\(reader.role)")
            }
            let told = life.college.next(on: life.dossier, at: life.day, for: life.cast.reporter)
            #expect(told.contains { $0.step == favourable }, "what can be taken must not give the outcome away")
        }
    }
}

extension Life {
    fileprivate var file: CollegeFile {
        CollegeFile(
            CollegeEntry(
                college,
                leadZh: "",
                leadEn: "",
                partnerZh: "",
                partnerEn: ""
            ),
            scores: dossier.scores,
            assignments: cast.experts.map {
                Assignment($0.id, of: $0.organisation, assignedBy: cast.reviewer.id, at: day)
            },
            record: dossier.record.map {
                TransitionEntry($0, memberName: "", organisationZh: "", organisationEn: "")
            }
        )
    }
}
