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
    /// Everyone who ever wrote values of it.
    package var preparers: Set<Identifier<Member>>
    /// Who submitted it last.
    package internal(set) var submitter: Identifier<Member>?
    /// The reviewer's words when it was returned or unlocked.
    package internal(set) var reason: String?

    /// A report as its row holds it.
    package init(
        id: Identifier<Report> = Identifier(),
        source: Element.Source = .college,
        state: State = .open,
        preparers: Set<Identifier<Member>> = [],
        submitter: Identifier<Member>? = nil,
        reason: String? = nil
    ) {
        self.id = id
        self.source = source
        self.state = state
        self.preparers = preparers
        self.submitter = submitter
        self.reason = reason
    }

    /// Moves the report one step; nobody submits what they prepared, nobody approves what they prepared or submitted.
    package mutating func take(_ step: Step, by member: Member, reason: String? = nil) throws(ReportRefusal) {
        let right = Right.move(step, of: source)
        guard member.may(right) else { throw .role(step, right.roles) }
        switch (state, step) {
        case (.open, .prepare), (.prepared, .prepare), (.returned, .prepare):
            state = .prepared
            preparers.insert(member.id)
        case (.prepared, .submit):
            guard !preparers.contains(member.id) else { throw .preparedBySame }
            state = .submitted
            submitter = member.id
        case (.submitted, .approve):
            guard !preparers.contains(member.id), submitter != member.id else { throw .preparedBySame }
            state = .approved
        case (.submitted, .withdraw):
            state = .prepared
            submitter = nil
        // Unlocked, it is the reporter's to mend, as if it had been returned.
        case (.submitted, .return), (.approved, .unlock):
            guard let reason, !reason.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty else {
                throw .reasonMissing
            }
            state = .returned
            self.reason = reason.trimmingCharacters(in: .whitespacesAndNewlines)
        default:
            throw .state(state, step)
        }
    }

    /// Why a member can't take a step now; nil if they can, giving a reason where it needs one.
    package func refusal(of step: Step, by member: Member) -> ReportRefusal? {
        var report = self
        do {
            try report.take(step, by: member, reason: "-")
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
    /// The report stands where this step does not lead on.
    case state(Report.State, Report.Step)
    /// Somebody else moved it in the meantime.
    case moved
}

extension Report.State: PostgresCodable {}
