import Foundation
import Number
import Tenancy

extension College {
    /// Why a step wasn't taken, with what the member needs to mend it.
    package enum Refusal: Error, Sendable, Hashable {
        /// There is no such step in this state; these are.
        case noSuchStep(Step, in: State, possible: [Step])
        /// Others took a step since the page was read.
        case changedMeanwhile(to: State, since: Date)
        /// The step would be earlier than the last one.
        case beforeLastStep(at: Date)
        case otherProgramme
        /// A lead college's member at another lead college's overseas college.
        case otherTenant
        /// A member of headquarters or an expert whose own tenant runs the college.
        case ownTenant
        /// The token by which the member's machine acts has not this right.
        case tokenTooNarrow
        /// The step belongs to these roles.
        case wrongRole(Role, needs: [Role])

        /// They had a hand in this version.
        case preparedIt(Citation)
        /// They took this earlier step, on which this one decides.
        case tookPart(Step, at: Date)
        /// They scored it or raised a veto.
        case scoredIt(Citation)

        case documentMissing(Document.Kind)
        /// No step of this state files a document of this kind.
        case notFiledNow(Document.Kind, in: State)
        /// The newest version was filed already; a newer one is wanted.
        case nothingNew(Citation, since: Date)
        /// Nothing was filed by this step that could be decided on.
        case nothingFiled(Step, by: [Role])
        /// What this step filed awaits a decision.
        case undecided(Step, since: Date, by: [Role])
        case reasonMissing

        case scoresMissing(have: Int, need: Int)
        case meanTooLow(mean: Number, need: Number)
        /// The panel's verdict is another one.
        case verdict(Verdict.Outcome, total: Number, need: Verdict.Outcome)
        case findingsOpen(Int, since: Date)
        case nothingToRectify
        /// No condition with a deadline to come is set.
        case conditionsMissing
        case conditionsOpen(Int, next: Date?)
        case noConditionOverdue(next: Date?)
        case milestonesOpen(Int, next: Date)
        case progressMissing
        case midTermMissing
        case failedTwice(since: Date)
        case reReviewFailed(since: Date)

        /// Nothing of this college is under expert review now.
        case notUnderReview(State)
        /// Headquarters didn't assign the college to this expert.
        case notAssigned
        /// Somebody has raised a veto on this ground against the same version.
        case vetoedAlready(Veto.Ground)
        /// The programme has no rubric to judge by; its headquarters' administrator loads one.
        case rubricMissing
        /// The points of these dimensions are missing or outside 0 to their weight.
        case points([Rubric.Dimension])
    }
}
