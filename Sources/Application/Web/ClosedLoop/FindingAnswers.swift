import ClosedLoop
import Indicators
import Lifecycle

extension Finding: Shaped {
    static let shape = Shape<Finding>("Finding") { shape in
        shape.field("number", \.number)
        shape.field("severity", \.severity)
        shape.field("text", \.text)
        shape.field("opened", \.opened)
        shape.field("openedBy", \.openedBy)
        shape.field("openedByName", \.openedByName)
        shape.field("due", \.due)
        shape.field("verification", \.verification)
        shape.field("origin", \.origin)
        shape.field("indicator", \.indicator)
        shape.field("owner", \.owner)
        shape.field("firstDue", \.firstDue)
        shape.field("follows", \.follows)
        shape.field("warning", { $0.warning.map { "\($0)".lowercased() } })
        shape.field("state", \.state)
        shape.field("version", \.version)
        shape.field("since", \.since)
        shape.field("plan", \.plan)
        shape.field("extensions", \.extensions)
        shape.field("outcome", \.outcome)
        shape.field("closed", \.closed)
    }
}

extension FindingOwner: Shaped {
    static let shape = Shape<FindingOwner>("FindingOwner") { shape in
        shape.field("organisation", \.organisation)
        shape.field("member", \.member)
        shape.field("name", \.name)
    }
}

extension FindingPlan: Shaped {
    static let shape = Shape<FindingPlan>("FindingPlan") { shape in
        shape.field("cause", \.cause)
        shape.field("method", \.method)
        shape.field("methodWords", \.methodWords)
        shape.field("criterion", \.criterion)
        shape.field("actions", \.actions)
    }
}

extension EffectCriterion: Shaped {
    static let shape = Shape<EffectCriterion>("EffectCriterion") { shape in
        shape.field("from", \.from)
        shape.field("to", \.to)
        shape.field("period", \.period)
    }
}

extension EffectOutcome: Shaped {
    static let shape = Shape<EffectOutcome>("EffectOutcome") { shape in
        shape.field("kind", \.kind)
        shape.field("value", \.value)
        shape.field("lack", \.lack)
    }
}

extension CorrectiveAction: Shaped {
    static let shape = Shape<CorrectiveAction>("CorrectiveAction") { shape in
        shape.field("number", \.number)
        shape.field("text", \.text)
        shape.field("owner", \.owner)
        shape.field("due", \.due)
        shape.field("shownBy", \.shownBy)
        shape.field("state", \.state)
        shape.field("words", \.words)
        shape.field("settledOn", \.settledOn)
        shape.field("settledBy", \.settledBy)
    }
}

extension DueExtension: Shaped {
    static let shape = Shape<DueExtension>("DueExtension") { shape in
        shape.field("number", \.number)
        shape.field("due", \.due)
        shape.field("reason", \.reason)
        shape.field("askedOn", \.askedOn)
        shape.field("askedBy", \.askedBy)
        shape.field("granted", \.granted)
        shape.field("words", \.words)
        shape.field("decidedOn", \.decidedOn)
        shape.field("decidedBy", \.decidedBy)
    }
}

extension FindingTransitionEntry: Shaped {
    static let shape = Shape<FindingTransitionEntry>("FindingTransition") { shape in
        shape.field("number", \.transition.number)
        shape.field("step", \.transition.step)
        shape.field("from", \.transition.from)
        shape.field("to", \.transition.to)
        shape.field("member", \.transition.member)
        shape.field("memberName", \.memberName)
        shape.field("role", \.transition.role)
        shape.field("organisation", \.transition.organisation)
        shape.field("organisationZh", \.organisationZh)
        shape.field("organisationEn", \.organisationEn)
        shape.field("at", \.transition.at)
        shape.field("reason", \.transition.reason)
        shape.field("plan", \.transition.plan)
        shape.field("confirmation", \.transition.confirmation)
    }
}

/// A finding with its college, its record and the figures of its indicator, as programs read it.
struct FindingStory: Shaped {
    static let shape = Shape<FindingStory>("FindingStory") { shape in
        shape.field("college", \.college)
        shape.field("finding", \.finding)
        shape.field("followedBy", \.followedBy)
        shape.field("course", \.course)
        shape.field("steps", \.steps)
        shape.field("refused", \.refused)
    }

    /// A step that the reader has the right to.
    struct Step: Shaped {
        static let shape = Shape<Step>("FindingStepToTake") { shape in
            shape.field("step", \.step)
            shape.field("refusals", \.refusals)
        }

        let step: Finding.Step
        /// Everything that keeps them from taking it, in the reader's language; empty if they can.
        let refusals: [String]
    }

    let college: CollegeEntry
    let finding: Finding
    let followedBy: Int?
    let course: [FindingTransitionEntry]
    let steps: [Step]
    let refused: String?

    init(_ page: FindingPage, _ texts: Texts) {
        (college, finding, followedBy, course) = (page.entry, page.finding, page.followUp, page.course)
        steps = page.finding.steps(for: page.member, at: page.college, on: page.now).map { rule, refusals in
            Step(step: rule.step, refusals: refusals.map { texts.words(of: $0) })
        }
        refused = page.refused.map { $0.faults.map(\.text).joined(separator: " ") }
    }
}

extension Finding.State: ChoiceAnswer {}
extension Finding.Step: ChoiceAnswer {}
extension Finding.Origin: ChoiceAnswer {}
extension CauseMethod: ChoiceAnswer {}
extension CorrectiveAction.State: ChoiceAnswer {}
extension EffectOutcome.Kind: ChoiceAnswer {}
extension EffectOutcome.Lack: ChoiceAnswer {}
