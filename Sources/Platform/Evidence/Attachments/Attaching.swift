import Foundation
import Postgres
import Tenancy

extension Database {
    /// Throws what keeps a member from attaching to a subject, before any file is read: `NotFound`, `Forbidden` or
    /// `EvidenceRefusal`.
    ///
    /// - Returns: the programme's rule.
    package func admitEvidence(to subject: EvidenceSubject, in rooms: EvidenceRooms, by act: Act) async throws
        -> EvidenceRule
    {
        try act.requireWriting()
        return try await reading(as: act.member) { scope in
            try await rooms.standing(of: subject, in: scope).requireAttaching(act.member)
            return try await scope.evidenceRule()
        }
    }

    /// Attaches a file to a subject. It is written once a tenant, however often it comes; the subject stays as it is
    /// meanwhile. Throws `NotFound`, `Forbidden`, `TextTooLong` or `EvidenceRefusal`.
    ///
    /// - Parameters:
    ///   - replaced: what it stands in the place of; nil where it is one more.
    ///   - upload: by which it came piece by piece, as it was when they were read; nil where it came at once.
    package func attach(
        _ file: ExaminedFile,
        _ words: EvidenceWords,
        to subject: EvidenceSubject,
        replacing replaced: Identifier<Attachment>? = nil,
        from upload: EvidenceUpload? = nil,
        in rooms: EvidenceRooms,
        by act: Act
    ) async throws -> Identifier<Attachment> {
        try words.check()
        return try await self.act(act) { scope in
            let standing = try await rooms.standing(of: subject, locking: true, in: scope)
            try standing.requireAttaching(act.member)
            if let upload { try await scope.hold(upload) }
            let rule = try await scope.evidenceRule()
            guard file.size <= rule.largest else { throw EvidenceRefusal.tooLarge(limit: rule.largest) }
            let id = Identifier<Attachment>()
            // Whose scores are whose, no college is to know.
            let college = subject.kind == .score ? nil : subject.college
            try await scope.keep(file, of: standing.tenant, grantedWith: college, at: act.at)
            try await scope.insert(id, file, words, to: subject, replacing: replaced, standing, at: act.at)
            if let replaced { try await scope.end(replaced, of: subject, standing, replacedBy: id, at: act.at) }
            if let upload { try await scope.close(upload.id, as: id) }
            let details = [
                "subject": "\(subject)", "sha256": EvidenceFile.text(of: file.sha256), "size": "\(file.size)",
                "type": file.mediaType.name, "replaces": replaced.map { "\($0)" } ?? "",
            ]
            return Deed(id, AuditEntry("evidence.attach", of: "\(id)", details: details))
        }
    }

    /// Says that an attachment of one's own organisation no longer stands; what was decided on it keeps it.
    package func withdraw(_ id: Identifier<Attachment>, in rooms: EvidenceRooms, by act: Act) async throws {
        try await self.act(act) { scope in
            let attachment = try await scope.attachment(id)
            let standing = try await rooms.standing(of: attachment.subject, locking: true, in: scope)
            try standing.requireAttaching(act.member)
            try await scope.end(id, of: attachment.subject, standing, replacedBy: nil, at: act.at)
            let details = ["subject": "\(attachment.subject)", "sha256": attachment.file.hash]
            return Deed(AuditEntry("evidence.withdraw", of: "\(id)", details: details))
        }
    }
}

extension Scope {
    fileprivate func insert(
        _ id: Identifier<Attachment>,
        _ file: ExaminedFile,
        _ words: EvidenceWords,
        to subject: EvidenceSubject,
        replacing replaced: Identifier<Attachment>?,
        _ standing: EvidenceStanding,
        at date: Date
    ) async throws {
        let organisation = try await ownOrganisation()
        try await execute(
            """
            INSERT INTO evidence.attachment (tenant_id, attachment_id, programme_id, college_id, kind, item, sha256,
                file_name, sentence, language, member_id, member_name, role, organisation_id, organisation_zh,
                organisation_en, at, replaces)
            VALUES (\(standing.tenant), \(id), \(member.programme), \(subject.college), \(subject.kind), \(subject.item),
                \(file.sha256), \(words.fileName), \(words.sentence), \(words.language), \(member.id),
                \(member.fullName), \(member.role), \(member.organisation), \(organisation.nameZh),
                \(organisation.nameEn), \(date), \(replaced))
            """
        )
    }

    /// Throws `EvidenceRefusal.ended` for what no longer stands there or is another organisation's.
    fileprivate func end(
        _ id: Identifier<Attachment>,
        of subject: EvidenceSubject,
        _ standing: EvidenceStanding,
        replacedBy other: Identifier<Attachment>?,
        at date: Date
    ) async throws {
        let ended = try await execute(
            """
            UPDATE evidence.attachment
            SET ended = \(date), ended_by = \(member.id), ended_by_name = \(member.fullName), replaced_by = \(other)
            WHERE tenant_id = \(standing.tenant) AND attachment_id = \(id) AND organisation_id = \(member.organisation)
                AND kind = \(subject.kind) AND item = \(subject.item)
                AND college_id IS NOT DISTINCT FROM \(subject.college)::uuid AND ended IS NULL
            """
        )
        guard ended == 1 else { throw EvidenceRefusal.ended }
    }
}
