import ClosedLoop

extension FindingRefusal {
    /// The field of its form that it is about; nil where it is about none.
    var formField: String? {
        switch self {
        case .textMissing: "text"
        case .dueMissing, .dueOutside: "due"
        case .indicatorUnknown: "indicator"
        case .ownerForeign: "owner"
        case .causeMissing: "cause"
        case .methodMissing: "method"
        case .methodWordsMissing: "methodWords"
        case .criterionMissing, .criterionAway: "to"
        case .criterionOver, .criterionShort, .laterPeriodMissing: "period"
        case .actionTextMissing: "action"
        case .actionOwnerMissing: "actionOwner"
        case .actionDueMissing: "actionDue"
        case .actionShownMissing: "shownBy"
        case .actionWordsMissing: "words"
        case .extensionDayMissing: "extensionDue"
        case .reasonMissing: "reason"
        default: nil
        }
    }

    /// The same, or the list of findings, of which a college's page tells it.
    var field: String { formField ?? "findings" }
}
