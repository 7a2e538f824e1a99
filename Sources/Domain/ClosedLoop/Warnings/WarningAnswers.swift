import Calendar
import Collection
import Foundation
import Lifecycle
import Postgres
import Tenancy

extension Database {
    /// Dismisses a warning with a reason, which a reviewer then accepts or doesn't. Throws `WarningRefusal`.
    package func dismissWarning(_ number: Int, at id: Identifier<College>, reason: String, by act: Act) async throws {
        try await answer(number, at: id, .answerWarning, reason: reason, by: act) { scope, warning, college in
            guard warning.state == .open else { throw WarningRefusal.notOpen }
            guard !reason.isEmpty else { throw WarningRefusal.reasonMissing }
            return WarningAnswer(step: "dismiss", state: .dismissed, words: reason)
        }
    }

    /// Accepts that there is nothing in a warning, or opens it again with a reason; never whoever dismissed it. Throws
    /// `WarningRefusal`.
    package func reviewWarning(
        _ number: Int,
        at id: Identifier<College>,
        accepts: Bool,
        reason: String = "",
        by act: Act
    ) async throws {
        try await answer(number, at: id, .reviewWarning, reason: reason, by: act) { scope, warning, college in
            guard warning.state == .dismissed, warning.answeredBy != act.member.id else {
                throw WarningRefusal.notDismissed
            }
            guard accepts || !reason.isEmpty else { throw WarningRefusal.reasonMissing }
            return WarningAnswer(step: accepts ? "accept" : "refuse", state: accepts ? .accepted : .open, words: nil)
        }
    }

    /// Makes a warning a finding, due by the end of a day: the lead college's answer. Throws `WarningRefusal` or `FindingRefusal`.
    package func findWarning(
        _ number: Int,
        at id: Identifier<College>,
        text: String,
        due: Day?,
        by act: Act
    ) async throws {
        try await answer(number, at: id, .answerWarning, reason: "", by: act) { scope, warning, college in
            guard warning.state == .open else { throw WarningRefusal.notOpen }
            // Findings are headquarters' to write; the lead college's own comes from its warning.
            let new = NewFinding(
                .minor,
                text: text,
                due: due,
                origin: .warning,
                indicator: warning.cause.kind.isOfFigures ? warning.cause.subject : nil,
                warning: number
            )
            let opened = try await scope.acting(as: "hq-admin") {
                try await scope.openFinding(new, at: college, on: act.at)
            }
            return WarningAnswer(step: "find", state: .finding, words: text, opened: opened)
        }
    }

    private func answer(
        _ number: Int,
        at id: Identifier<College>,
        _ right: Right,
        reason: String,
        by act: Act,
        _ decide: nonisolated(nonsending) (Scope, Warning, College) async throws -> WarningAnswer
    ) async throws {
        try WrittenText.remark.check(reason)
        try await self.act(act) { scope in
            let college = try await scope.lock(try await scope.college(id).college, for: right)
            try await scope.lock("college.college_id = \(id)", of: college.tenant)
            let warning = try await scope.warning(number, of: id).warning
            let answer = try await decide(scope, warning, college)
            try await scope.keep(answer, of: warning, on: Day(act.at, in: college.zone), at: act.at)
            let steps = [(number, answer.words ?? reason)]
            try await scope.noteSteps(answer.step, of: steps, by: act.member, warning.tenant, id, at: act.at)
            let month = try await scope.month(of: warning)
            let counts = try await scope.warningCounts(of: warning.tenant, in: [id: [month]])
            var details = ["number": "\(number)", "cause": warning.cause.key]
            details["finding"] = answer.opened.map { "\($0.finding.number)" }
            if !reason.isEmpty { details["reason"] = reason }
            return Deed(
                (),
                AuditEntry("closed-loop.\(answer.step)-warning", of: "\(id)", details: details),
                besides: answer.opened.map { [$0.entry] } ?? [],
                last: try await scope.count(counts + (answer.opened?.values ?? []), of: warning.tenant, at: act.at)
            )
        }
    }
}

/// What an answer makes of a warning.
struct WarningAnswer: Sendable {
    let step: String
    let state: Warning.State
    /// Nil where they stay as they are.
    let words: String?
    /// The finding that it became.
    var opened: OpenedFinding?
}

extension Scope {
    fileprivate func keep(_ answer: WarningAnswer, of warning: Warning, on day: Day, at date: Date) async throws {
        // What a reviewer refuses was no answer; what they accept stands as of when it was given.
        let isNew = answer.state == .dismissed || answer.state == .finding
        let stays = answer.state == .accepted
        _ = try await acting(as: "loop") {
            try await execute(
                """
                UPDATE closed_loop.warning SET state = \(answer.state),
                    answered_at = CASE WHEN \(isNew) THEN \(date) WHEN \(stays) THEN answered_at END,
                    answered_on = CASE WHEN \(isNew) THEN \(day) WHEN \(stays) THEN answered_on END,
                    answered_by = CASE WHEN \(isNew) THEN \(member.id) WHEN \(stays) THEN answered_by END,
                    words = coalesce(\(answer.words), words), finding = \(answer.opened.map { Int32($0.finding.number) })
                WHERE tenant_id = \(warning.tenant) AND college_id = \(warning.college)
                    AND number = \(Int32(warning.number))
                """
            )
        }
    }

    fileprivate func month(of warning: Warning) async throws -> String {
        try await one(
            """
            SELECT month FROM closed_loop.warning
            WHERE tenant_id = \(warning.tenant) AND college_id = \(warning.college)
                AND number = \(Int32(warning.number))
            """,
            as: String.self
        )
    }
}
