import ClosedLoop
import Foundation
import Lifecycle
import Tenancy
import Testing

@Suite struct `The rights at a college` {
    private let life: Life

    init() throws { life = try Life(at: .implementing) }

    /// Every role in every relation to the college, whether or not an organisation has such members.
    private var everybody: [Member] {
        let cast = life.cast
        let elsewhere = [
            cast.lead, cast.partner, cast.otherLead, cast.headquarters,
        ]
        return Role.allCases.flatMap { role in
            elsewhere.flatMap { organisation in
                [[], [cast.college.id.uuid]].map { colleges in
                    Member(
                        name: "m",
                        fullName: "m",
                        role: role,
                        organisation: organisation,
                        programme: cast.programme,
                        colleges: colleges
                    )
                }
            }
        }
    }

    @Test func `let a step be tried by those whom the rulebook's line names, and forbid it to everybody else`() {
        for state in College.State.allCases {
            let college = Cast(state: state).college
            for rule in Rulebook.rules(from: state) {
                for member in everybody.map({ $0.moved(to: college.programme, like: college, from: life.cast) }) {
                    let refusals = college.refusals(of: rule.step, by: member, on: Dossier(), at: college.since)
                    let isForbidden = refusals.first?.isForbidding == true
                    #expect(isForbidden != member.may(rule.right, at: college), "\(member.role): \(state) \(rule.step)")
                }
            }
        }
    }

    @Test func `are the same whether a score or a veto asks, or the table is read`() {
        for member in everybody {
            let college = life.college
            let score = college.refusalOfScore(by: member, on: life.dossier)
            #expect((score?.isForbidding == true) != member.may(.score, at: college), "\(member.role)")
            let veto = college.refusalOfVeto(by: member, on: life.dossier)
            #expect((veto?.isForbidding == true) != member.may(.veto, at: college), "\(member.role)")
        }
    }

    @Test func `never let a college's own tenants judge it`() {
        let judging: [Right] = [.score, .veto, .openFinding, .verifyFinding, .assignExpert, .seeExperts]
        for right in judging {
            #expect(right.roles(at: .own).isEmpty && right.roles(at: .partner).isEmpty, "\(right)")
        }
    }

    @Test func `are nothing to a stranger`() {
        for right in Right.ofLifecycle { #expect(right.roles(at: .stranger).isEmpty, "\(right)") }
    }
}

extension Member {
    /// The same in the programme and the organisations of another cast's college.
    fileprivate func moved(to programme: Identifier<Programme>, like college: College, from cast: Cast) -> Member {
        let organisation =
            switch self.organisation {
            case cast.lead: college.tenant
            case cast.partner: college.partner
            default: self.organisation
            }
        return Member(
            name: name,
            fullName: fullName,
            role: role,
            organisation: organisation,
            programme: programme,
            colleges: colleges.isEmpty ? [] : [college.id.uuid]
        )
    }
}
