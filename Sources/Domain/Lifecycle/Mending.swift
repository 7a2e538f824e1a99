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
        case .changedMeanwhile, .beforeLastStep, .otherProgramme, .reasonMissing, .noConditionOverdue, .notUnderReview,
            .notAssigned, .vetoedAlready, .points, .rubricMissing:
            nil
        }
    }

    /// The roles that can put it right; empty where nobody can, or where it is a colleague's step.
    package var mendedBy: [Role] {
        switch self {
        case .wrongRole(_, let roles), .nothingFiled(_, let roles), .undecided(_, _, let roles): roles
        case .documentMissing(.caseReport): [.reviewer]
        case .nothingNew(let citation, _) where citation.kind == .caseReport: [.reviewer]
        case .documentMissing, .nothingNew, .milestonesOpen: [.reporter]
        case .progressMissing: [.reporter, .approver]
        case .scoresMissing: [.expert]
        case .findingsOpen, .conditionsOpen: [.reporter, .reviewer]
        case .rubricMissing: [.hqAdmin]
        case .midTermMissing, .nothingToRectify, .conditionsMissing: [.reviewer]
        default: []
        }
    }
}
