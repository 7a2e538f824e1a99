import Calendar
import Number
import Postgres
import Tenancy

/// What the owner of a finding intends to do about it: the cause, how that was found, the actions, and the effect that is
/// agreed before the work begins.
package struct FindingPlan: Sendable, Hashable, Codable {
    package var cause: String
    /// How the cause was found; nil while nobody has said so.
    package var method: CauseMethod?
    /// In words, where it is another one.
    package var methodWords: String
    /// Nil while nothing is agreed, and where the finding has no indicator.
    package var criterion: EffectCriterion?
    package var actions: [CorrectiveAction]
    /// Everybody who ever wrote it.
    package var preparedBy: Set<Identifier<Member>>

    /// A plan; nothing yet unless told.
    package init(
        cause: String = "",
        method: CauseMethod? = nil,
        methodWords: String = "",
        criterion: EffectCriterion? = nil,
        actions: [CorrectiveAction] = [],
        preparedBy: Set<Identifier<Member>> = []
    ) {
        self.cause = cause
        self.method = method
        self.methodWords = methodWords
        self.criterion = criterion
        self.actions = actions
        self.preparedBy = preparedBy
    }

    /// How many actions are neither done nor dropped.
    package var openActions: Int { actions.count { $0.state == .open } }
}

/// How a cause was found.
package enum CauseMethod: String, Codable, Sendable, CaseIterable, PostgresCodable {
    case fiveWhys = "five-whys"
    case fishbone
    /// Said in words.
    case other
}

/// One thing that is to be done about a finding.
package struct CorrectiveAction: Sendable, Hashable, Codable {
    /// Within the finding, from 1.
    package let number: Int
    package let text: String
    /// Who does it, in words: not everybody who does something signs in.
    package let owner: String
    package let due: Day
    /// What will show that it is done.
    package let shownBy: String
    package var state: State
    /// What was done, or why it was dropped.
    package var words: String
    package var settledOn: Day?
    /// As they were called then.
    package var settledBy: String?

    /// An action; still to be done unless told.
    package init(
        _ number: Int,
        text: String,
        owner: String,
        due: Day,
        shownBy: String,
        state: State = .open,
        words: String = "",
        settledOn: Day? = nil,
        settledBy: String? = nil
    ) {
        self.number = number
        self.text = text
        self.owner = owner
        self.due = due
        self.shownBy = shownBy
        self.state = state
        self.words = words
        self.settledOn = settledOn
        self.settledBy = settledBy
    }

    /// Whether it is still to be done.
    package enum State: String, Codable, Sendable, CaseIterable, PostgresCodable {
        case open, done, dropped
    }
}

/// Another due day that was asked for, and what was said to it.
package struct DueExtension: Sendable, Hashable, Codable {
    /// Within the finding, from 1.
    package let number: Int
    package let due: Day
    package let reason: String
    package let askedOn: Day
    /// As they were called then.
    package let askedBy: String
    /// Nil until a reviewer has decided.
    package var granted: Bool?
    package var words: String
    package var decidedOn: Day?
    package var decidedBy: String?

    /// What somebody asks for.
    package init(
        _ number: Int,
        due: Day,
        reason: String,
        askedOn: Day,
        askedBy: String,
        granted: Bool? = nil,
        words: String = "",
        decidedOn: Day? = nil,
        decidedBy: String? = nil
    ) {
        self.number = number
        self.due = due
        self.reason = reason
        self.askedOn = askedOn
        self.askedBy = askedBy
        self.granted = granted
        self.words = words
        self.decidedOn = decidedOn
        self.decidedBy = decidedBy
    }
}
