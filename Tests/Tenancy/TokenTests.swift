import Foundation
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `A token` {
    @Test func `is recognisable, long, and tells a slip from one that isn't there`() throws {
        let secrets = (0..<100).map { _ in TokenSecret() }
        #expect(Set(secrets).count == 100)
        for secret in secrets {
            #expect(secret.text.wholeMatch(of: /banmo_[0-9A-Za-z]{49}/) != nil)
            #expect(try TokenSecret(secret.text) == secret)
            #expect(!"\(secret)".contains(secret.text) && !String(reflecting: secret).contains(secret.text))
            var slip = Array(secret.text)
            let place = Int.random(in: 6..<slip.count)
            slip[place] = slip[place] == "a" ? "b" : "a"
            #expect(throws: TokenRefusal.mistyped) { try TokenSecret(String(slip)) }
            #expect(throws: TokenRefusal.mistyped) { try TokenSecret(String(secret.text.dropLast())) }
        }
        for text in ["", "a long password", "d2pat_5xVA12xyUbWNedQxy4ohH77WlxRGVvZZ1151814092"] {
            #expect(throws: TokenRefusal.unrecognised) { try TokenSecret(text) }
        }
    }

    @Test func `acts for its member until it ends, and is kept as a hash only`() async throws {
        let programme = try await FreshProgramme()
        let (database, now) = (programme.database, Date())
        let issued = try await programme.token(of: programme.reporter, days: 2, at: now)
        let visit = try await database.visit(by: issued.secret, now: now)
        #expect(visit.visitor.member.id == programme.reporter.id)
        #expect(visit.visitor.member.token?.id == issued.token.id)
        let late = now.addingTimeInterval(2 * 86_400 + 1)
        await #expect(throws: TokenRefusal.self) { try await database.visit(by: issued.secret, now: late) }
        await #expect(throws: TokenRefusal.unknown) { try await database.visit(by: TokenSecret(), now: now) }
        let (rows, trail): ([String], [String]) = try await database.reading(as: programme.reporter) { scope in
            (
                try await scope.all("SELECT token::text FROM tenancy.token WHERE tenant_id = \(programme.lead.id)"),
                try await scope.all("SELECT audit::text FROM tenancy.audit WHERE tenant_id = \(programme.lead.id)")
            )
        }
        #expect(rows.count == 1 && trail.count == 1)
        #expect((rows + trail).allSatisfy { !$0.contains(issued.secret.text) })
        #expect(trail[0].contains("tenancy.issue-token"))
    }

    @Test func `that only reads can't write, whoever asks`() async throws {
        let programme = try await FreshProgramme()
        let database = programme.database
        let issued = try await programme.token(of: programme.hqAdmin, scope: .read)
        let member = try await database.visit(by: issued.secret, now: Date()).visitor.member
        await #expect(throws: TokenTooNarrow.self) {
            try await database.signOutEverywhere(by: Act(member, at: Date(), from: "here"))
        }
        await #expect(throws: PostgresError.self) {
            try await database.transaction(as: member) { scope in
                try await scope.execute("UPDATE tenancy.organisation SET name_en = name_en")
            }
        }
    }

    @Test func `notes when it was used at most once an hour`() async throws {
        let programme = try await FreshProgramme()
        let now = Date(timeIntervalSince1970: 1_763_611_200)
        let issued = try await programme.token(of: programme.reporter, at: now)
        var noted: [Date?] = []
        for minutes in [0, 30, 59, 61, 90] {
            _ = try await programme.database.visit(by: issued.secret, now: now + TimeInterval(minutes * 60))
            noted.append(try await programme.tokens(of: programme.reporter).first?.used)
        }
        #expect(noted == [now, now, now, now + 3_660, now + 3_660])
    }

    @Test func `ends with its member's activity and role and when they sign out everywhere, not with the password`()
        async throws
    {
        let programme = try await FreshProgramme()
        let (database, admin) = (programme.database, programme.member(.collegeAdmin, of: programme.lead))
        func act() -> Act { Act(admin, at: Date(), from: "here") }
        func refusal(of issued: IssuedToken) async throws -> TokenRefusal? {
            do {
                _ = try await database.visit(by: issued.secret, now: Date())
                return nil
            } catch let refusal as TokenRefusal {
                return refusal
            }
        }
        let first = try await programme.token(of: programme.reporter)
        _ = try await database.renewPassword(of: programme.reporter.id, by: act())
        #expect(try await refusal(of: first) == nil)
        try await database.signOutEverywhere(by: Act(programme.reporter, at: Date(), from: "here"))
        #expect(try await refusal(of: first) == .revoked)

        let second = try await programme.token(of: programme.reporter)
        try await database.setActive(false, of: programme.reporter.id, by: act())
        #expect(try await refusal(of: second) == .revoked)
        try await database.setActive(true, of: programme.reporter.id, by: act())
        #expect(try await refusal(of: second) == .revoked)

        let third = try await programme.token(of: programme.reporter)
        try await database.change(role: .approver, of: programme.reporter.id, by: act())
        #expect(try await refusal(of: third) == .revoked)
    }

    @Test func `is not issued without a name of its own, for too long, or one too many`() async throws {
        let programme = try await FreshProgramme()
        #expect(throws: NewTokenRefusal.name(.missing)) { try NewToken(name: " ", scope: .read, days: 1) }
        #expect(throws: NewTokenRefusal.name(.long)) {
            try NewToken(name: String(repeating: "名", count: 201), scope: .read, days: 1)
        }
        #expect(throws: NewTokenRefusal.name(.unprintable)) {
            try NewToken(name: "nightly\u{202E}trop", scope: .read, days: 1)
        }
        for days in [0, 366, -1] {
            #expect(throws: NewTokenRefusal.lifetime) { try NewToken(name: "a", scope: .read, days: days) }
        }
        for number in 1...50 { _ = try await programme.token(of: programme.reporter, named: "\(number)") }
        await #expect(throws: NewTokenRefusal.tooMany(limit: 50)) {
            try await programme.token(of: programme.reporter, named: "51")
        }
        _ = try await programme.token(of: programme.approver, named: "1")
        await #expect(throws: NewTokenRefusal.nameTaken("1")) {
            try await programme.token(of: programme.approver, named: "1")
        }
    }

    @Test func `of somebody else is nobody's to see or revoke but who keeps them`() async throws {
        let programme = try await FreshProgramme()
        let issued = try await programme.token(of: programme.reporter)
        #expect(try await programme.tokens(of: programme.approver).isEmpty)
        await #expect(throws: NotFound.self) {
            try await programme.database.revoke(issued.token.id, by: Act(programme.approver, at: Date(), from: "here"))
        }
        for stranger in [programme.hqAdmin, programme.member(.collegeAdmin, of: programme.otherLead)] {
            await #expect(throws: NotFound.self) {
                let act = Act(stranger, at: Date(), from: "here")
                try await programme.database.revoke(issued.token.id, of: programme.reporter.id, by: act)
            }
        }
        let rows: Int = try await programme.database.reading(as: programme.approver) { scope in
            try await scope.one("SELECT count(*) FROM tenancy.token WHERE tenant_id = \(programme.lead.id)")
        }
        #expect(rows == 0)
        let keeper = Act(programme.member(.collegeAdmin, of: programme.lead), at: Date(), from: "here")
        try await programme.database.revoke(issued.token.id, of: programme.reporter.id, by: keeper)
        #expect(try await programme.tokens(of: programme.reporter).first?.revoked != nil)
    }
}

extension FreshProgramme {
    @discardableResult
    fileprivate func token(
        of member: Member,
        named name: String = "machine \(UUID())",
        scope: TokenScope = .all,
        days: Int = 90,
        at now: Date = Date()
    ) async throws -> IssuedToken {
        try await database.issue(
            NewToken(name: name, scope: scope, days: days),
            by: Act(member, at: now, from: "here")
        )
    }

    fileprivate func tokens(of member: Member) async throws -> [Token] {
        try await database.reading(as: member) { try await $0.tokens() }
    }
}
