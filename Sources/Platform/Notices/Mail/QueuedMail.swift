import Foundation
import Postgres
import Tenancy

/// A mail in the queue: to whom, and what is to stand in it, in which language.
package struct QueuedMail: Sendable, Hashable {
    /// Also its Message-ID's, so that who gets it twice sees that.
    let id: UUID
    let tenant: UUID
    let member: UUID
    let programme: UUID
    let address: String
    let language: String
    let content: MailContent
    /// How often sending it has failed for a reason of its own.
    private(set) var attempts = 0
    private(set) var made = Date()

    /// For how many days it is kept, sent or not.
    package static let days = 14
}

/// What is to stand in a mail: sentences and where their links lead; never a name or a figure.
struct MailContent: Codable, Sendable, Hashable {
    /// What it is.
    enum Sort: String, Codable {
        case notice, digest, confirmation
    }

    /// A sentence, and of how many notices.
    struct Line: Codable, Hashable {
        let topic: NoticeTopic
        let saying: Saying
        let count: Int
    }

    let sort: Sort
    var lines: [Line] = []
    /// The notice that it tells of, or the secret by which an address is confirmed.
    var subject = ""

    static func notice(_ id: Identifier<Notice>, _ topic: NoticeTopic, _ saying: Saying) -> MailContent {
        MailContent(sort: .notice, lines: [Line(topic: topic, saying: saying, count: 1)], subject: "\(id)")
    }

    static func confirmation(_ secret: String) -> MailContent { MailContent(sort: .confirmation, subject: secret) }
}

extension Transaction {
    /// Puts mails into the queue, each once.
    func queue(_ mails: [QueuedMail], at date: Date) async throws {
        for mail in mails {
            try await execute(
                """
                INSERT INTO notices.mail (tenant_id, mail_id, member_id, programme_id, address, language, content, made_at,
                    next_at)
                VALUES (\(mail.tenant), \(mail.id), \(mail.member), \(mail.programme), \(mail.address), \(mail.language),
                    \(JSON(mail.content)), \(date), \(date))
                ON CONFLICT (tenant_id, mail_id) DO NOTHING
                """
            )
        }
    }

    /// Takes what waits for a member out of the queue.
    func dropMail(of member: Member) async throws {
        try await execute(
            """
            DELETE FROM notices.mail
            WHERE tenant_id = \(member.organisation) AND member_id = \(member.id) AND sent_at IS NULL
            """
        )
    }

    /// Takes the next mails that are due out of the queue for a while, those that have waited longest first, and not two to
    /// one address: whoever dies with them leaves them to the next.
    func claim(_ count: Int, besides addresses: [String], until end: Date, at now: Date) async throws -> [QueuedMail] {
        let due: [UUID] = try await all(
            """
            SELECT mail_id FROM (
                SELECT DISTINCT ON (address) mail_id, next_at FROM notices.mail
                WHERE sent_at IS NULL AND given_up_at IS NULL AND next_at <= \(now) AND address <> ALL (\(addresses))
                ORDER BY address, next_at, made_at
            ) AS first
            ORDER BY next_at LIMIT \(Int64(count))
            """
        )
        guard !due.isEmpty else { return [] }
        return try await all(
            """
            UPDATE notices.mail SET next_at = \(end)
            WHERE mail_id = ANY (\(due)) AND sent_at IS NULL AND given_up_at IS NULL AND next_at <= \(now)
            RETURNING mail_id, tenant_id, member_id, programme_id, address, language, content, attempts, made_at
            """
        ) {
            (
                id: UUID,
                tenant: UUID,
                member: UUID,
                programme: UUID,
                address: String,
                language: String,
                content: JSON<MailContent>,
                attempts: Int,
                made: Date
            ) in
            QueuedMail(
                id: id,
                tenant: tenant,
                member: member,
                programme: programme,
                address: address,
                language: language,
                content: content.value,
                attempts: attempts,
                made: made
            )
        }
    }

    /// A mail is the server's: nothing of what stood in it is kept.
    func markSent(_ mail: QueuedMail, at date: Date) async throws {
        try await execute(
            """
            UPDATE notices.mail
            SET sent_at = \(date), fault = NULL, content = jsonb_build_object('sort', content -> 'sort')
            WHERE tenant_id = \(mail.tenant) AND mail_id = \(mail.id)
            """
        )
    }

    /// A mail is tried again at a moment; nil gives it up.
    func postpone(_ mail: QueuedMail, to next: Date?, attempts: Int, fault: String, at date: Date) async throws {
        try await execute(
            """
            UPDATE notices.mail
            SET next_at = coalesce(\(next), next_at), attempts = \(Int32(attempts)), fault = \(String(fault.prefix(200))),
                given_up_at = \(next == nil ? date : nil)
            WHERE tenant_id = \(mail.tenant) AND mail_id = \(mail.id)
            """
        )
    }
}
