import Foundation
import Postgres
import Tenancy

extension Scope {
    /// The vetoes raised against every version so far.
    func vetoes(of colleges: [College]) async throws -> OnFile<VetoEntry> {
        var found = OnFile<VetoEntry>()
        _ = try await all(
            """
            SELECT college_id, ground, raised_by, kind, version, reason, at, member_name, role FROM lifecycle.veto
            WHERE \(own(colleges)) ORDER BY at
            """
        ) {
            (
                college: Identifier<College>,
                ground: Veto.Ground,
                by: Identifier<Member>,
                kind: Document.Kind,
                version: Int,
                reason: String,
                at: Date,
                name: String,
                role: Role
            ) in
            let veto = Veto(ground, raisedBy: by, on: Citation(kind: kind, version: version))
            found[college, default: []].append(
                VetoEntry(veto, reason: reason, at: at, memberName: name, role: role)
            )
        }
        return found
    }

    /// Keeps a veto that `College.veto` has checked; of two who raise the same at once, the first.
    package func save(_ entry: VetoEntry, of college: College) async throws {
        try await execute(Self.insertion(of: [entry], college) + " ON CONFLICT DO NOTHING")
    }

    /// One statement that writes vetoes.
    static func insertion(of entries: [VetoEntry], _ college: College) -> SQL {
        """
        INSERT INTO lifecycle.veto (tenant_id, college_id, programme_id, kind, version, ground, raised_by, reason, at,
            member_name, role)
        SELECT \(college.tenant), \(college.id), \(college.programme), kind, version, ground, raised_by, reason, at,
            member_name, role
        FROM unnest(\(entries.map(\.veto.citation.kind)), \(entries.map { Int32($0.veto.citation.version) }),
            \(entries.map(\.veto.ground)), \(entries.map(\.veto.raisedBy)), \(entries.map(\.reason)),
            \(entries.map(\.at)), \(entries.map(\.memberName)), \(entries.map(\.role)))
            AS given (kind, version, ground, raised_by, reason, at, member_name, role)
        """
    }
}
