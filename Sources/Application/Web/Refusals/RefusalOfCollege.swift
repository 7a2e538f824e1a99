import ClosedLoop
import Lifecycle

extension RefusalCode {
    /// Why a college does not take a step.
    init(_ refusal: College.Refusal) {
        switch refusal {
        case .noSuchStep: self = .collegeNoSuchStep
        case .changedMeanwhile: self = .collegeChangedMeanwhile
        case .beforeLastStep: self = .collegeBeforeLastStep
        case .otherProgramme: self = .collegeOtherProgramme
        case .otherTenant: self = .collegeOtherTenant
        case .ownTenant: self = .collegeOwnTenant
        case .tokenTooNarrow: self = .tokenTooNarrow
        case .wrongRole: self = .collegeWrongRole
        case .preparedIt: self = .collegePreparedIt
        case .tookPart: self = .collegeTookPart
        case .scoredIt: self = .collegeScoredIt
        case .documentMissing: self = .collegeDocumentMissing
        case .notFiledNow: self = .collegeNotFiledNow
        case .nothingNew: self = .collegeNothingNew
        case .nothingFiled: self = .collegeNothingFiled
        case .undecided: self = .collegeUndecided
        case .reasonMissing: self = .collegeReasonMissing
        case .scoresMissing: self = .collegeScoresMissing
        case .meanTooLow: self = .collegeMeanTooLow
        case .verdict: self = .collegeVerdict
        case .findingsOpen: self = .collegeFindingsOpen
        case .nothingToRectify: self = .collegeNothingToRectify
        case .conditionsMissing: self = .collegeConditionsMissing
        case .conditionsOpen: self = .collegeConditionsOpen
        case .noConditionOverdue: self = .collegeNoConditionOverdue
        case .milestonesOpen: self = .collegeMilestonesOpen
        case .progressMissing: self = .collegeProgressMissing
        case .midTermMissing: self = .collegeMidTermMissing
        case .failedTwice: self = .collegeFailedTwice
        case .reReviewFailed: self = .collegeReReviewFailed
        case .notUnderReview: self = .collegeNotUnderReview
        case .notAssigned: self = .collegeNotAssigned
        case .vetoedAlready: self = .collegeVetoedAlready
        case .rubricMissing: self = .collegeRubricMissing
        case .points: self = .collegePoints
        }
    }

    /// Why something that was entered was not changed or taken away.
    init(_ refusal: ChangeRefusal) {
        switch refusal {
        case .reliedOn: self = .changeReliedOn
        case .reasonMissing: self = .changeReasonMissing
        case .filed: self = .changeFiled
        case .submitted: self = .changeSubmitted
        case .openedBySame: self = .changeOpenedBySame
        }
    }

    /// Why a finding was not opened or verified.
    init(_ refusal: FindingRefusal) {
        switch refusal {
        case .textMissing: self = .findingTextMissing
        case .dueMissing: self = .findingDueMissing
        case .dueOutside: self = .findingDueOutside
        case .notTaken: self = .findingNotTaken
        case .verified: self = .findingVerified
        case .openedBySame: self = .findingOpenedBySame
        case .indicatorUnknown: self = .findingIndicatorUnknown
        case .ownerForeign: self = .findingOwnerForeign
        case .noSuchStep: self = .findingNoSuchStep
        case .changedMeanwhile: self = .findingChangedMeanwhile
        case .reasonMissing: self = .findingReasonMissing
        case .causeMissing: self = .findingCauseMissing
        case .methodMissing: self = .findingMethodMissing
        case .methodWordsMissing: self = .findingMethodWordsMissing
        case .actionMissing: self = .findingActionMissing
        case .actionTextMissing: self = .findingActionTextMissing
        case .actionOwnerMissing: self = .findingActionOwnerMissing
        case .actionDueMissing: self = .findingActionDueMissing
        case .actionShownMissing: self = .findingActionShownMissing
        case .actionWordsMissing: self = .findingActionWordsMissing
        case .actionsOpen: self = .findingActionsOpen
        case .criterionMissing: self = .findingCriterionMissing
        case .criterionAway: self = .findingCriterionAway
        case .criterionOver: self = .findingCriterionOver
        case .criterionShort: self = .findingCriterionShort
        case .preparedBySame: self = .findingPreparedBySame
        case .ownTenant: self = .findingOwnTenant
        case .planStands: self = .findingPlanStands
        case .figuresMissing: self = .findingFiguresMissing
        case .measured: self = .findingMeasured
        case .laterPeriodMissing: self = .findingLaterPeriodMissing
        case .extensionDayMissing: self = .findingExtensionDayMissing
        case .extensionAsked: self = .findingExtensionAsked
        case .extensionDecided: self = .findingExtensionDecided
        }
    }

    /// Why a milestone was not added, completed or reopened.
    init(_ refusal: MilestoneRefusal) {
        switch refusal {
        case .nameZhMissing: self = .milestoneNameZhMissing
        case .nameEnMissing: self = .milestoneNameEnMissing
        case .dueMissing: self = .milestoneDueMissing
        case .dueOutside: self = .milestoneDueOutside
        case .duePast: self = .milestoneDuePast
        case .noPlan: self = .milestoneNoPlan
        case .completed: self = .milestoneCompleted
        case .notCompleted: self = .milestoneNotCompleted
        case .completedByOther: self = .milestoneCompletedByOther
        }
    }
}
