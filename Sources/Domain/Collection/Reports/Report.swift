import Calendar
import Foundation
import Postgres
import Tenancy

/// What one college reports for one data set and period: open → prepared → submitted → approved, or returned. A submitted
/// one can be withdrawn until headquarters has decided on it, an approved one unlocked.
package struct Report: Sendable, Hashable, Codable {
    /// Where a report stands; only `approved` and `submitted` lock its values.
    package enum State: String, Codable, Sendable, CaseIterable {
        case open, prepared, submitted, approved, returned

        /// Whether its values may still be written.
        package var takesValues: Bool { self == .open || self == .prepared || self == .returned }
    }

    /// What a member does to move it on.
    package enum Step: String, Codable, Sendable, CaseIterable {
        case prepare, submit, withdraw, approve, `return`, unlock

        /// Whether it is taken with words to whoever has to mend the report.
        package var needsReason: Bool { self == .return || self == .unlock }
    }

    package let id: Identifier<Report>
    /// Whose figures it holds: the lead college's, the partner's or headquarters' own.
    package let source: Element.Source
    package internal(set) var state: State
    /// As which it was read, before any step.
    let readAs: State
    /// What it is of, and where its college counts its days; nil for whichever period is over.
    package let period: Period?
    package let zone: Zone
    /// By when it is to be handed in; nil where that says nothing.
    package let due: Day?
    /// Everyone who ever wrote values of it.
    package var preparers: Set<Identifier<Member>>
    /// Those of its source who could submit it besides whoever asks: the partner's other members, for whom only its own
    /// know them; nil where the source always has a second person.
    package var colleagues: Set<Identifier<Member>>?
    /// Who submitted it last.
    package internal(set) var submitter: Identifier<Member>?
    /// The words with which it was returned or unlocked last.
    package internal(set) var reason: String?

    /// A report as its row holds it.
    package init(
        id: Identifier<Report> = Identifier(),
        source: Element.Source = .college,
        state: State = .open,
        period: Period? = nil,
        zone: Zone = .china,
        due: Day? = nil,
        preparers: Set<Identifier<Member>> = [],
        colleagues: Set<Identifier<Member>>? = nil,
        submitter: Identifier<Member>? = nil,
        reason: String? = nil
    ) {
        self.id = id
        self.source = source
        self.state = state
        readAs = state
        self.period = period
        self.zone = zone
        self.due = due
        self.preparers = preparers
        self.colleagues = colleagues
        self.submitter = submitter
        self.reason = reason
    }

    /// Moves the report one step; nobody submits what they prepared, nobody approves what they prepared or submitted.
    ///
    /// Whoever may submit it may return it instead, before headquarters sees it.
    package mutating func take(_ step: Step, by member: Member, reason: String? = nil, at date: Date)
        throws(ReportRefusal)
    {
        let right = Right.move(state == .prepared && step == .return ? .submit : step, of: source)
        guard member.may(right) else { throw .role(step, right.roles) }
        switch (state, step) {
        case (.open, .prepare), (.prepared, .prepare), (.returned, .prepare):
            state = .prepared
            preparers.insert(member.id)
        case (.prepared, .submit):
            guard !preparers.contains(member.id) || isAlone else { throw .preparedBySame }
            if let period, Day(date, in: zone) <= period.end { throw .periodRunning(until: period.end) }
            state = .submitted
            submitter = member.id
        case (.submitted, .approve):
            guard !preparers.contains(member.id), submitter != member.id else { throw .preparedBySame }
            state = .approved
        case (.prepared, .return):
            guard !preparers.contains(member.id) else { throw .preparedBySame }
            try giveBack(for: reason)
        case (.submitted, .withdraw):
            state = .prepared
            submitter = nil
        // Unlocked, it is the reporter's to mend, as if it had been returned.
        case (.submitted, .return), (.approved, .unlock):
            try giveBack(for: reason)
        default:
            throw .state(state, step)
        }
    }

    private mutating func giveBack(for reason: String?) throws(ReportRefusal) {
        guard let reason = reason?.trimmingCharacters(in: .whitespacesAndNewlines), !reason.isEmpty else {
            throw .reasonMissing
        }
        state = .returned
        self.reason = reason
    }

    /// Whether a source that may have one person only has nobody left who didn't prepare it.
    private var isAlone: Bool { colleagues.map { $0.subtracting(preparers).isEmpty } ?? false }

    /// Why a member can't take a step now; nil if they can, giving a reason where it needs one.
    package func refusal(of step: Step, by member: Member, at date: Date) -> ReportRefusal? {
        var report = self
        do {
            try report.take(step, by: member, reason: "-", at: date)
            return nil
        } catch {
            return error
        }
    }
}

/// Why a report does not move; each case says what would let it.
package enum ReportRefusal: Error, Sendable, Hashable {
    /// Another role takes this step.
    case role(Report.Step, [Role])
    /// Whoever prepared or submitted it does not decide on it.
    case preparedBySame
    case reasonMissing
    /// Its period isn't over yet; this is its last day.
    case periodRunning(until: Day)
    /// The report stands where this step does not lead on.
    case state(Report.State, Report.Step)
    /// Something is odd about it, so that it isn't approved unseen.
    case odd
    /// Somebody else moved it in the meantime.
    case moved
    /// It breaks validation rules, some of them of high importance; everything that was found.
    case broken([RuleCheck])
}

extension Report.State: PostgresCodable {}
