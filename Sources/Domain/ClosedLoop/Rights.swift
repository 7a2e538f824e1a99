import Tenancy

/// Who may do what of warnings; findings' rights stand with the lifecycle's, which waits for them.
extension Right {
    /// Says why there is nothing in a warning, or makes it a finding.
    package static let answerWarning = deed("closed-loop.answer-warning", .own(.reporter, .approver, .collegeAdmin))
    /// Accepts a dismissal, or doesn't.
    package static let reviewWarning = deed("closed-loop.review-warning", .headquarters(.reviewer, .hqAdmin))
    package static let setWarningRules = deed("closed-loop.set-warning-rules", .headquarters(.hqAdmin))

    /// Every row of this room.
    package static let ofWarnings = [answerWarning, reviewWarning, setWarningRules]
}
