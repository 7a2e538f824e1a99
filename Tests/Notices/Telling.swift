import Calendar
import Foundation
import Language
import Outbox
import Postgres
import Support
import Tenancy

@testable import Notices

/// A programme in a database of its own, in which whoever is concerned is told of made-up deeds.
struct Telling {
    let programme: FreshProgramme
    /// 20 November 2025, 12:00 in China.
    let now = Date(timeIntervalSince1970: 1_763_611_200)
    static let college = UUID()

    /// A mail that waits.
    struct Queued {
        let address: String
        let sort: String
        let subject: String
    }

    init(isDemonstration: Bool = false) async throws {
        programme = try await FreshProgramme(in: try await FreshProgramme.migratedDatabase())
        guard isDemonstration else { return }
        let server = try PostgresServer.shared.get()
        let name: String = try await programme.database.pool.one("SELECT current_database()::text")
        let superuser = Pool(Pool.Configuration(DatabaseAddress(server.address(database: name))))
        try await superuser.execute("UPDATE tenancy.programme SET demonstration = true")
        await superuser.drain()
    }

    var database: Database { programme.database }

    func act(_ member: Member) -> Act { Act(member, at: now, from: "test") }

    func entry(_ kind: String, by member: Member?, number: Int = 1, at date: Date? = nil) -> OutboxEntry {
        OutboxEntry(
            number: number,
            tenant: programme.lead.id.uuid,
            programme: programme.programme.id.uuid,
            at: date ?? now,
            kind: kind,
            subject: "x",
            payload: [:],
            member: member?.id.uuid
        )
    }

    func hear(of entry: OutboxEntry) async throws {
        let lead = programme.lead.id
        let audiences: [NoticeRow.Audience] = [
            .own(.reporter, .approver).waiting, .headquarters(.reviewer), .followers,
        ]
        func row(_ kind: String, isDraft: Bool) -> NoticeRow {
            NoticeRow(
                kind,
                .reports,
                about: { _, _ in
                    NoticeSubject(NoticePlace(.college, "x"), of: lead, college: Self.college, isDraft: isDraft)
                },
                audiences
            )
        }
        let rows = [
            row("test.do", isDraft: false), row("test.draft", isDraft: true),
            NoticeRow("test.gone", .reports, about: { _, _ in nil }, audiences),
        ]
        try await NoticeMaker(database: database, rows: rows, now: { now }).hear(entry)
    }

    func notices(of member: Member) async throws -> [Notice] {
        try await database.reading(as: member) { try await $0.notices(NoticeFilter()).entries }
    }

    func reader(_ member: Member) async throws -> NoticeReader {
        try await database.reading(as: member) { try await $0.noticeReader(at: now) }
    }

    /// Gives a member a confirmed address and a wish about reports.
    func confirm(
        _ address: String,
        of member: Member,
        wish: Delivery,
        hour: Int = 8,
        zone: String? = nil
    ) async throws {
        guard let address = MailAddress(address) else { return }
        try await database.give(address, language: .english, by: act(member))
        let secret = try await queued().last { $0.address == address.description }?.subject
        try await database.confirmAddress(by: secret ?? "", by: act(member))
        var reader = try await reader(member)
        reader.wishes[.reports] = wish
        (reader.digestHour, reader.zone) = (hour, zone.flatMap(Zone.init))
        try await database.choose(reader, by: act(member))
    }

    func queued() async throws -> [Queued] {
        try await database.asNotices { transaction in
            try await transaction.all(
                """
                SELECT address, content ->> 'sort', content ->> 'subject' FROM notices.mail
                WHERE sent_at IS NULL ORDER BY made_at, mail_id
                """,
                Queued.init
            )
        }
    }
}
