import Tenancy

extension College.Refusal {
    /// Where what stands in the way of a step is put right.
    package enum Place: String, Codable, Sendable, CaseIterable {
        /// Among the college's documents.
        case documents
        /// Among the experts who were asked, and their scores.
        case scores
        /// Among the findings and conditions.
        case findings
        /// Among the milestones of the plan.
        case milestones
        /// By another step, which comes first or is possible instead.
        case steps
        /// Nowhere by this member: a colleague takes the step.
        case colleagues

        /// Where the catalogue says so.
        package var messageKey: String { "lifecycle.mends.\(self)" }
    }

    /// Where it is put right; nil where only time does it, or nothing.
    package var mendedAt: Place? {
        switch self {
        case .documentMissing, .nothingNew: .documents
        case .scoresMissing: .scores
        case .findingsOpen, .nothingToRectify, .conditionsMissing, .conditionsOpen: .findings
        case .milestonesOpen: .milestones
        case .noSuchStep(_, in: _, possible: []): nil
        case .noSuchStep, .nothingFiled, .undecided, .meanTooLow, .verdict, .progressMissing, .midTermMissing,
            .failedTwice, .reReviewFailed:
            .steps
        case .preparedIt, .tookPart, .scoredIt, .ownTenant, .otherTenant, .wrongRole: .colleagues
        case .changedMeanwhile, .beforeLastStep, .otherProgramme, .tokenTooNarrow, .reasonMissing, .noConditionOverdue,
            .notFiledNow,
            .notUnderReview, .notAssigned, .vetoedAlready, .points, .rubricMissing:
            nil
        }
    }

    /// The rights by which it is put right; empty where a step does it, only time, or nothing.
    var mendingRights: [Right] {
        switch self {
        case .documentMissing(let kind): [.add(kind)]
        case .nothingNew(let citation, _): [.add(citation.kind)]
        case .milestonesOpen: [.completeMilestone]
        case .scoresMissing: [.score]
        case .findingsOpen, .conditionsOpen: [.mendFinding, .verifyFinding]
        case .rubricMissing: [.loadRubric]
        case .nothingToRectify, .conditionsMissing: [.openFinding]
        default: []
        }
    }

    /// The roles whose job it is to put it right; empty where nobody can, or where it is a colleague's step.
    package var mendedBy: [Role] {
        switch self {
        case .wrongRole(_, let roles), .nothingFiled(_, let roles), .undecided(_, _, let roles): roles
        case .progressMissing: Right.addDocument.doers + Rulebook.takers(of: .reportProgress)
        case .midTermMissing: Rulebook.takers(of: .startMidTerm)
        default: mendingRights.flatMap(\.doers)
        }
    }

    /// The steps before which nobody waits for what lacks this.
    var comesFirst: [College.Step] {
        switch self {
        case .nothingFiled(let step, _): [step]
        case .undecided(let step, _, _): Rulebook.rules.filter { $0.decidesOn == step }.map(\.step)
        case .progressMissing: [.reportProgress]
        case .midTermMissing: [.startMidTerm]
        case .reReviewFailed: [.fileReReview]
        default: []
        }
    }

    /// The steps among them that are needed for its own sake, not because nothing was filed that could be decided on.
    var needed: [College.Step] {
        if case .nothingFiled = self { [] } else { comesFirst }
    }

    /// Whether nothing that anybody supplies puts it right: another decision has to be taken.
    var isFinal: Bool {
        switch self {
        case .meanTooLow, .verdict, .failedTwice, .noConditionOverdue: true
        default: false
        }
    }

    /// Whether it isn't this member's to do at all, whatever the college's state.
    package var isForbidding: Bool {
        switch self {
        case .otherProgramme, .otherTenant, .ownTenant, .tokenTooNarrow, .wrongRole, .notAssigned: true
        default: false
        }
    }
}
