import Foundation
import Lifecycle
import Support
import Tenancy
import Testing

/// Holds the rule of waiting against what members can really do, at thousands of colleges that random people have led
/// anywhere.
@Suite struct `What waits, whatever became of a college` {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `is in the queue of whoever can do it next and of nobody else, and never in nobody's`(seed: UInt64) throws {
        var life = try RandomLife(seed: seed)
        var (seen, lacking): (Set<College.State>, Set<Right>) = ([], [])
        var faults: Set<String> = []
        for turn in 0..<4_000 {
            _ = try life.live()
            guard turn % 10 == 0 else { continue }
            var dossier = life.dossier
            let (college, staff) = (life.college, Staff(of: life))
            dossier.asked = Set(staff.experts.prefix(Int.random(in: 0...5, using: &life.dice)).map(\.id))
            let situation = Situation(college: college, dossier: dossier, now: life.now)
            for member in staff.everybody + life.members {
                let tasks = college.tasks(for: member, on: dossier, at: life.now)
                let open = Set(tasks.filter { $0.missing == nil }.map(\.step))
                if open != situation.steps(openTo: member) { faults.insert("\(college.state) \(member.role): \(open)") }
                for task in tasks where task.missing != nil {
                    lacking.formUnion(task.rights)
                    if !task.rights.contains(where: { member.may($0, at: college) }) { faults.insert("\(task)") }
                }
            }
            let waits = college.waits(on: dossier, at: life.now, for: staff.reviewers[0])
            for wait in waits where !situation.isInAQueue(wait, of: staff) {
                faults.insert("\(college.state): \(wait)")
            }
            if waits.isEmpty && !college.state.isFinal && college.state != .operating {
                faults.insert("\(college.state)")
            }
            seen.insert(college.state)
        }
        #expect(faults == [])
        #expect(seen.count > 12)
        #expect(lacking.isSuperset(of: [.addDocument, .addCaseReport, .openFinding, .assignExpert]))
    }
}

/// Two of everybody who has a part in a college's life and hadn't one so far.
private struct Staff {
    let reviewers: [Member]
    let experts: [Member]
    let others: [Member]

    var everybody: [Member] { reviewers + experts + others }

    init(of life: RandomLife) {
        let cast = life.cast
        func two(_ role: Role, _ organisation: Identifier<Organisation>) -> [Member] {
            (0..<2).map { _ in cast.moved(cast.fresh(), to: role, of: organisation) }
        }
        reviewers = two(.reviewer, cast.headquarters)
        experts = (0..<5).map { _ in cast.moved(cast.fresh(), to: .expert, of: cast.otherLead) }
        others =
            two(.reporter, cast.lead) + two(.approver, cast.lead) + two(.collegeAdmin, cast.lead)
            + two(.hqAdmin, cast.headquarters) + two(.leader, cast.headquarters) + two(.partner, cast.partner)
            + two(.reporter, cast.otherLead)
    }
}

/// A college at a moment, asked without the rule of waiting.
private struct Situation {
    let college: College
    let dossier: Dossier
    let now: Date

    /// The ordinary steps that a member can take, a reason given; a second mid-term inspection isn't one.
    func steps(openTo member: Member) -> Set<College.Step> {
        let isInspected = dossier.record.contains { [.continueAfterMidTerm, .verifyRectification].contains($0.step) }
        let open = Rulebook.rules(from: college.state).filter { rule in
            guard !rule.isExceptional, !(rule.step == .startMidTerm && isInspected) else { return false }
            var moved = college
            return (try? moved.take(rule.step, by: member, on: dossier, reason: "理由", at: now)) != nil
        }
        return Set(open.map(\.step))
    }

    func isInAQueue(_ wait: College.Wait, of staff: Staff) -> Bool {
        staff.everybody.contains { member in
            if college.tasks(for: member, on: dossier, at: now).contains(where: { $0.step == wait.step }) {
                return true
            }
            return wait.rights.contains { right in
                switch right {
                case .score: college.scoreOwed(by: member, on: dossier) != nil
                case .completeMilestone:
                    dossier.milestones.contains { college.waits($0, for: member, on: dossier, at: now) }
                case .verifyFinding: member.may(right, at: college)
                default: false
                }
            }
        }
    }
}

extension Cast {
    /// Somebody new, whom headquarters has asked to score the college.
    fileprivate func fresh() -> Member {
        Member(
            name: "",
            fullName: "",
            role: .expert,
            organisation: otherLead,
            programme: programme,
            colleges: [college.id.uuid]
        )
    }
}
