import Foundation
import Language
import Outbox
import Postgres
import Support
import Tenancy
import Testing

@testable import Notices

@Suite struct `What happens` {
    @Test func `is told whom it concerns, but not who did it, nor another tenant`() async throws {
        let told = try await Telling()
        try await told.hear(of: told.entry("test.do", by: told.programme.approver))
        #expect(try await told.notices(of: told.programme.reporter).map(\.waits) == [true])
        #expect(try await told.notices(of: told.programme.reviewer).map(\.waits) == [false])
        for other in [told.programme.approver, told.programme.stranger, told.programme.hqAdmin] {
            #expect(try await told.notices(of: other).isEmpty)
        }
        let notice = try #require(try await told.notices(of: told.programme.reporter).first)
        #expect(notice.kind == "test.do" && notice.saying.key == "notices.said.test.do" && notice.read == nil)
        #expect(try await told.database.unreadNotices(of: told.programme.reporter) == 1)
        try await told.database.markRead(notice.id, of: told.programme.reporter, at: told.now)
        #expect(try await told.database.unreadNotices(of: told.programme.reporter) == 0)
    }

    @Test func `is told once, however often it is heard of`() async throws {
        let told = try await Telling()
        try await told.confirm("min@example.org", of: told.programme.reporter, wish: .atOnce)
        let entry = told.entry("test.do", by: told.programme.approver)
        for _ in 1...3 { try await told.hear(of: entry) }
        #expect(try await told.notices(of: told.programme.reporter).count == 1)
        #expect(try await told.queued().filter { $0.sort == "notice" }.map(\.address) == ["min@example.org"])
        try await told.hear(of: told.entry("test.do", by: told.programme.approver, number: 2))
        #expect(try await told.notices(of: told.programme.reporter).count == 2)
    }

    @Test func `is no news after two weeks, nor of a kind that nobody is told of, nor where it is gone`() async throws {
        let told = try await Telling()
        let old = told.entry("test.do", by: told.programme.approver, at: told.now - NoticeMaker.reach - 1)
        for entry in [old, told.entry("test.other", by: nil), told.entry("test.gone", by: nil)] {
            try await told.hear(of: entry)
        }
        #expect(try await told.notices(of: told.programme.reporter).isEmpty)
    }

    @Test func `of a draft is its own tenant's business`() async throws {
        let told = try await Telling()
        try await told.hear(of: told.entry("test.draft", by: told.programme.approver))
        #expect(try await told.notices(of: told.programme.reporter).count == 1)
        #expect(try await told.notices(of: told.programme.reviewer).isEmpty)
    }

    @Test func `at a college is told those of headquarters who follow it`() async throws {
        let told = try await Telling()
        let admin = told.programme.hqAdmin
        try await told.database.follow(Telling.college, true, by: told.act(admin))
        try await told.hear(of: told.entry("test.do", by: told.programme.approver))
        #expect(try await told.notices(of: admin).count == 1)
        try await told.database.follow(Telling.college, false, by: told.act(admin))
        try await told.hear(of: told.entry("test.do", by: told.programme.approver, number: 2))
        #expect(try await told.notices(of: admin).count == 1)
    }

    @Test func `is mailed where somebody wants it, and of a demonstration never`() async throws {
        let told = try await Telling()
        try await told.confirm("a@example.org", of: told.programme.reporter, wish: .atOnce)
        try await told.confirm("b@example.org", of: told.programme.reviewer, wish: .none)
        try await told.hear(of: told.entry("test.do", by: told.programme.approver))
        #expect(try await told.queued().filter { $0.sort == "notice" }.map(\.address) == ["a@example.org"])
        let demonstration = try await Telling(isDemonstration: true)
        try await demonstration.confirm("a@example.org", of: demonstration.programme.reporter, wish: .atOnce)
        try await demonstration.hear(of: demonstration.entry("test.do", by: nil))
        #expect(try await demonstration.queued().allSatisfy { $0.sort == "confirmation" })
    }
}

@Suite struct `A digest` {
    @Test func `comes once a day, at the reader's hour in the reader's zone, with what is new`() async throws {
        let told = try await Telling()
        // 12:00 in China, 11:00 in Laos.
        try await told.confirm(
            "a@example.org",
            of: told.programme.reporter,
            wish: .digest,
            hour: 12,
            zone: "Asia/Vientiane"
        )
        // As if given yesterday.
        try await told.database.asNotices { transaction in
            _ = try await transaction.execute("UPDATE notices.reader SET digested_at = \(told.now - 86_400)")
        }
        try await told.hear(of: told.entry("test.do", by: told.programme.approver))
        try await told.hear(of: told.entry("test.do", by: told.programme.approver, number: 2))
        func digests() async throws -> Int { try await told.queued().filter { $0.sort == "digest" }.count }
        try await told.database.makeDigests(at: told.now + 3_599)
        #expect(try await digests() == 0)
        try await told.database.makeDigests(at: told.now + 3_600)
        try await told.database.makeDigests(at: told.now + 7_200)
        #expect(try await digests() == 1)
        // Nothing new: no mail.
        try await told.database.makeDigests(at: told.now + 86_400 + 3_600)
        #expect(try await digests() == 1)
    }
}

