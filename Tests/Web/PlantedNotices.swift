import Foundation
import Postgres
import Support
import Tenancy

@testable import Notices
@testable import Web

extension PlantedSite {
    /// By which the planted readers' addresses are signed.
    private static let key = Array("a planted key".utf8)

    /// A notice and how its member wants to be told, with secrets that tests know; of the reporter, of a reviewer whose mail
    /// ends, and of somebody of another programme whose calendar is read.
    func plantReaders() async throws {
        for (member, secret, name) in [
            (programme.reporter, "planted", "Canary"), (programme.reviewer, "reviewer", "somebody"),
            (other.reporter, "calendar", "nobody"),
        ] {
            _ = try await programme.database.transaction(as: member) { scope in
                try await scope.execute(
                    """
                    INSERT INTO notices.reader (tenant_id, member_id, programme_id, language, digest_hour, mail_key, address,
                        pending, pending_hash, pending_until, calendar_hash, calendar_since)
                    VALUES (\(member.organisation), \(member.id), \(member.programme), 'en', 8, \(Self.key),
                        \(name + "@example.org"), \(name + ".new@example.org"), \(ReaderSecret(secret).hash), '2049-01-01',
                        \(ReaderSecret(secret).hash), '2025-01-01')
                    """
                )
            }
        }
        _ = try await programme.database.transaction(as: programme.reporter) { scope in
            let member = scope.member
            try await scope.execute(
                """
                INSERT INTO notices.following (tenant_id, member_id, followed_id, programme_id, since)
                VALUES (\(member.organisation), \(member.id), \(college), \(member.programme), '2025-01-01')
                """
            )
            try await scope.acting(as: "notices") {
                try await scope.execute(
                    """
                    INSERT INTO notices.notice (tenant_id, member_id, notice_id, programme_id, at, made_at, kind, topic, said,
                        place, subject, names, waits, read_at)
                    VALUES (\(member.organisation), \(member.id), \(notice), \(member.programme), '2025-01-01',
                        '2025-01-01', 'collection.return', 'reports', 'notices.said.collection.return', 'report',
                        \(reports.open.uuidString), '{"zh": "金丝雀学院", "en": "Canary College"}', true, '2025-01-02')
                    """
                )
                try await scope.execute(
                    """
                    INSERT INTO notices.mail (tenant_id, mail_id, member_id, programme_id, address, language, content,
                        made_at, next_at)
                    VALUES (\(member.organisation), gen_random_uuid(), \(member.id), \(member.programme),
                        'Canary@example.org', 'en', '{"sort": "digest"}', '2025-01-01', '2025-01-01')
                    """
                )
            }
        }
    }

    /// Where the reviewer's mail about reports ends.
    var mailEnding: String {
        let (tenant, member) = (programme.reviewer.organisation.uuid, programme.reviewer.id.uuid)
        let mark = MailMark(.topic(.reports), tenant: tenant, member: member, key: Self.key)
        return "/mail/ending?of=reports&by=\(mark.text)"
    }

    /// The forms about notices, in an order in which each does its work.
    var noticeForms: [Request] {
        func form(_ route: String, _ fields: [String: String], by sender: Member?, at address: String? = nil) -> Request
        {
            Request(route: route, address: address ?? route, form: fields, sender: sender)
        }
        let reporter = programme.reporter
        let wishes = ["language": "en", "hour": "7", "zone": "Asia/Vientiane", "wish-reports": "at-once"]
        return [
            form("/notices/read", [:], by: reporter),
            form("/account/mail/confirmation", ["secret": "planted"], by: reporter),
            form("/account/mail", wishes, by: reporter),
            form("/account/mail/address", ["address": "new@example.org"], by: reporter),
            form("/account/mail/address/removal", [:], by: reporter),
            form("/account/calendar", [:], by: reporter),
            form("/account/calendar/withdrawal", [:], by: reporter),
            form("/mail/ending", ["List-Unsubscribe": "One-Click"], by: nil, at: mailEnding),
            form(
                "/colleges/{id}/following",
                ["follows": "yes"],
                by: programme.reviewer,
                at: "/colleges/\(college)/following"
            ),
        ]
    }
}
