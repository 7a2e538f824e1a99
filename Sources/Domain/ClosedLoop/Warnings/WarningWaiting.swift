import Calendar
import Foundation
import Lifecycle
import Postgres
import Tenancy

extension Warning {
    /// What a warning waits for.
    package enum Wait: String, Sendable, Hashable, CaseIterable {
        /// That it is dismissed with a reason, or made a finding.
        case answer
        /// That a dismissal is accepted, or isn't.
        case review
    }

    /// What a warning waits for a member to do now, of whom it has gone up to and those before: the one rule that queues,
    /// pages and counts ask.
    ///
    /// - Parameters:
    ///   - today: the college's day.
    ///   - days: in how many days its rule has it answered.
    package func wait(for member: Member, at college: College, on today: Day, days: Int) -> Wait? {
        guard !college.state.isFinal else { return nil }
        switch state {
        case .open:
            let isTheirs = member.may(.answerWarning, at: college) || member.may(.reviewWarning, at: college)
            let reached = Level.upTo(level(on: today, days: days))
            return isTheirs && reached.contains { $0.role == member.role } ? .answer : nil
        case .dismissed:
            return member.may(.reviewWarning, at: college) && answeredBy != member.id ? .review : nil
        case .accepted, .finding, .withdrawn:
            return nil
        }
    }

    /// Where one may wait for a role as far as its row tells; nil where none ever does. What does wait, the rule above says.
    ///
    /// - Parameter latest: the day where it is latest.
    static func occasion(for role: Role, latest: Day) -> SQL? {
        let reviews = Right.reviewWarning.roles.contains(role)
        let answers = Level.allCases.contains { $0.role == role }
        let open: SQL =
            role == Level.reporter.role
            ? "warning.state = 'open'" : "warning.state = 'open' AND warning.due < \(latest)"
        return switch (answers, reviews) {
        case (true, true): "(warning.state = 'dismissed' OR (\(open)))"
        case (true, false): "(\(open))"
        case (false, true): "warning.state = 'dismissed'"
        case (false, false): nil
        }
    }
}

/// A warning that waits for somebody.
package struct WaitingWarning: Sendable, Hashable {
    package let entry: WarningEntry
    package let college: CollegeEntry
    package let wait: Warning.Wait
}

extension Scope {
    /// The warnings that wait for the member, what is due first before the others; nothing is read of the others.
    package func warningsWaiting(at date: Date) async throws -> [WaitingWarning] {
        guard let occasion = Warning.occasion(for: member.role, latest: Day(latestAt: date)) else { return [] }
        let found = try await entries(
            where: "warning.programme_id = \(member.programme) AND \(occasion)",
            rest: "ORDER BY warning.due, warning.raised, warning.college_id, warning.number"
        )
        guard !found.isEmpty else { return [] }
        let ids = Set(found.map(\.warning.college))
        let colleges = Dictionary(try await collegeEntries(Array(ids)).map { ($0.college.id, $0) }) { $1 }
        let days = Dictionary(try await warningRules().map { ($0.kind, $0.days) }) { $1 }
        return found.compactMap { entry in
            guard let college = colleges[entry.warning.college] else { return nil }
            let wait = entry.warning.wait(
                for: member,
                at: college.college,
                on: Day(date, in: entry.zone),
                days: days[entry.warning.cause.kind] ?? 14
            )
            return wait.map { WaitingWarning(entry: entry, college: college, wait: $0) }
        }
    }
}
