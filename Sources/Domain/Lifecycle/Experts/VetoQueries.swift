import Foundation
import Postgres
import Tenancy

extension Scope {
    /// The vetoes raised against every version so far.
    func vetoes(of colleges: [College]) async throws -> OnFile<VetoEntry> {
        var found = OnFile<VetoEntry>()
        _ = try await all(
            """
            SELECT college_id, ground, coalesce(raised_by, \(expert("expert_id"))), kind, version, reason, at,
                coalesce(\(expert("expert_name")), member_name), role
            FROM lifecycle.veto
            WHERE \(own(colleges)) ORDER BY at
            """
        ) {
            (
                college: Identifier<College>,
                ground: Veto.Ground,
                by: Identifier<Member>?,
                kind: Document.Kind,
                version: Int,
                reason: String,
                at: Date,
                name: String,
                role: Role
            ) in
            let nobody = Identifier<Member>(Identifier<Organisation>.nobody.uuid)
            let veto = Veto(ground, raisedBy: by ?? nobody, on: Citation(kind: kind, version: version))
            found[college, default: []].append(
                VetoEntry(veto, reason: reason, at: at, memberName: name, role: role)
            )
        }
        return found
    }

    /// What is kept of the expert who raised a veto, for those who may know it.
    private func expert(_ column: SQL) -> SQL {
        """
        (
            SELECT \(column) FROM lifecycle.expert_veto AS expert
            WHERE expert.tenant_id = veto.tenant_id AND expert.college_id = veto.college_id
                AND expert.version = veto.version AND expert.ground = veto.ground
        )
        """
    }

    /// One statement that writes vetoes, those of experts without names; `naming` writes these.
    static func insertion(of entries: [VetoEntry], _ college: College) -> SQL {
        """
        INSERT INTO lifecycle.veto (tenant_id, college_id, programme_id, kind, version, ground, raised_by, reason, at,
            member_name, role)
        SELECT \(college.tenant), \(college.id), \(college.programme), kind, version, ground, raised_by, reason, at,
            member_name, role
        FROM unnest(\(entries.map(\.veto.citation.kind)), \(entries.map { Int32($0.veto.citation.version) }),
            \(entries.map(\.veto.ground)), \(entries.map { $0.role == .expert ? nil : $0.veto.raisedBy }),
            \(entries.map(\.reason)), \(entries.map(\.at)), \(entries.map { $0.role == .expert ? "" : $0.memberName }),
            \(entries.map(\.role)))
            AS given (kind, version, ground, raised_by, reason, at, member_name, role)
        """
    }

    /// One statement that writes which experts raised vetoes.
    static func naming(_ entries: [VetoEntry], _ college: College) -> SQL {
        let entries = entries.filter { $0.role == .expert }
        return """
            INSERT INTO lifecycle.expert_veto (tenant_id, college_id, programme_id, version, ground, expert_id, expert_name)
            SELECT \(college.tenant), \(college.id), \(college.programme), version, ground, expert_id, expert_name
            FROM unnest(\(entries.map { Int32($0.veto.citation.version) }), \(entries.map(\.veto.ground)),
                \(entries.map(\.veto.raisedBy)), \(entries.map(\.memberName)))
                AS given (version, ground, expert_id, expert_name)
            """
    }
}

extension Database {
    /// Fails what is under review whatever the points, 一票否决; throws the `College.Refusal` that stands in the way, to
    /// the later of two who raise the same at once too.
    @discardableResult
    package func veto(
        _ id: Identifier<College>,
        on ground: Veto.Ground,
        reason: String,
        by act: Act
    ) async throws -> VetoEntry {
        try await self.act(act) { scope in
            try WrittenText.remark.check(reason)
            func checked(_ entry: CollegeEntry) async throws -> VetoEntry {
                let dossier = try await scope.file(of: entry).dossier
                return try entry.college.veto(ground, by: act.member, reason: reason, on: dossier, at: act.at)
            }
            let seen = try await scope.college(id)
            _ = try await checked(seen)
            let entry = try await scope.lockedForJudging(seen.college)
            let veto = try await checked(entry)
            try await scope.execute(Scope.insertion(of: [veto], entry.college))
            try await scope.execute(Scope.naming([veto], entry.college))
            let citation = veto.veto.citation
            let details = [
                "ground": ground.rawValue, "reason": veto.reason,
                "document": "\(citation.kind.rawValue) \(citation.version)",
            ]
            return Deed(veto, AuditEntry("lifecycle.veto", of: "\(id)", details: details))
        }
    }
}
