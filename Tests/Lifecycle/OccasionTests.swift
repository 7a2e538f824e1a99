import Foundation
import Lifecycle
import Support
import Tenancy
import Testing

/// Holds what is looked for by a college's own row against the rule of waiting, at thousands of colleges that random people
/// have led anywhere.
@Suite struct `Where something may wait, as a college's row tells` {
    @Test(arguments: [4, 5, 6] as [UInt64])
    func `nothing waits anywhere else, and the row knows what awaits a decision`(seed: UInt64) throws {
        var life = try RandomLife(seed: seed)
        var (faults, found): (Set<String>, Set<Role>) = ([], [])
        var passedOver = 0
        for turn in 0..<4_000 {
            _ = try life.live()
            let (college, dossier) = (life.college, life.dossier)
            let awaiting = College.Step.allCases.filter {
                Rulebook.decided.contains($0) && dossier.undecided($0) != nil
            }
            if awaiting != [college.awaiting].compactMap(\.self) { faults.insert("\(college.state): \(awaiting)") }
            guard turn % 5 == 0 else { continue }
            for member in life.members {
                let isWaiting =
                    !college.tasks(for: member, on: dossier, at: life.now).isEmpty
                    || college.scoreOwed(by: member, on: dossier) != nil
                    || dossier.milestones.contains { college.waits($0, for: member, on: dossier, at: life.now) }
                let mayWait = Occasions(for: member.role).include(college)
                if isWaiting { found.insert(member.role) }
                if isWaiting && !mayWait { faults.insert("\(member.role) at \(college.state)") }
                if !mayWait { passedOver += 1 }
            }
        }
        #expect(faults == [])
        #expect(found.isSuperset(of: [.reporter, .approver, .reviewer, .hqAdmin]))
        #expect(passedOver > 1_000)
    }

    @Test func `is nowhere for those who only read, and at an operating college while it awaits a decision`() throws {
        for role in [Role.leader, .operator] {
            let occasions = Occasions(for: role)
            #expect(occasions.states.isEmpty && occasions.statesAwaiting.isEmpty, "\(role)")
        }
        let life = try Life(at: .operating)
        for role in [Role.reviewer, .hqAdmin, .expert] {
            #expect(!Occasions(for: role).include(life.college), "\(role)")
        }
    }
}
