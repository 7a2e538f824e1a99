import Lifecycle
import Tenancy

/// Who may do and see what of findings and warnings, besides what the lifecycle waits for, which stands there.
extension Right {
    /// Sends a plan or what shows that it was carried out to headquarters, or takes that back.
    package static let submitFinding = deed("closed-loop.submit-finding", .own(.approver))
    /// Accepts a plan or returns it.
    package static let decidePlan = deed("closed-loop.decide-plan", .headquarters(.reviewer, .hqAdmin))
    /// Closes what could not be measured, or has it watched for longer.
    package static let closeFinding = deed("closed-loop.close-finding", .headquarters(.reviewer, .hqAdmin))
    package static let askExtension = deed(
        "closed-loop.ask-extension",
        .own(.reporter, .approver, .collegeAdmin)
    )
    package static let decideExtension = deed("closed-loop.decide-extension", .headquarters(.reviewer, .hqAdmin))
    /// Says why there is nothing in a warning, or makes it a finding.
    package static let answerWarning = deed("closed-loop.answer-warning", .own(.reporter, .approver, .collegeAdmin))
    /// Accepts a dismissal, or doesn't.
    package static let reviewWarning = deed("closed-loop.review-warning", .headquarters(.reviewer, .hqAdmin))
    package static let setWarningRules = deed("closed-loop.set-warning-rules", .headquarters(.hqAdmin))

    /// Every row of this room.
    package static let ofClosedLoop = [
        submitFinding, decidePlan, closeFinding, askExtension, decideExtension, answerWarning, reviewWarning,
        setWarningRules,
    ]
}
