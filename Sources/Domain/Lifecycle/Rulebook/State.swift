extension College {
    /// Where an overseas college stands in its life, in the order of the rulebook.
    package enum State: String, Codable, Sendable, CaseIterable {
        case draft
        case submitted
        case formalReview = "formal-review"
        case expertReview = "expert-review"
        case approved
        case returned
        case rejected

        case preparing
        case implementing
        case midTerm = "mid-term"
        case rectifying

        case acceptanceRequested = "acceptance-requested"
        case panelReview = "panel-review"
        case accepted
        case conditionallyAccepted = "conditionally-accepted"
        case failed

        case operating
        case suspended
        case closed
    }
}

extension College.State {
    /// The phase that the rulebook lists the state under.
    package var phase: Phase {
        switch self {
        case .draft, .submitted, .formalReview, .expertReview, .approved, .returned, .rejected: .approval
        case .preparing, .implementing, .midTerm, .rectifying: .implementation
        case .acceptanceRequested, .panelReview, .accepted, .conditionallyAccepted, .failed: .acceptance
        case .operating, .suspended, .closed: .operation
        }
    }

    /// The states in which a college reports figures: from the accepted plan to the close.
    package static let reporting = allCases.filter { $0.phase != .approval && $0 != .preparing && $0 != .closed }

    /// Whether nothing leads out of it: a rejected project applies anew, a closed college stays closed.
    package var isFinal: Bool { Rulebook.rules(from: self).isEmpty }

    /// Whether there is a plan of which milestones are kept.
    package var keepsMilestones: Bool { phase == .implementation }

    /// Whether something can be found amiss: from the approval to the close.
    package var takesFindings: Bool { phase != .approval && !isFinal }

    /// Whether experts can be asked to score: while something is under review, or may soon be.
    package var asksExperts: Bool {
        switch self {
        case .submitted, .formalReview, .expertReview, .acceptanceRequested, .panelReview, .operating, .suspended: true
        default: false
        }
    }

    /// The kinds of documents that a step from here files.
    package var kinds: [Document.Kind] {
        let filed = Rulebook.rules(from: self).flatMap(\.files)
        return Document.Kind.allCases.filter(filed.contains)
    }

    /// Where the catalogue has its name.
    package var messageKey: String { "lifecycle.states.\(self)" }
}
