import Foundation

/// How something that was entered can be changed or taken away by a member now.
package enum ChangeWay: Sendable, Hashable {
    /// Nobody has relied on it yet.
    case freely
    /// Somebody has; what it was stays on record beside what it became, with the reason.
    case withReason
}

/// How somebody relies on something that was entered.
package enum Reliance: Sendable, Hashable {
    /// By a step that was decided since.
    case step(College.Step, at: Date)
    /// It is completed.
    case completed(at: Date)
    /// Its day is over.
    case past(Date)
}

/// Why something that was entered was not changed or taken away.
package enum ChangeRefusal: Error, Sendable, Hashable {
    /// Only headquarters corrects it by now.
    case reliedOn(Reliance)
    case reasonMissing
    /// A step has cited this version; the next version is the way to mend it.
    case filed(Citation)
    /// The application was submitted, so that its draft isn't taken away any more.
    case submitted
    /// Whoever opened a finding on which others rely doesn't take it away.
    case openedBySame
}

extension ChangeWay {
    /// Throws `reasonMissing` where a reason is needed and none is given.
    package func require(_ reason: String) throws(ChangeRefusal) {
        if self == .withReason, reason.isEmpty { throw .reasonMissing }
    }
}
