import Foundation
import Postgres
import Tenancy

/// Which of a member's notices a list shows, and which page of it.
package struct NoticeFilter: Sendable {
    package var topic: NoticeTopic?
    package var isUnread = false
    package var waits = false
    package var limit = 50
    package var offset = 0

    /// All of them, the first 50.
    package init() {}
}

extension Scope {
    /// The member's own notices that a filter chooses, the newest first, and how many there are on all pages.
    package func notices(_ filter: NoticeFilter) async throws -> (entries: [Notice], count: Int) {
        let chosen = chosen(by: filter)
        let count: Int = try await one("SELECT count(*) FROM notices.notice WHERE \(chosen)")
        let stretch = ListStretch(from: filter.offset, size: filter.limit, of: count)
        let entries = try await notices(where: chosen, limit: stretch.size, offset: stretch.offset)
        return (entries, count)
    }

    /// One of the member's own; throws `NotFound`.
    package func notice(_ id: Identifier<Notice>) async throws -> Notice {
        guard let notice = try await notices(where: "\(own) AND notice_id = \(id)", limit: 1, offset: 0).first else {
            throw NotFound(what: "notice")
        }
        return notice
    }

    private var own: SQL { "tenant_id = \(member.organisation) AND member_id = \(member.id)" }

    private func chosen(by filter: NoticeFilter) -> SQL {
        var conditions = [own]
        if let topic = filter.topic { conditions.append("topic = \(topic)") }
        if filter.isUnread { conditions.append("read_at IS NULL") }
        if filter.waits { conditions.append("waits") }
        return conditions.joined(by: " AND ")
    }

    private func notices(where condition: SQL, limit: Int, offset: Int) async throws -> [Notice] {
        try await all(
            """
            SELECT notice_id, at, kind, topic, said, words, place, subject, names, waits, read_at FROM notices.notice
            WHERE \(condition) ORDER BY at DESC, notice_id LIMIT \(limit) OFFSET \(offset)
            """
        ) {
            (
                id: Identifier<Notice>,
                at: Date,
                kind: String,
                topic: NoticeTopic,
                said: String,
                words: JSON<[String: String]>,
                page: NoticePlace.Page,
                subject: String,
                names: JSON<[String: String]>,
                waits: Bool,
                read: Date?
            ) in
            Notice(
                id: id,
                at: at,
                kind: kind,
                topic: topic,
                saying: Saying(said, words.value),
                about: NoticePlace(page, subject),
                names: names.value,
                waits: waits,
                read: read
            )
        }
    }
}

extension Database {
    /// How many notices a member has not read.
    package func unreadNotices(of member: Member) async throws -> Int {
        try await readingOnce(as: member) { scope in
            try await scope.one(
                """
                SELECT count(*) FROM notices.notice
                WHERE tenant_id = \(member.organisation) AND member_id = \(member.id) AND read_at IS NULL
                """
            )
        }
    }

    /// Marks one of a member's notices as read, or all; whoever reads twice has read once. No deed, so that the audit trail
    /// has none of it.
    package func markRead(_ id: Identifier<Notice>? = nil, of member: Member, at date: Date) async throws {
        let chosen: SQL = id.map { "AND notice_id = \($0)" } ?? ""
        _ = try await asNotices { transaction in
            try await transaction.execute(
                """
                UPDATE notices.notice SET read_at = \(date)
                WHERE tenant_id = \(member.organisation) AND member_id = \(member.id) AND read_at IS NULL \(chosen)
                """
            )
        }
    }

    /// Forgets notices and mail that have been kept long enough.
    package func forgetNotices(now: Date) async throws {
        try await asNotices { transaction in
            try await transaction.execute(
                "DELETE FROM notices.notice WHERE at < \(now.addingTimeInterval(-TimeInterval(Notice.days) * 86_400))"
            )
            try await transaction.execute(
                """
                DELETE FROM notices.mail WHERE made_at < \(now.addingTimeInterval(-TimeInterval(QueuedMail.days) * 86_400))
                """
            )
        }
    }

    /// Runs as the platform's own part in this room, which sees the notices of every tenant and nothing else.
    nonisolated(nonsending) func asNotices<Answer>(
        _ body: nonisolated(nonsending) (Transaction) async throws -> Answer
    ) async throws -> Answer {
        let nobody = Identifier<Organisation>.nobody.uuid.uuidString
        let settings: [SQL] = [
            try .setLocal("app.tenant", to: nobody), try .setLocal("app.programme", to: nobody),
            try .setLocal("app.colleges", to: "{}"), try .setLocal("app.role", to: "notices"),
            try .setLocal("app.member", to: nobody),
        ]
        return try await pool.transaction(opening: settings, body)
    }
}

extension Notice {
    /// For how many days a notice is kept.
    package static let days = 180
}

extension NoticeTopic: PostgresCodable {}
extension NoticePlace.Page: PostgresCodable {}
