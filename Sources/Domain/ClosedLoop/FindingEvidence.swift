import Evidence
import Foundation
import Lifecycle
import Tenancy

extension EvidenceRooms {
    /// Findings and their actions until they are verified, and what verifies them.
    package static let closedLoop: [EvidenceSubject.Kind: Finder] = [
        .finding: { try await $2.standing(ofFinding: $0, [.mendFinding, .openFinding], $1) },
        .action: { try await $2.standing(ofFinding: $0, [.mendFinding], $1) },
        .verification: { try await $2.standing(ofFinding: $0, [.verifyFinding], $1) },
    ]
}

extension EvidenceSubject {
    /// A finding at a college.
    package static func finding(_ number: Int, at college: Identifier<College>) -> EvidenceSubject {
        EvidenceSubject(.finding, of: college.uuid, "\(number)")
    }

    /// An action of a finding at a college.
    package static func action(_ number: Int, of finding: Int, at college: Identifier<College>) -> EvidenceSubject {
        EvidenceSubject(.action, of: college.uuid, ["\(finding)", "\(number)"])
    }

    /// The verification of a finding at a college.
    package static func verification(of finding: Int, at college: Identifier<College>) -> EvidenceSubject {
        EvidenceSubject(.verification, of: college.uuid, "\(finding)")
    }
}

extension Finding {
    /// What a step of its course is taken on: what is attached to it, to its actions and to its verification.
    package func evidence(at college: Identifier<College>) -> [EvidenceSubject] {
        [.finding(number, at: college), .verification(of: number, at: college)]
            + plan.actions.map { .action($0.number, of: number, at: college) }
    }
}

extension FindingTransition {
    /// As what was attached names it.
    package func decision(at college: Identifier<College>) -> EvidenceDecision {
        .finding(finding, of: college.uuid, step: number)
    }
}

extension Scope {
    fileprivate func standing(ofFinding subject: EvidenceSubject, _ deeds: [Right], _ locking: Bool) async throws
        -> EvidenceStanding
    {
        let college = try await college(carrying: subject, locking)
        guard let number = subject.words.first.flatMap({ Int($0) }),
            let finding = try await findings(of: college).first(where: { $0.number == number })
        else { throw NotFound(what: "finding") }
        let isClosed = finding.verification != nil || college.state.isFinal
        return standing(at: college, deeds, isClosed: isClosed)
    }
}
