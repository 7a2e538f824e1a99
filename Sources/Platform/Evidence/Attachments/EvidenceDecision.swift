import Foundation
import Postgres
import Tenancy

/// A decision that was made on what was attached; what it cites stays as it was, whatever is replaced later.
package struct EvidenceDecision: Sendable, Hashable {
    /// What is decided, and which of it: `step~(college)~3`.
    package let text: String

    /// Reads that; nil for what names no decision.
    package init?(_ text: String) {
        guard text.wholeMatch(of: /(step|report|finding|adoption)~[0-9a-f-]{36}(~[0-9]{1,9})*/) != nil else {
            return nil
        }
        self.text = text
    }

    private init(known text: String) {
        self.text = text
    }

    /// A step of a college by its number.
    package static func step(_ number: Int, of college: UUID) -> EvidenceDecision {
        EvidenceDecision(known: "step~\(college.uuidString.lowercased())~\(number)")
    }

    /// A round of a report by its number.
    package static func report(_ report: UUID, round: Int) -> EvidenceDecision {
        EvidenceDecision(known: "report~\(report.uuidString.lowercased())~\(round)")
    }

    /// A step of a finding's course by its number.
    package static func finding(_ finding: Int, of college: UUID, step: Int) -> EvidenceDecision {
        EvidenceDecision(known: "finding~\(college.uuidString.lowercased())~\(finding)~\(step)")
    }

    /// That an adoption was confirmed.
    package static func adoption(_ adoption: UUID) -> EvidenceDecision {
        EvidenceDecision(known: "adoption~\(adoption.uuidString.lowercased())")
    }
}

extension Scope {
    /// Keeps with a decision what stands attached to these subjects, in the decision's own transaction. An expert's scores
    /// are never among them, for they would name the expert.
    package func cite(
        _ subjects: [EvidenceSubject],
        for decision: EvidenceDecision,
        of tenant: Identifier<Organisation>,
        at date: Date
    ) async throws {
        guard !subjects.isEmpty else { return }
        let named: SQL = """
            (kind, coalesce(college_id, \(Identifier<Organisation>.nobody)), item) IN (
                SELECT * FROM unnest(\(subjects.map(\.kind)),
                    \(subjects.map { $0.college ?? Identifier<Organisation>.nobody.uuid }), \(subjects.map(\.item)))
            )
            """
        try await cite(where: named, for: decision, of: tenant, at: date)
    }

    /// The same of what a condition on attachments chooses.
    package func cite(
        where chosen: SQL,
        for decision: EvidenceDecision,
        of tenant: Identifier<Organisation>,
        at date: Date
    ) async throws {
        try await execute(
            """
            INSERT INTO evidence.citation (tenant_id, decision, attachment_id, programme_id, college_id, sha256, at)
            SELECT tenant_id, \(decision.text), attachment_id, programme_id, college_id, sha256, \(date)
            FROM evidence.attachment
            WHERE tenant_id = \(tenant) AND programme_id = \(member.programme) AND ended IS NULL AND kind <> 'score'
                AND \(chosen)
            ON CONFLICT DO NOTHING
            """
        )
    }
}
