import Foundation
import Postgres
import Tenancy

extension Scope {
    /// What experts gave every version under review so far.
    package func scores(of college: College) async throws -> [Score] {
        try await all(
            """
            SELECT expert_id, organisation_id, kind, version, points, at FROM lifecycle.score
            WHERE \(own(college)) ORDER BY at, expert_id
            """
        ) {
            (
                expert: Identifier<Member>,
                organisation: Identifier<Organisation>,
                kind: Document.Kind,
                version: Int,
                points: JSON<[String: Decimal]>,
                at: Date
            ) in
            Score(
                expert: expert,
                organisation: organisation,
                on: Citation(kind: kind, version: version),
                points: points.value,
                at: at
            )
        }
    }

    /// The vetoes raised so far.
    package func vetoes(of college: College) async throws -> [VetoEntry] {
        try await all(
            "SELECT ground, raised_by, kind, version, reason, at FROM lifecycle.veto WHERE \(own(college)) ORDER BY at"
        ) {
            (ground: Veto.Ground, by: Identifier<Member>, kind: Document.Kind, version: Int, reason: String, at: Date)
            in
            VetoEntry(Veto(ground, raisedBy: by, on: Citation(kind: kind, version: version)), reason: reason, at: at)
        }
    }

    /// Keeps a score that `College.score` has checked, in place of one that the expert gave the same version before.
    package func save(_ score: Score, of college: College, comment: String?) async throws {
        try await execute(
            Self.insertion(of: [score], college, comments: [comment])
                + """
                 ON CONFLICT (tenant_id, college_id, kind, version, expert_id)
                DO UPDATE SET points = EXCLUDED.points, comment = EXCLUDED.comment, at = EXCLUDED.at
                """
        )
    }

    /// Keeps a veto; raising the same again changes nothing.
    package func save(_ entry: VetoEntry, of college: College) async throws {
        try await execute(Self.insertion(of: [entry], college) + " ON CONFLICT DO NOTHING")
    }

    /// One statement that writes scores.
    static func insertion(of scores: [Score], _ college: College, comments: [String?]) -> SQL {
        """
        INSERT INTO lifecycle.score (tenant_id, college_id, programme_id, kind, version, expert_id, organisation_id,
            points, comment, at)
        SELECT \(college.tenant), \(college.id), \(college.programme), kind, version, expert_id, organisation_id, points,
            comment, at
        FROM unnest(\(scores.map(\.citation.kind)), \(scores.map { Int32($0.citation.version) }),
            \(scores.map(\.expert)), \(scores.map(\.organisation)), \(scores.map { JSON($0.points) }), \(comments),
            \(scores.map(\.at)))
            AS given (kind, version, expert_id, organisation_id, points, comment, at)
        """
    }

    /// One statement that writes vetoes.
    static func insertion(of entries: [VetoEntry], _ college: College) -> SQL {
        """
        INSERT INTO lifecycle.veto (tenant_id, college_id, programme_id, kind, version, ground, raised_by, reason, at)
        SELECT \(college.tenant), \(college.id), \(college.programme), kind, version, ground, raised_by, reason, at
        FROM unnest(\(entries.map(\.veto.citation.kind)), \(entries.map { Int32($0.veto.citation.version) }),
            \(entries.map(\.veto.ground)), \(entries.map(\.veto.raisedBy)), \(entries.map(\.reason)),
            \(entries.map(\.at)))
            AS given (kind, version, ground, raised_by, reason, at)
        """
    }
}
