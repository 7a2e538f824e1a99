import Crypto
import Foundation
import Outbox
import Postgres
import Tenancy

/// Makes notices of what is in the outbox, each once however often it hears of it, and puts into the queue what its readers
/// want mailed at once.
package struct NoticeMaker: Sendable {
    private let database: Database
    private let rows: [String: NoticeRow]
    private let now: @Sendable () -> Date

    /// A maker by a table that says who is told of what; one row a kind.
    package init(database: Database, rows: [NoticeRow], now: @escaping @Sendable () -> Date = { Date() }) {
        self.database = database
        self.rows = Dictionary(uniqueKeysWithValues: rows.map { ($0.kind, $0) })
        self.now = now
    }

    /// For how long something is news: what is in the outbox since longer, as all that a demonstration brings along, nobody
    /// is told any more.
    package static let reach: TimeInterval = 14 * 86_400

    /// Tells whoever must hear of an entry; a handler of the outbox.
    package func hear(_ entry: OutboxEntry) async throws {
        guard let row = rows[entry.kind], entry.at > now().addingTimeInterval(-Self.reach) else { return }
        let programme = Identifier<Programme>(entry.programme)
        guard let headquarters = try await database.headquarters(of: programme) else { return }
        let reader = Member.platform(for: headquarters, programme)
        guard let subject = try await database.reading(as: reader, { try await row.find($0, entry) }) else { return }
        let made = Made(entry: entry, row: row, subject: subject, headquarters: headquarters, at: now())
        try await database.asNotices { transaction in
            let told = try await transaction.told(made)
            let new = try await transaction.insert(told, made)
            try await transaction.queue(new, made)
        }
    }
}

/// A notice before it is told anybody.
private struct Made {
    let entry: OutboxEntry
    let row: NoticeRow
    let subject: NoticeSubject
    let headquarters: Identifier<Organisation>
    let at: Date

    /// The same however often it is made.
    var id: UUID { UUID(madeOf: "notice \(entry.tenant) \(entry.number)") }
    var saying: Saying { Saying(row.said, subject.words) }
}

/// A member who is told.
private struct Told: Hashable {
    let tenant: UUID
    let member: UUID
    let waits: Bool
}

extension UUID {
    /// An identifier made of a text, the same whenever it is made (RFC 9562, version 8).
    init(madeOf text: String) {
        var bytes = Array(SHA256.hash(data: Data(text.utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0f | 0x80
        bytes[8] = bytes[8] & 0x3f | 0x80
        var uuid = UUID().uuid
        withUnsafeMutableBytes(of: &uuid) { $0.copyBytes(from: bytes) }
        self.init(uuid: uuid)
    }
}

extension Member {
    /// The platform itself, which finds out for headquarters what it tells; nobody signs in as it.
    fileprivate static func platform(
        for headquarters: Identifier<Organisation>,
        _ programme: Identifier<Programme>
    ) -> Member {
        Member(
            id: Identifier(Identifier<Organisation>.nobody.uuid),
            name: "",
            fullName: "",
            role: .hqAdmin,
            organisation: headquarters,
            programme: programme
        )
    }
}

extension Transaction {
    /// Who is told, each once: by the first of the row's audiences in which they are.
    fileprivate func told(_ made: Made) async throws -> [Told] {
        var told: [Told] = []
        var known: Set<UUID> = []
        for audience in made.row.audiences {
            guard let condition = try await condition(of: audience, made) else { continue }
            let members = try await all(
                """
                SELECT tenant_id, member_id FROM tenancy.member
                WHERE programme_id = \(made.entry.programme) AND active AND \(condition)
                    AND member_id IS DISTINCT FROM \(made.entry.member)
                ORDER BY tenant_id, member_id
                """
            ) { (tenant: UUID, member: UUID) in Told(tenant: tenant, member: member, waits: audience.waits) }
            told += members.filter { known.insert($0.member).inserted }
        }
        return told
    }

    /// The condition on a member of an audience; nil where there is nobody.
    private func condition(of audience: NoticeRow.Audience, _ made: Made) async throws -> SQL? {
        let subject = made.subject
        switch audience.who {
        case .roles(.own, let roles): return "tenant_id = \(subject.tenant) AND role = ANY (\(roles))"
        case .roles(_, _) where subject.isDraft, .followers where subject.isDraft: return nil
        case .roles(.headquarters, let roles): return "tenant_id = \(made.headquarters) AND role = ANY (\(roles))"
        case .roles(.partner, let roles):
            return subject.partner.map { "tenant_id = \($0) AND role = ANY (\(roles))" }
        case .roles: return nil
        case .followers:
            guard let college = subject.college else { return nil }
            let followers: [UUID] = try await all(
                """
                SELECT member_id FROM notices.following
                WHERE programme_id = \(made.entry.programme) AND followed_id = \(college)
                """
            )
            return followers.isEmpty
                ? nil : "tenant_id = \(made.headquarters) AND member_id = ANY (\(followers))"
        case .named(let field):
            return made.entry.payload[field].flatMap(UUID.init(uuidString:)).map { "member_id = \($0)" }
        }
    }

    /// Writes the notice of each, but for those who have it already; of whom it is new.
    fileprivate func insert(_ told: [Told], _ made: Made) async throws -> [UUID] {
        guard !told.isEmpty else { return [] }
        let (entry, subject) = (made.entry, made.subject)
        return try await all(
            """
            INSERT INTO notices.notice (tenant_id, member_id, notice_id, programme_id, at, made_at, kind, topic, said,
                words, place, subject, names, waits)
            SELECT told.tenant_id, told.member_id, \(made.id), \(entry.programme), \(entry.at), \(made.at), \(entry.kind),
                \(made.row.topic), \(made.saying.key), \(JSON(made.saying.words)), \(subject.place.page),
                \(subject.place.subject), \(JSON(subject.names)), told.waits
            FROM unnest(\(told.map(\.tenant)), \(told.map(\.member)), \(told.map(\.waits)))
                AS told (tenant_id, member_id, waits)
            ON CONFLICT (tenant_id, member_id, notice_id) DO NOTHING
            RETURNING member_id
            """
        )
    }

    /// Puts a mail into the queue for each of these who wants one at once; nothing of a demonstration is mailed.
    fileprivate func queue(_ members: [UUID], _ made: Made) async throws {
        guard !members.isEmpty else { return }
        let (topic, entry) = (made.row.topic, made.entry)
        let readers = try await all(
            """
            SELECT reader.tenant_id, reader.member_id, reader.address, reader.language
            FROM notices.reader
            JOIN tenancy.programme ON programme.programme_id = reader.programme_id AND NOT programme.demonstration
            WHERE reader.member_id = ANY (\(members)) AND reader.programme_id = \(entry.programme)
                AND reader.address IS NOT NULL
                AND coalesce(reader.wishes ->> \(topic.rawValue), \(topic.usual.rawValue)) = 'at-once'
            """
        ) { (tenant: UUID, member: UUID, address: String, language: String) in
            QueuedMail(
                id: UUID(madeOf: "mail \(made.id) \(member)"),
                tenant: tenant,
                member: member,
                programme: entry.programme,
                address: address,
                language: language,
                content: .notice(Identifier(made.id), topic, made.saying)
            )
        }
        try await queue(readers, at: made.at)
    }
}
