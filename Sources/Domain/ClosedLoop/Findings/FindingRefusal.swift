import Calendar
import Foundation
import Lifecycle

/// Why a finding was not opened, changed or moved.
package enum FindingRefusal: Error, Sendable, Hashable {
    case textMissing
    /// A condition needs a day by which it must be met, and no day that is past is one.
    case dueMissing
    /// The day lies in a year that nobody plans for.
    case dueOutside
    /// The college is in a state in which nothing is found amiss: not approved yet, or at its end.
    case notTaken
    /// Somebody has verified it already.
    case verified
    /// Whoever opened it doesn't verify it.
    case openedBySame
    /// The programme has no such indicator.
    case indicatorUnknown
    /// The owner is not of the college's own side.
    case ownerForeign

    /// There is no such step where it stands.
    case noSuchStep(Finding.Step, in: Finding.State)
    /// Others took a step since the page was read.
    case changedMeanwhile(to: Finding.State)
    case reasonMissing
    case causeMissing
    case methodMissing
    /// Another method is to be said in words.
    case methodWordsMissing
    case actionMissing
    /// An action without what is to be done, by whom, by when, or what will show it.
    case actionTextMissing, actionOwnerMissing, actionDueMissing, actionShownMissing
    /// Why it was dropped.
    case actionWordsMissing
    case actionsOpen(Int)
    case criterionMissing
    /// It leads away from where the indicator should go, or nowhere.
    case criterionAway
    /// Its period is over.
    case criterionOver
    /// Figures of its period are not kept, or the indicator has none in so short a one.
    case criterionShort
    /// Whoever wrote the plan doesn't submit it.
    case preparedBySame
    /// Whoever owns it, and nobody of the owner's tenant, judges it.
    case ownTenant
    /// The plan can't be written where it stands.
    case planStands(Finding.State)
    /// The figures of the agreed period are not in yet.
    case figuresMissing
    /// The figures have decided it.
    case measured
    case laterPeriodMissing

    /// There is no due day, or it is no later one.
    case extensionDayMissing
    /// Nobody has decided on the last one.
    case extensionAsked
    /// Somebody has decided on it.
    case extensionDecided

    /// Where the catalogue says so.
    package var messageKey: String {
        let name = "\(self)".prefix { $0 != "(" }
        return "closedLoop.refusals.\(name)"
    }

    /// Everything that keeps a finding from being opened at a college; empty if nothing does.
    package static func all(
        _ severity: Finding.Severity,
        text: String,
        due: Day?,
        at college: College,
        on date: Date
    ) -> [FindingRefusal] {
        guard college.state.takesFindings else { return [.notTaken] }
        let isDue = due.map { $0.end(in: college.zone) > date } ?? (severity != .condition)
        return (text.isEmpty ? [.textMissing] : []) + (isDue ? [] : [.dueMissing])
    }
}
