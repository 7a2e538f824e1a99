import HTTPTypes
import Hummingbird

/// What a form has just done, told once at the top of the page that follows.
enum Done: String, CaseIterable {
    case collegeBegun = "college-begun"
    case entryChanged = "entry-changed"
    case entryWithdrawn = "entry-withdrawn"
    case documentFiled = "document-filed"
    case evidenceAttached = "evidence-attached"
    case evidenceWithdrawn = "evidence-withdrawn"
    case expertAssigned = "expert-assigned"
    case findingOpened = "finding-opened"
    case findingVerified = "finding-verified"
    case findingMoved = "finding-moved"
    case milestoneAdded = "milestone-added"
    case milestoneCompleted = "milestone-completed"
    case milestoneReopened = "milestone-reopened"
    case scoreGiven = "score-given"
    case targetsSet = "targets-set"
    case targetProposed = "target-proposed"
    case targetDecided = "target-decided"
    case vetoRaised = "veto-raised"
    case wishesKept = "wishes-kept"
    case addressGiven = "address-given"
    case addressConfirmed = "address-confirmed"
    case addressDropped = "address-dropped"
    case calendarWithdrawn = "calendar-withdrawn"
    case followed, unfollowed
    case submittedBefore = "submitted-before"

    /// It in words, with what comes next.
    func notice(_ texts: Texts) -> Frame.Notice {
        let tone = self == .submittedBefore ? "plain" : "right"
        return Frame.Notice(tone: tone, title: texts("done.\(self).title"), text: texts("done.\(self).next"))
    }
}

extension Response {
    /// Sends a browser on to the page that tells what was done; a machine is told by its answer.
    static func redirect(to address: Address, having done: Done, _ context: Context) -> Response {
        var response = redirect(to: address)
        if context.door.credentials == .cookie {
            response.setCookie(.own(.done, done.rawValue, maxAge: 60, isSecure: context.isSecure))
        }
        return response
    }
}
