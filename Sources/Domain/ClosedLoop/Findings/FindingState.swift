import Postgres

extension Finding {
    /// Where a finding stands, in the order of its course.
    package enum State: String, Codable, Sendable, CaseIterable, PostgresCodable {
        case open
        case planSubmitted = "plan-submitted"
        case planAccepted = "plan-accepted"
        case evidenceSubmitted = "evidence-submitted"
        /// Under observation, until the figures of the agreed period are in.
        case verified
        /// What the figures showed is known.
        case observed
        case closed

        /// Where the catalogue has its name.
        package var messageKey: String { "closedLoop.states.\(self)" }
    }

    /// What moves a finding on, or back.
    package enum Step: String, Codable, Sendable, CaseIterable, PostgresCodable {
        case submitPlan = "submit-plan"
        case withdrawPlan = "withdraw-plan"
        case acceptPlan = "accept-plan"
        case returnPlan = "return-plan"
        case revisePlan = "revise-plan"
        case submitEvidence = "submit-evidence"
        case withdrawEvidence = "withdraw-evidence"
        case verify
        case returnEvidence = "return-evidence"
        case observe
        case observeLonger = "observe-longer"
        case close

        /// Where the catalogue has its name.
        package var messageKey: String { "closedLoop.steps.\(self)" }
    }
}
