import ClosedLoop
import Collection
import Indicators
import Lifecycle
import Standards

extension Queue: Shaped {
    static let shape = Shape<Queue>("Queue") { shape in
        shape.field("kind", \.kind)
        shape.field("count", \.count)
        shape.field("tasks", \.tasks)
        shape.field("more", \.more)
    }
}

extension WaitingTask: Shaped {
    static let shape = Shape<WaitingTask>("WaitingTask") { shape in
        shape.field("subject", \.subject)
        shape.field("due", \.due)
        shape.field("since", \.since)
        shape.field("oddities", \.oddities)
    }
}

/// What is about a college has its facts in an object under the name of the kind.
extension WaitingTask.Subject: Shaped {
    static let shape = Shape<WaitingTask.Subject>("WaitingSubject") { shape in
        shape.optional("report", \.report)
        shape.optional("steps", \.steps)
        shape.optional("score", \.score)
        shape.optional("finding", \.finding)
        shape.optional("warning", \.warning)
        shape.optional("milestone", \.milestone)
        shape.optional("target", \.target)
        shape.optional("adoption", \.adoption)
    }

    private var report: ReportEntry? { if case .report(let report) = self { report } else { nil } }

    private var steps: StepsAnswer? {
        if case .steps(let college, let steps) = self { StepsAnswer(college: college, steps: steps) } else { nil }
    }

    private var score: ScoreAnswer? {
        if case .score(let college) = self { ScoreAnswer(college: college) } else { nil }
    }

    private var target: TargetProposal? { if case .target(_, let proposal, _) = self { proposal } else { nil } }

    private var adoption: AdoptionEntry? { if case .adoption(let entry, _) = self { entry } else { nil } }

    private var finding: FindingAnswer? {
        if case .finding(let college, let finding) = self {
            FindingAnswer(college: college, finding: finding)
        } else {
            nil
        }
    }

    private var warning: WarningTaskAnswer? {
        if case .warning(let waiting, _) = self { WarningTaskAnswer(waiting: waiting) } else { nil }
    }

    private var milestone: MilestoneAnswer? {
        if case .milestone(let college, let milestone) = self {
            MilestoneAnswer(college: college, milestone: milestone)
        } else {
            nil
        }
    }
}

/// Steps that can be taken next at a college.
struct StepsAnswer: Shaped {
    let college: CollegeEntry
    let steps: [College.Step]

    static let shape = Shape<StepsAnswer>("WaitingSteps") { shape in
        shape.field("college", \.college)
        shape.field("steps", \.steps)
    }
}

/// A college to score.
struct ScoreAnswer: Shaped {
    let college: CollegeEntry

    static let shape = Shape<ScoreAnswer>("WaitingScore") { shape in
        shape.field("college", \.college)
    }
}

/// A finding to mend or to verify.
struct FindingAnswer: Shaped {
    let college: CollegeEntry
    let finding: Finding

    static let shape = Shape<FindingAnswer>("WaitingFinding") { shape in
        shape.field("college", \.college)
        shape.field("finding", \.finding)
    }
}

/// A warning to answer, or a dismissal to review.
struct WarningTaskAnswer: Shaped {
    let waiting: WaitingWarning

    static let shape = Shape<WarningTaskAnswer>("WaitingWarning") { shape in
        shape.field("college", \.waiting.college)
        shape.field("warning", \.waiting.entry)
    }
}

/// A milestone to come.
struct MilestoneAnswer: Shaped {
    let college: CollegeEntry
    let milestone: MilestoneEntry

    static let shape = Shape<MilestoneAnswer>("WaitingMilestone") { shape in
        shape.field("college", \.college)
        shape.field("milestone", \.milestone)
    }
}

extension Queue.Kind: ChoiceAnswer {}
