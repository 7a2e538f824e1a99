extension College {
    /// What a member does to move an overseas college along; the rulebook says from which states.
    package enum Step: String, Codable, Sendable, CaseIterable {
        case submit
        /// Of documents that were prepared but not filed: to whoever prepared them.
        case returnDraft = "return-draft"
        case withdraw
        case startFormalReview = "start-formal-review"
        case passFormalReview = "pass-formal-review"
        case returnApplication = "return-application"
        case revise
        case approve
        case reject

        case prepare
        case filePlan = "file-plan"
        case acceptPlan = "accept-plan"
        case returnPlan = "return-plan"
        case reportProgress = "report-progress"
        case requestChange = "request-change"
        case approveChange = "approve-change"
        case refuseChange = "refuse-change"
        case startMidTerm = "start-mid-term"
        case fileMidTermReport = "file-mid-term-report"
        case continueAfterMidTerm = "continue-after-mid-term"
        case orderRectification = "order-rectification"
        case fileRectification = "file-rectification"
        case returnRectification = "return-rectification"
        case verifyRectification = "verify-rectification"

        case requestAcceptance = "request-acceptance"
        case returnRequest = "return-request"
        case openPanel = "open-panel"
        case accept
        case acceptConditionally = "accept-conditionally"
        case fail

        case operate
        case fileQualityReport = "file-quality-report"
        case fileReReview = "file-re-review"
        case passReReview = "pass-re-review"
        case failReReview = "fail-re-review"
        case suspend
        case resume
        case close
    }
}

extension College.Step {
    /// Where the catalogue has the words of its button.
    package var messageKey: String { "lifecycle.steps.\(self)" }
}
