import Foundation
import Postgres
import Tenancy

extension Database {
    /// Puts a digest into the queue for every reader whose hour has come today and who has something new to read that they
    /// want told in one; nothing of a demonstration is mailed.
    func makeDigests(at now: Date) async throws {
        let due = try await asNotices { try await $0.readersOfDigests(at: now) }
        for reader in due {
            try await asNotices { transaction in
                let lines = try await transaction.lines(for: reader)
                if !lines.isEmpty {
                    var mail = reader.mail
                    mail.content.lines = lines
                    try await transaction.queue([mail.queued], at: now)
                }
                try await transaction.execute(
                    """
                    UPDATE notices.reader SET digested_at = \(now)
                    WHERE tenant_id = \(reader.mail.tenant) AND member_id = \(reader.mail.member)
                    """
                )
            }
        }
    }
}

/// A reader whose digest is due.
private struct DueDigest {
    /// The digest before its lines are known.
    struct Blank {
        let tenant: UUID
        let member: UUID
        let programme: UUID
        let address: String
        let language: String
        /// The day of the reader's that it is of.
        let day: String
        var content = MailContent(sort: .digest)

        var queued: QueuedMail {
            QueuedMail(
                id: UUID(madeOf: "digest \(member) \(day)"),
                tenant: tenant,
                member: member,
                programme: programme,
                address: address,
                language: language,
                content: content
            )
        }
    }

    let mail: Blank
    let wishes: [String: Delivery]
    let since: Date?

    /// The topics that it is to tell of.
    var topics: [NoticeTopic] { NoticeTopic.allCases.filter { (wishes[$0.rawValue] ?? $0.usual) == .digest } }
}

extension Transaction {
    fileprivate func readersOfDigests(at now: Date) async throws -> [DueDigest] {
        let here: SQL = "(\(now)::timestamptz AT TIME ZONE coalesce(reader.time_zone, programme.time_zone))"
        let last: SQL = "(reader.digested_at AT TIME ZONE coalesce(reader.time_zone, programme.time_zone))::date"
        return try await all(
            """
            SELECT reader.tenant_id, reader.member_id, reader.programme_id, reader.address, reader.language,
                \(here)::date::text, reader.wishes, reader.digested_at
            FROM notices.reader
            JOIN tenancy.member ON member.tenant_id = reader.tenant_id AND member.member_id = reader.member_id
            JOIN tenancy.programme ON programme.programme_id = reader.programme_id
            WHERE reader.address IS NOT NULL AND member.active AND NOT programme.demonstration
                AND extract(hour FROM \(here)) >= reader.digest_hour
                AND (reader.digested_at IS NULL OR \(last) < \(here)::date)
            """
        ) {
            (
                tenant: UUID,
                member: UUID,
                programme: UUID,
                address: String,
                language: String,
                day: String,
                wishes: JSON<[String: Delivery]>,
                since: Date?
            ) in
            DueDigest(
                mail: DueDigest.Blank(
                    tenant: tenant,
                    member: member,
                    programme: programme,
                    address: address,
                    language: language,
                    day: day
                ),
                wishes: wishes.value,
                since: since
            )
        }
    }

    /// What is new and unread, each sentence once with how often it is said; the topics in their order.
    fileprivate func lines(for digest: DueDigest) async throws -> [MailContent.Line] {
        let lines = try await all(
            """
            SELECT topic, said, words, count(*) FROM notices.notice
            WHERE tenant_id = \(digest.mail.tenant) AND member_id = \(digest.mail.member) AND read_at IS NULL
                AND topic = ANY (\(digest.topics)) AND made_at > coalesce(\(digest.since)::timestamptz, '-infinity')
            GROUP BY topic, said, words ORDER BY said, words::text
            """
        ) { (topic: NoticeTopic, said: String, words: JSON<[String: String]>, count: Int) in
            MailContent.Line(topic: topic, saying: Saying(said, words.value), count: count)
        }
        return digest.topics.flatMap { topic in lines.filter { $0.topic == topic } }
    }
}
