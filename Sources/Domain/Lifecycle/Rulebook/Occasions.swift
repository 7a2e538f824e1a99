import Postgres
import Tenancy

/// Where something may wait for a role, as far as a college's own row tells; nothing ever waits anywhere else. What does
/// wait, `Waiting` says of those; findings wait by themselves.
package struct Occasions: Sendable, Hashable {
    /// The states in which something may wait whatever is on file.
    package let states: Set<College.State>
    /// Those in which it only may while a filing awaits a decision.
    package let statesAwaiting: Set<College.State>

    /// Where the rulebook's lines concern a role: it takes their step, or supplies what they may lack.
    package init(for role: Role) {
        let lines = Rulebook.rules.filter { !$0.isExceptional && $0.concerns(role) }
        var states = Set(lines.filter { !$0.isOnUndecided }.map(\.from))
        var statesAwaiting = Set(lines.filter(\.isOnUndecided).map(\.from))
        if Right.score.roles.contains(role) {
            let scored = College.State.allCases.filter { $0.scoredStep != nil }
            // What a college files again and again is scored until it is decided on; the others' states say so.
            statesAwaiting.formUnion(scored.filter { $0.scoredStep == .fileReReview })
            states.formUnion(scored.filter { $0.scoredStep != .fileReReview })
        }
        if Right.completeMilestone.roles.contains(role) {
            states.formUnion(College.State.allCases.filter(\.keepsMilestones))
        }
        self.states = states
        self.statesAwaiting = statesAwaiting.subtracting(states)
    }

    /// Whether something may wait at a college.
    package func include(_ college: College) -> Bool {
        states.contains(college.state) || (college.awaiting != nil && statesAwaiting.contains(college.state))
    }

    /// The same of a row of `college`.
    var condition: SQL {
        """
        (college.state = ANY (\(Array(states)))
            OR (college.awaiting IS NOT NULL AND college.state = ANY (\(Array(statesAwaiting)))))
        """
    }
}

extension Rule {
    /// Whether it is only taken while what another step filed awaits a decision.
    fileprivate var isOnUndecided: Bool {
        needs.contains { if case .undecided = $0 { true } else { false } }
    }

    /// Whether somebody in this role takes it or may have to supply something that it lacks.
    fileprivate func concerns(_ role: Role) -> Bool {
        let rights = files.map { Right.add($0) } + needs.flatMap(\.mendingRights)
        return roles.contains(role) || rights.contains { $0.roles.contains(role) }
    }
}

extension Need {
    /// The rights by which it can be met, but for what waits by itself.
    fileprivate var mendingRights: [Right] {
        switch self {
        case .experts, .favourableMean: [.assignExpert, .score]
        case .verdict, .failingVerdict: [.assignExpert, .score, .loadRubric]
        case .blockingFinding, .conditions: [.openFinding]
        case .milestonesDone: [.completeMilestone]
        case .undecided, .decided, .noBlockingFinding, .conditionsMet, .conditionOverdue, .progressReported,
            .midTermPassed, .firstFailure, .noFailedReReview:
            []
        }
    }
}