@Suite struct `A reader` {
    @Test func `is mailed at an address only once they have confirmed it`() async throws {
        let told = try await Telling()
        let reporter = told.programme.reporter
        let address = try #require(MailAddress("a@example.org"))
        try await told.database.give(address, language: .english, by: told.act(reporter))
        #expect(try await told.reader(reporter).address == nil)
        await #expect(throws: ReaderRefusal.confirmation) {
            try await told.database.confirmAddress(by: "guess", by: told.act(reporter))
        }
        let secret = try #require(try await told.queued().last?.subject)
        await #expect(throws: ReaderRefusal.confirmation) {
            try await told.database.confirmAddress(by: secret, by: told.act(told.programme.approver))
        }
        try await told.database.confirmAddress(by: secret, by: told.act(reporter))
        #expect(try await told.reader(reporter).address == "a@example.org")
        try await told.database.dropAddress(by: told.act(reporter))
        #expect(try await told.reader(reporter).address == nil)
        #expect(try await told.queued().isEmpty)
    }

    @Test func `asks for a few confirmations a day at most`() async throws {
        let told = try await Telling()
        let address = try #require(MailAddress("a@example.org"))
        for _ in 1...NoticeReader.confirmationsADay {
            try await told.database.give(address, language: .english, by: told.act(told.programme.reporter))
        }
        await #expect(throws: ReaderRefusal.tooMany) {
            try await told.database.give(address, language: .english, by: told.act(told.programme.reporter))
        }
    }

    @Test func `ends mail by the address that stands in it`() async throws {
        let told = try await Telling()
        let reporter = told.programme.reporter
        try await told.confirm("a@example.org", of: reporter, wish: .atOnce)
        let key: [UInt8] = try await told.database.asNotices {
            try await $0.one("SELECT mail_key FROM notices.reader WHERE member_id = \(reporter.id)")
        }
        let (tenant, member) = (reporter.organisation.uuid, reporter.id.uuid)
        let mark = MailMark(.topic(.reports), tenant: tenant, member: member, key: key)
        #expect(try await !told.database.end(.topic(.findings), by: mark))
        #expect(try await told.database.end(.topic(.reports), by: mark))
        #expect(try await told.reader(reporter).delivery(of: .reports) == Delivery.none)
        #expect(try await told.reader(reporter).delivery(of: .findings) == .digest)
        let all = MailMark(.digest, tenant: tenant, member: member, key: key)
        #expect(try await told.database.end(.digest, by: all))
        #expect(try await told.reader(reporter).delivery(of: .findings) == Delivery.none)
    }

    @Test func `has a calendar whose address they can withdraw`() async throws {
        let told = try await Telling()
        let reporter = told.programme.reporter
        let first = try await told.database.makeCalendar(language: .english, by: told.act(reporter))
        #expect(try await told.database.calendarReader(first)?.visitor.member.id == reporter.id)
        let second = try await told.database.makeCalendar(language: .english, by: told.act(reporter))
        #expect(try await told.database.calendarReader(first) == nil)
        #expect(try await told.database.calendarReader(second)?.language == .english)
        try await told.database.withdrawCalendar(by: told.act(reporter))
        #expect(try await told.database.calendarReader(second) == nil)
    }

    @Test func `who is forgotten leaves nothing here`() async throws {
        let told = try await Telling()
        let programme = told.programme
        try await told.confirm("a@example.org", of: programme.reporter, wish: .atOnce)
        try await told.hear(of: told.entry("test.do", by: programme.approver))
        let admin = told.act(programme.member(.collegeAdmin, of: programme.lead))
        try await told.database.setActive(false, of: programme.reporter.id, by: admin)
        try await told.database.forget(programme.reporter.id, by: admin)
        let left: Int = try await told.database.asNotices {
            try await $0.one(
                """
                SELECT (SELECT count(*) FROM notices.notice WHERE member_id = \(programme.reporter.id))
                    + (SELECT count(*) FROM notices.reader) + (SELECT count(*) FROM notices.mail)
                """
            )
        }
        #expect(left == 0)
    }
}
