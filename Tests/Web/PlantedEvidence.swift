import Evidence
import Foundation
import Postgres
import Tenancy

/// A file of a lead college that is attached to a version of a document, cited by a step, and another that nothing has
/// attached; and an upload that is not done.
struct PlantedEvidence: Sendable {
    let subject: EvidenceSubject
    let attachment = Identifier<Attachment>()
    let upload = Identifier<EvidenceUpload>()
    /// What is made of it, in place of its hash.
    let sha256 = [UInt8](repeating: 7, count: 32)
    let bytes = Array("%PDF-1.7 Canary".utf8)

    func file(of tenant: Identifier<Organisation>) -> EvidenceFile {
        EvidenceFile(tenant: tenant, sha256: sha256, size: bytes.count, crc32: 0, type: "application/pdf")
    }

    /// Plants it as a member of the lead college.
    ///
    /// - Parameter decision: what cites it; nil for nothing.
    func plant(in scope: Scope, citedBy decision: EvidenceDecision?) async throws {
        let (member, college) = (scope.member, subject.college)
        let colleges = [college].compactMap(\.self)
        _ = try await scope.acting(as: "evidence") {
            for hash in [sha256, [UInt8](repeating: 8, count: 32)] {
                try await scope.execute(
                    """
                    INSERT INTO evidence.file (tenant_id, sha256, programme_id, colleges, size, crc32, media_type,
                        created)
                    VALUES (\(member.organisation), \(hash), \(member.programme), \(colleges), \(Int64(bytes.count)), 0,
                        'application/pdf', '2025-03-01')
                    ON CONFLICT DO NOTHING
                    """
                )
                try await scope.execute(
                    """
                    INSERT INTO evidence.chunk (tenant_id, sha256, ordinal, programme_id, colleges, bytes)
                    VALUES (\(member.organisation), \(hash), 0, \(member.programme), \(colleges), \(bytes))
                    ON CONFLICT DO NOTHING
                    """
                )
            }
        }
        try await scope.execute(
            """
            INSERT INTO evidence.attachment (tenant_id, attachment_id, programme_id, college_id, kind, item, sha256,
                file_name, sentence, language, member_id, member_name, role, organisation_id, organisation_zh,
                organisation_en, at)
            VALUES (\(member.organisation), \(attachment), \(member.programme), \(college), \(subject.kind.rawValue),
                \(subject.item), \(sha256), 'Canary.pdf', 'Canary sentence', 'en', \(member.id), 'Canary person',
                'reporter', \(member.organisation), '甲学院', 'Lead College A', '2025-03-01')
            """
        )
        try await scope.execute(
            """
            INSERT INTO evidence.upload (tenant_id, upload_id, programme_id, member_id, subject, file_name, sentence,
                language, size, received, created, touched)
            VALUES (\(member.organisation), \(upload), \(member.programme), \(member.id), \("\(subject)"), 'Canary.pdf',
                'Canary', 'en', 8675309, 6, now(), now())
            """
        )
        try await scope.execute(
            """
            INSERT INTO evidence.upload_piece (tenant_id, upload_id, place, programme_id, member_id, bytes)
            VALUES (\(member.organisation), \(upload), 0, \(member.programme), \(member.id), 'Canary')
            """
        )
        if let decision { try await scope.cite([subject], for: decision, of: member.organisation, at: Date()) }
    }
}
