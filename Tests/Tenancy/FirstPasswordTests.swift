import Foundation
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `A first password` {
    @Test func `opens nothing but the choice of one's own`() async throws {
        let new = try await Newcomer()
        let session = try await new.enter().session
        #expect(try await new.database.visitor(of: session, now: new.now) == nil)
        let entrant = try #require(try await new.database.entrant(of: session, now: new.now))
        #expect(entrant.step == .ownPassword)
        let act = Act(entrant.visitor.member, at: new.now, from: "here")
        for (words, refusal) in [
            ("elevenchars", PasswordRefusal.short(11)), ("password1234", .weak(.common)), (new.first, .same),
        ] {
            await #expect(throws: refusal) {
                try await new.database.choosePassword(words, repeated: words, in: session, client: "here", by: act)
            }
        }
        let own = "railway mango ladder"
        await #expect(throws: PasswordRefusal.differs) {
            try await new.database.choosePassword(own, repeated: "another", in: session, client: "here", by: act)
        }
        try await new.database.choosePassword(own, repeated: own, in: session, client: "here", by: act)
        #expect(try await new.database.visitor(of: session, now: new.now) != nil)
        let again = try await new.enter(password: own).session
        #expect(try await new.database.visitor(of: again, now: new.now) != nil)
        await #expect(throws: SignInRefusal.wrong) { try await new.enter() }
    }

    @Test func `opens nothing after two weeks, until an administrator makes another`() async throws {
        let new = try await Newcomer()
        let (before, after) = (new.now + 14 * 86_400 - 1, new.now + 14 * 86_400)
        _ = try await new.enter(now: before)
        await #expect(throws: SignInRefusal.expired) { try await new.enter(now: after) }
        await #expect(throws: SignInRefusal.wrong) { try await new.enter(password: "not the password", now: after) }
        let admin = new.programme.member(.collegeAdmin, of: new.programme.lead)
        let act = Act(admin, at: after, from: "here")
        let renewed = try await new.database.renewPassword(of: new.member.id, by: act)
        let session = try await new.enter(password: renewed, now: after).session
        #expect(try await new.database.entrant(of: session, now: after)?.step == .ownPassword)
    }
}

@Suite struct `A session that nobody uses` {
    @Test func `ends after an hour for those who decide, and is kept by each use`() async throws {
        let person = try await Person(role: .approver)
        let session = try await person.signIn().session
        var now = person.now
        for _ in 0..<3 {
            now += 3_599
            #expect(try await person.database.visitor(of: session, now: now) != nil)
        }
        #expect(try await person.database.visitor(of: session, now: now + 3_600) == nil)
    }

    @Test func `ends after what its owner chose, who decides on nothing`() async throws {
        let person = try await Person()
        let (session, visitor) = try await person.signIn()
        let act = Act(visitor.member, at: person.now, from: "here")
        #expect(try await person.database.visitor(of: session, now: person.now + 4 * 3_600) == nil)
        for hours in [1, 12, 4] {
            try await person.database.setIdleness(hours: hours, by: act)
            let session = try await person.signIn().session
            let end = person.now + TimeInterval(hours * 3_600)
            #expect(try await person.database.visitor(of: session, now: end) == nil, "\(hours)")
            #expect(try await person.database.visitor(of: session, now: end - 1) != nil, "\(hours)")
        }
        await #expect(throws: IdlenessRefusal.self) { try await person.database.setIdleness(hours: 24, by: act) }
        let approver = person.programme.approver
        await #expect(throws: IdlenessRefusal.self) {
            try await person.database.setIdleness(hours: 12, by: Act(approver, at: person.now, from: "here"))
        }
    }

    @Test func `ends when somebody signs in in its browser`() async throws {
        let person = try await Person()
        let colleague = try await Person(in: person.programme)
        let (old, other) = (try await person.signIn().session, try await person.signIn().session)
        _ = try await colleague.database.signIn(
            name: colleague.name,
            password: colleague.password,
            client: "here",
            device: nil,
            agent: "test",
            replacing: old,
            now: person.now
        )
        #expect(try await person.database.visitor(of: old, now: person.now) == nil)
        #expect(try await person.database.visitor(of: other, now: person.now) != nil)
    }
}

/// Somebody whom an administrator has just added.
private struct Newcomer {
    let programme: FreshProgramme
    let member: Member
    let first: String
    let now = Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded())
    var database: Database { programme.database }

    init() async throws {
        // Of its own, for whoever signs in later clears out sessions that are over by then.
        programme = try await FreshProgramme(in: FreshProgramme.migratedDatabase())
        let new = try NewMember(name: "li.ming", fullName: "Li Ming", role: .reporter)
        first = new.password
        let admin = programme.member(.collegeAdmin, of: programme.lead)
        member = try await programme.database.add(new, by: Act(admin, at: now, from: "here"))
    }

    func enter(password: String? = nil, now: Date? = nil) async throws -> SignedIn {
        try await database.signIn(
            name: member.name,
            password: password ?? first,
            client: "client of \(member.name)",
            device: nil,
            agent: "test",
            now: now ?? self.now
        )
    }
}
