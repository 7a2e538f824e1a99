import Calendar
import Foundation
import Lifecycle
import Postgres
import Tenancy

/// Why a finding was not opened or verified.
package enum FindingRefusal: Error, Sendable, Hashable {
    case textMissing
    /// A condition needs a day by which it must be met, and no day that is past is one.
    case dueMissing
    /// The day lies in a year that nobody plans for.
    case dueOutside
    /// The college is in a state in which nothing is found amiss: not approved yet, or at its end.
    case notTaken
    /// Somebody has verified it already.
    case verified
    /// Whoever opened it doesn't verify it.
    case openedBySame

    /// Everything that keeps a finding from being opened at a college; empty if nothing does.
    package static func all(
        _ severity: Finding.Severity,
        text: String,
        due: Day?,
        at college: College,
        on date: Date
    ) -> [FindingRefusal] {
        guard college.state.takesFindings else { return [.notTaken] }
        let isDue = due.map { $0.end(in: college.zone) > date } ?? (severity != .condition)
        return (text.isEmpty ? [.textMissing] : []) + (isDue ? [] : [.dueMissing])
    }
}

extension Database {
    /// Opens a finding at a college, which it may hold up, due by the end of a day there.
    @discardableResult
    package func open(
        _ severity: Finding.Severity,
        at id: Identifier<College>,
        text: String,
        due: Day?,
        by act: Act
    ) async throws -> Finding {
        try await self.act(act) { scope in
            let college = try await scope.lock(try await scope.college(id).college, for: .openFinding)
            let finding = try await scope.open(severity, at: college, text: text, due: due, on: act.at)
            let details = ["number": "\(finding.number)", "severity": severity.rawValue]
            return Deed(finding, AuditEntry("closed-loop.open-finding", of: "\(id)", details: details))
        }
    }

    /// Confirms that a finding is put right, which lets the college go on; never by whoever opened it, nor by the
    /// college's own tenants.
    package func verifyFinding(_ number: Int, at id: Identifier<College>, by act: Act) async throws {
        try await self.act(act) { scope in
            let college = try await scope.lock(try await scope.college(id).college, for: .verifyFinding)
            try await scope.verifyFinding(number, at: college, on: act.at)
            return Deed(AuditEntry("closed-loop.verify-finding", of: "\(id)", details: ["number": "\(number)"]))
        }
    }
}

extension Scope {
    fileprivate func open(
        _ severity: Finding.Severity,
        at college: College,
        text: String,
        due: Day?,
        on date: Date
    ) async throws -> Finding {
        let refusals = FindingRefusal.all(severity, text: text, due: due, at: college, on: date)
        if let refusal = refusals.first { throw refusal }
        try WrittenText.remark.check(text)
        let finding = Finding(
            try await nextNumber(of: .finding, after: findings(of: college).last?.number, at: college),
            severity,
            text: text,
            opened: date,
            openedBy: member.id,
            due: due?.end(in: college.zone)
        )
        try await store([finding], of: college)
        if let blocker = finding.blocker { try await place(blocker, at: college) }
        return finding
    }

    fileprivate func verifyFinding(_ number: Int, at college: College, on date: Date) async throws {
        guard let finding = try await findings(of: college).first(where: { $0.number == number }) else {
            throw NotFound(what: "finding")
        }
        if let refusal = finding.refusalOfVerification(by: member, at: college) { throw refusal }
        try await execute(
            """
            UPDATE closed_loop.finding
            SET verified = \(date), verified_by = \(member.id), verified_organisation_id = \(member.organisation)
            WHERE \(own(college)) AND number = \(number) AND verified IS NULL
            """
        )
        try await liftBlocker(number, at: college, on: date)
    }
}
