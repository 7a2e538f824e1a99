import Foundation
import Postgres
import Tenancy

extension Scope {
    /// What was attached to a subject, as far as the member may see it, the earliest first; what no longer stands too. Of
    /// scores each expert's is kept under their own tenant.
    package func attachments(to subject: EvidenceSubject, of tenant: Identifier<Organisation>) async throws
        -> [Attachment]
    {
        try await attachments(
            where: """
                (attachment.tenant_id = \(tenant) OR \(subject.kind == .score)) AND attachment.kind = \(subject.kind)
                    AND attachment.college_id IS NOT DISTINCT FROM \(subject.college)::uuid
                    AND attachment.item = \(subject.item)
                """
        )
    }

    /// What was attached to things of these kinds of a college, the same way; to scores only where they are named alone.
    package func attachments(
        ofCollege college: UUID,
        of tenant: Identifier<Organisation>,
        kinds: [EvidenceSubject.Kind] = EvidenceSubject.Kind.allCases
    ) async throws -> [Attachment] {
        let kept: SQL = kinds == [.score] ? "true" : "attachment.tenant_id = \(tenant)"
        return try await attachments(
            where: "\(kept) AND attachment.college_id = \(college) AND attachment.kind = ANY(\(kinds))"
        )
    }

    /// What was attached to each of these subjects, which these tenants keep; one without any is not in it.
    package func attachments(toEach subjects: [EvidenceSubject], of tenants: [Identifier<Organisation>]) async throws
        -> [EvidenceSubject: [Attachment]]
    {
        guard !subjects.isEmpty else { return [:] }
        let found = try await attachments(
            where: """
                attachment.tenant_id = ANY(\(tenants))
                    AND (attachment.kind, coalesce(attachment.college_id, \(Identifier<Organisation>.nobody)),
                        attachment.item) IN (
                        SELECT * FROM unnest(\(subjects.map(\.kind)),
                            \(subjects.map { $0.college ?? Identifier<Organisation>.nobody.uuid }),
                            \(subjects.map(\.item)))
                    )
                """
        )
        return Dictionary(grouping: found, by: \.subject)
    }

    /// One that the member may see; throws `NotFound`.
    package func attachment(_ id: Identifier<Attachment>) async throws -> Attachment {
        guard let found = try await attachments(where: "attachment.attachment_id = \(id)").first else {
            throw NotFound(what: "evidence")
        }
        return found
    }

    /// What a decision was made on, as it was then.
    package func attachments(citedBy decision: EvidenceDecision) async throws -> [Attachment] {
        try await attachments(
            where: """
                (attachment.tenant_id, attachment.attachment_id) IN (
                    SELECT tenant_id, attachment_id FROM evidence.citation
                    WHERE programme_id = \(member.programme) AND decision = \(decision.text)
                )
                """
        )
    }

    /// What each of these decisions was made on, as it was then; one that was made on no file is not in it.
    package func attachments(citedByEach decisions: [EvidenceDecision], of tenants: [Identifier<Organisation>])
        async throws
        -> [EvidenceDecision: [Attachment]]
    {
        guard !decisions.isEmpty else { return [:] }
        let cited = try await all(
            """
            SELECT decision, attachment_id FROM evidence.citation
            WHERE tenant_id = ANY(\(tenants)) AND programme_id = \(member.programme)
                AND decision = ANY(\(decisions.map(\.text)))
            """
        ) { (decision: String, id: Identifier<Attachment>) in (decision, id) }
        guard !cited.isEmpty else { return [:] }
        let found = try await attachments(
            where: "attachment.tenant_id = ANY(\(tenants)) AND attachment.attachment_id = ANY(\(cited.map(\.1)))"
        )
        return decisions.reduce(into: [:]) { answer, decision in
            let ids = Set(cited.filter { $0.0 == decision.text }.map(\.1))
            if !ids.isEmpty { answer[decision] = found.filter { ids.contains($0.id) } }
        }
    }

    private func attachments(where condition: SQL) async throws -> [Attachment] {
        try await all(
            """
            SELECT attachment_id, attachment.tenant_id, kind, college_id, item, attachment.sha256, file.size, file.crc32,
                file.media_type, file_name, sentence, language, member_id, member_name, role, organisation_id, organisation_zh,
                organisation_en, at, ended, ended_by_name, replaced_by
            FROM evidence.attachment
            JOIN evidence.file ON file.tenant_id = attachment.tenant_id AND file.sha256 = attachment.sha256
            WHERE attachment.programme_id = \(member.programme) AND \(condition)
            ORDER BY at, attachment_id
            """
        ) {
            (
                id: Identifier<Attachment>,
                tenant: Identifier<Organisation>,
                kind: EvidenceSubject.Kind,
                college: UUID?,
                item: String,
                sha256: [UInt8],
                size: Int,
                crc32: Int,
                type: String,
                fileName: String,
                sentence: String,
                language: String,
                member: Identifier<Member>,
                memberName: String,
                role: Role,
                organisation: Identifier<Organisation>,
                zh: String,
                en: String,
                at: Date,
                ended: Date?,
                endedBy: String?,
                replacedBy: Identifier<Attachment>?
            ) in
            Attachment(
                id: id,
                tenant: tenant,
                subject: EvidenceSubject(kind, of: college, item),
                file: EvidenceFile(
                    tenant: tenant,
                    sha256: sha256,
                    size: size,
                    crc32: UInt32(truncatingIfNeeded: crc32),
                    type: type
                ),
                words: EvidenceWords(fileName: fileName, sentence: sentence, language: language),
                member: member,
                memberName: memberName,
                role: role,
                organisation: organisation,
                organisationZh: zh,
                organisationEn: en,
                at: at,
                end: ended.map { Attachment.End(at: $0, by: endedBy ?? "", replacedBy: replacedBy) }
            )
        }
    }
}

extension EvidenceSubject.Kind: PostgresCodable {}
