import Foundation
import Lifecycle
import Number
import Support
import Tenancy
import Testing

@Suite struct `Experts' scores` {
    typealias Refusal = College.Refusal

    @Test func `come from assigned experts of other tenants only`() throws {
        let life = try Life(at: .expertReview)
        let (college, cast) = (life.college, life.cast)
        let expert = cast.experts[0]
        for own in [cast.lead, cast.partner] {
            let insider = cast.moved(expert, to: .expert, of: own)
            #expect(throws: Refusal.ownTenant) {
                try college.score(by: insider, points: ["ALL": 80], on: life.dossier, at: life.day)
            }
        }
        let unasked = Member(
            name: "y",
            fullName: "y",
            role: .expert,
            organisation: cast.otherLead,
            programme: cast.programme
        )
        #expect(throws: Refusal.notAssigned) {
            try college.score(by: unasked, points: ["ALL": 80], on: life.dossier, at: life.day)
        }
        let promoted = cast.moved(expert, to: .reviewer, of: cast.headquarters)
        #expect(throws: Refusal.wrongRole(.reviewer, needs: [.expert])) {
            try college.score(by: promoted, points: ["ALL": 80], on: life.dossier, at: life.day)
        }
    }

    @Test func `are complete, in range, and given while there is something to score`() throws {
        var life = try Life(at: .submitted)
        #expect(throws: Refusal.notUnderReview(.submitted)) { try life.score(["ALL": 80]) }
        try life.reach(.expertReview)
        // Whoever gives one mark is asked for that one, not for a mark of every dimension.
        for points: [String: Number] in [["ALL": 101], [:]] {
            #expect(throws: Refusal.points([Score.overall])) { try life.score(points) }
        }
        let dimensions = life.dossier.rubrics[0].dimensions
        #expect(throws: Refusal.points(Array(dimensions.dropFirst()))) { try life.score(["GOV": 8]) }
        try life.reach(.panelReview)
        #expect(throws: Refusal.points(dimensions)) { try life.score(["ALL": 80]) }
        #expect(throws: Refusal.points([dimensions[0], dimensions[8]])) {
            try life.score(Rubric.points(0.8, except: ["GOV": -1, "SUS": 6]))
        }
        try life.reach(.operating)
        #expect(throws: Refusal.nothingFiled(.fileReReview, by: [.approver])) { try life.score(Rubric.points(0.8)) }
    }

    @Test func `count once an expert, the newest`() throws {
        var life = try Life(at: .expertReview)
        for points: Number in [10, 20, 90] {
            life.day += 60
            try life.score(["ALL": points], by: 1)
        }
        #expect(life.college.countedScores(on: .submit, in: life.dossier).map(\.total) == [90])
        #expect(throws: Refusal.scoresMissing(have: 1, need: 3)) { try life.take(.approve) }
    }

    @Test func `rows that slipped in for an insider or an author don't count`() throws {
        var life = try Life(at: .expertReview)
        try life.score(["ALL": 90], by: 2)
        let citation = Citation(kind: .application, version: 1)
        for (expert, organisation) in [
            (Identifier<Member>(), life.cast.lead), (Identifier(), life.cast.partner),
            (life.cast.reporter.id, life.cast.otherLead),
        ] {
            life.dossier.scores.append(
                Score(expert: expert, organisation: organisation, on: citation, points: ["ALL": 90], at: life.day)
            )
        }
        #expect(throws: Refusal.scoresMissing(have: 2, need: 3)) { try life.take(.approve) }
    }
}
