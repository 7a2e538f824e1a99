import Foundation
import Postgres
import Tenancy

/// What one college reports for one data set and period: open → prepared → submitted → approved, or returned.
package struct Report: Sendable, Hashable, Codable {
    /// Where a report stands; only `approved` and `submitted` lock its values.
    package enum State: String, Codable, Sendable, CaseIterable {
        case open, prepared, submitted, approved, returned

        /// Whether its values may still be written.
        package var takesValues: Bool { self == .open || self == .prepared || self == .returned }
    }

    /// What a member does to move it on.
    package enum Step: String, Codable, Sendable, CaseIterable {
        case prepare, submit, approve, `return`
    }

    package let id: Identifier<Report>
    package internal(set) var state: State
    /// Everyone who wrote values of it since it was last submitted.
    package var preparers: Set<Identifier<Member>>
    /// Who submitted it last.
    package internal(set) var submitter: Identifier<Member>?
    /// The reviewer's words when it was returned.
    package internal(set) var reason: String?

    /// A report as its row holds it.
    package init(
        id: Identifier<Report> = Identifier(),
        state: State = .open,
        preparers: Set<Identifier<Member>> = [],
        submitter: Identifier<Member>? = nil,
        reason: String? = nil
    ) {
        self.id = id
        self.state = state
        self.preparers = preparers
        self.submitter = submitter
        self.reason = reason
    }

    /// Moves the report one step; nobody submits what they prepared, nobody approves what they prepared or submitted.
    package mutating func take(_ step: Step, by member: Member, reason: String? = nil) throws(ReportRefusal) {
        let allowed = Self.roles(step)
        guard allowed.contains(member.role) else { throw .role(step, allowed) }
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
        case (.submitted, .return):
            guard let reason, !reason.trimmingCharacters(in: .whitespaces).isEmpty else { throw .reasonMissing }
            state = .returned
            self.reason = reason
        default:
            throw .state(state, step)
        }
    }

    /// Who may take a step.
    package static func roles(_ step: Step) -> [Role] {
        switch step {
        case .prepare: [.reporter, .partner]
        case .submit: [.approver]
        case .approve, .return: [.reviewer]
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
