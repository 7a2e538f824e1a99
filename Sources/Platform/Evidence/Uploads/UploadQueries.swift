import Foundation
import Postgres
import Tenancy

extension Scope {
    /// The member's own upload; throws `NotFound`.
    package func evidenceUpload(_ id: Identifier<EvidenceUpload>) async throws -> EvidenceUpload {
        try await upload(id, locking: "")
    }

    /// The same, which nobody else takes on until the transaction ends.
    fileprivate func lockedUpload(_ id: Identifier<EvidenceUpload>) async throws -> EvidenceUpload {
        try await upload(id, locking: "FOR UPDATE")
    }

    private func upload(_ id: Identifier<EvidenceUpload>, locking: SQL) async throws -> EvidenceUpload {
        try await one(
            """
            SELECT subject, file_name, sentence, language, replaces, size, received, touched, attachment_id
            FROM evidence.upload
            WHERE \(own(id)) \(locking)
            """,
            of: "upload"
        ) {
            (
                subject: String,
                fileName: String,
                sentence: String,
                language: String,
                replaces: Identifier<Attachment>?,
                size: Int,
                received: Int,
                touched: Date,
                attachment: Identifier<Attachment>?
            ) in
            guard let subject = EvidenceSubject(subject) else { throw NotFound(what: "upload") }
            return EvidenceUpload(
                id: id,
                subject: subject,
                words: EvidenceWords(fileName: fileName, sentence: sentence, language: language),
                replaces: replaces,
                size: size,
                received: received,
                touched: touched,
                attachment: attachment
            )
        }
    }

    private func own(_ id: Identifier<EvidenceUpload>) -> SQL {
        "tenant_id = \(member.organisation) AND upload_id = \(id) AND member_id = \(member.id)"
    }

    /// What has come of an upload, from a place on.
    package func uploadPieces(_ id: Identifier<EvidenceUpload>, from place: Int) async throws -> [[UInt8]] {
        try await all(
            """
            SELECT bytes FROM evidence.upload_piece WHERE \(own(id)) AND place >= \(Int64(place)) ORDER BY place LIMIT 4
            """
        )
    }

    /// Keeps an upload as it was looked at until the transaction ends; throws `EvidenceRefusal.place` where it went on since.
    func hold(_ upload: EvidenceUpload) async throws {
        try await lockedUpload(upload.id).requireSame(as: upload)
    }

    /// Ends an upload that is held, all of which is in a file now.
    func close(_ id: Identifier<EvidenceUpload>, as attachment: Identifier<Attachment>) async throws {
        try await transaction.pipeline([
            "DELETE FROM evidence.upload_piece WHERE \(own(id))",
            "UPDATE evidence.upload SET received = size, attachment_id = \(attachment) WHERE \(own(id))",
        ])
    }

    /// Adds bytes behind those that are here; throws `EvidenceRefusal.place` where they don't follow on them.
    fileprivate func add(_ bytes: [UInt8], at place: Int, to id: Identifier<EvidenceUpload>, on date: Date) async throws
    {
        let upload = try await lockedUpload(id)
        guard upload.attachment == nil, upload.received == place, place + bytes.count <= upload.size else {
            throw EvidenceRefusal.place(received: upload.received)
        }
        try await transaction.pipeline([
            """
            INSERT INTO evidence.upload_piece (tenant_id, upload_id, place, programme_id, member_id, bytes)
            VALUES (\(member.organisation), \(id), \(Int64(place)), \(member.programme), \(member.id), \(bytes))
            """,
            """
            UPDATE evidence.upload SET received = \(Int64(place + bytes.count)), touched = \(date)
            WHERE \(own(id))
            """,
        ])
    }

    /// Makes room for one more upload; throws `TooManyUploads`.
    fileprivate func makeRoom(at date: Date) async throws {
        // One after the other, so that nobody has more than they may.
        try await execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('evidence.upload ' || \(member.id)::text, 0))"
        )
        let mine: SQL = "tenant_id = \(member.organisation) AND member_id = \(member.id) AND attachment_id IS NULL"
        let others: [Date] = try await all("SELECT touched FROM evidence.upload WHERE \(mine) ORDER BY touched")
        guard others.count >= EvidenceUpload.limit, let oldest = others.first else { return }
        guard date.timeIntervalSince(oldest) > EvidenceUpload.patience else {
            throw TooManyUploads(limit: EvidenceUpload.limit)
        }
        try await execute("DELETE FROM evidence.upload WHERE \(mine) AND touched = \(oldest)")
    }

    fileprivate func insert(_ upload: EvidenceUpload) async throws {
        try await execute(
            """
            INSERT INTO evidence.upload (tenant_id, upload_id, programme_id, member_id, subject, file_name, sentence,
                language, replaces, size, received, created, touched)
            VALUES (\(member.organisation), \(upload.id), \(member.programme), \(member.id), \("\(upload.subject)"),
                \(upload.words.fileName), \(upload.words.sentence), \(upload.words.language), \(upload.replaces),
                \(Int64(upload.size)), 0, \(upload.touched), \(upload.touched))
            """
        )
    }

    fileprivate func drop(_ id: Identifier<EvidenceUpload>) async throws -> Bool {
        try await execute("DELETE FROM evidence.upload WHERE \(own(id)) AND attachment_id IS NULL") == 1
    }
}

extension Database {
    /// Begins an upload; throws what keeps its member from attaching the file, or `TooManyUploads`.
    package func beginUpload(
        of size: Int,
        _ words: EvidenceWords,
        to subject: EvidenceSubject,
        replacing replaced: Identifier<Attachment>?,
        in rooms: EvidenceRooms,
        by act: Act
    ) async throws -> EvidenceUpload {
        try words.check()
        let upload = EvidenceUpload(
            id: Identifier(),
            subject: subject,
            words: words,
            replaces: replaced,
            size: size,
            received: 0,
            touched: act.at,
            attachment: nil
        )
        return try await self.act(act) { scope in
            try await rooms.standing(of: subject, in: scope).requireAttaching(act.member)
            let rule = try await scope.evidenceRule()
            guard size > 0 else { throw EvidenceRefusal.empty }
            guard size <= rule.largest else { throw EvidenceRefusal.tooLarge(limit: rule.largest) }
            try await scope.makeRoom(at: act.at)
            try await scope.insert(upload)
            // Nothing is done yet that anybody need hear of.
            return .nothing(upload)
        }
    }

    /// Keeps bytes of an upload for good; throws `NotFound` or `EvidenceRefusal.place`.
    package func add(_ bytes: [UInt8], at place: Int, to id: Identifier<EvidenceUpload>, by act: Act) async throws {
        try await self.act(act) { scope in
            try await scope.add(bytes, at: place, to: id, on: act.at)
            return .nothing
        }
    }

    /// Gives an upload up that is not done; throws `NotFound`.
    package func dropUpload(_ id: Identifier<EvidenceUpload>, by act: Act) async throws {
        try await self.act(act) { scope in
            guard try await scope.drop(id) else { throw NotFound(what: "upload") }
            return .nothing
        }
    }

    /// Forgets the uploads that nobody has taken up for a day, and those that are files by now.
    package func forgetUploads(now: Date) async throws {
        let since = now.addingTimeInterval(-EvidenceUpload.lifetime)
        try await forget("DELETE FROM evidence.upload WHERE touched < \(since)")
    }
}
