import Evidence
import Foundation
import Postgres
import Tenancy

/// What came of a step.
package struct TakenStep: Sendable {
    /// The college as it stands now.
    package let entry: CollegeEntry
    /// Its whole record, the step last.
    package let record: [Transition]
    /// What the audit trail is to hear of it.
    package let told: AuditEntry
}

extension Scope {
    /// Takes a step: locks the college, reads its file, asks the rulebook, writes the college and the record. Throws
    /// `NotFound`, or the `College.Refusal` that says what stands in the way. Part of `Database.take`, which also writes
    /// what the step counts to. A step that decides needs a confirmation besides; throws `ConfirmationRefusal.needed`.
    ///
    /// - Parameter seen: the college's version on the page that the member decided by; nil to take it as it is now.
    package func take(
        _ step: College.Step,
        on id: Identifier<College>,
        seen: Int? = nil,
        reason: String? = nil,
        by act: Act
    ) async throws -> TakenStep {
        let date = act.at
        try WrittenText.remark.check(reason)
        var entry = try await college(id)
        // Who may only read it gets the rulebook's refusal.
        entry = try await lockedCollege(entry.college) ?? entry
        let dossier = try await file(of: entry).dossier
        if let seen, seen != entry.college.version {
            let last = dossier.record.last
            throw College.Refusal.changedMeanwhile(to: entry.college.state, since: last?.at ?? entry.college.since)
        }
        var transition = try entry.college.take(step, by: member, on: dossier, reason: reason, at: date)
        if step.meaning != nil { transition.confirm(by: try await confirmed(act)) }
        try await save(transition, of: entry.college)
        try await cite(transition.evidence, for: transition.decision, of: entry.college.tenant, at: date)
        if transition.isOnMilestones {
            let milestones: SQL = "kind = 'milestone' AND college_id = \(id)"
            try await cite(where: milestones, for: transition.decision, of: entry.college.tenant, at: date)
        }
        let details = [
            "code": entry.college.code, "number": "\(transition.number)", "from": transition.from.rawValue,
            "to": transition.to.rawValue, "reason": transition.reason ?? "",
            "cites": transition.cites.map { "\($0.kind.rawValue) \($0.version)" }.joined(separator: ", "),
            "rubric": transition.rubric ?? "",
        ]
        let told = AuditEntry(
            "lifecycle.\(step.rawValue)",
            of: "\(id)",
            details: details.merging(transition.confirmation?.details ?? [:]) { $1 }
        )
        return TakenStep(entry: entry, record: dossier.record + [transition], told: told)
    }

    /// Writes a step that was just taken; throws `changedMeanwhile` where somebody was faster. Part of `take`.
    package func save(_ transition: Transition, of college: College) async throws {
        let updated = try await execute(
            """
            UPDATE lifecycle.college
            SET state = \(college.state), since = \(college.since), failures = \(Int16(college.failures)),
                reviewed = \(college.reviewed), version = \(Int32(transition.number)), awaiting = \(college.awaiting),
                scored = CASE WHEN \(transition.step.isScored || transition.step == .withdraw) THEN 0 ELSE scored END
            WHERE \(own(college)) AND version = \(Int32(transition.number - 1))
            """
        )
        guard updated == 1 else {
            let now = try await self.college(college.id).college
            throw College.Refusal.changedMeanwhile(to: now.state, since: now.since)
        }
        let organisation = try await ownOrganisation()
        let entry = TransitionEntry(
            transition,
            memberName: member.fullName,
            organisationZh: organisation.nameZh,
            organisationEn: organisation.nameEn
        )
        try await transaction.pipeline([
            Self.insertion(of: [entry], college),
            """
            UPDATE lifecycle.score SET decided = \(Int32(transition.number))
            FROM unnest(\(transition.cites.map(\.kind)), \(transition.cites.map { Int32($0.version) }))
                AS cited (kind, version)
            WHERE \(own(college)) AND expert_id = ANY (\(transition.experts))
                AND score.kind = cited.kind AND score.version = cited.version
            """,
            """
            UPDATE lifecycle.document SET filed_at = \(transition.at)
            FROM unnest(\(transition.cites.map(\.kind)), \(transition.cites.map { Int32($0.version) }))
                AS cited (kind, version)
            WHERE tenant_id = \(college.tenant) AND college_id = \(college.id) AND filed_at IS NULL
                AND \(transition.step != .returnDraft)
                AND document.kind = cited.kind AND document.version = cited.version
            """,
        ])
    }
}
