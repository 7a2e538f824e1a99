import Foundation
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `Signing in` {
    @Test func `opens a session for the right name and password, whatever the name's case`() async throws {
        let person = try await Person()
        let (session, visitor) = try await person.signIn(name: " \(person.name.uppercased()) ")
        #expect(visitor.member.fullName == "Li Ming")
        #expect(visitor.organisation == person.programme.lead)
        #expect(try await person.database.visitor(of: session, now: person.now) == visitor)
        #expect(try await person.database.visitor(of: Session(), now: person.now) == nil)
    }

    @Test func `says no more than that something is wrong, and compares as much for a name that nobody has`()
        async throws
    {
        let pool = try await FreshProgramme.shared.value.pool
        let ownLine = Database(pool: pool, passwords: Passwords(cost: .least))
        let person = try await Person(in: FreshProgramme(in: ownLine))
        await #expect(throws: SignInRefusal.wrong) { try await person.signIn(password: "wrong") }
        #expect(ownLine.passwords.comparisons == 1)
        await #expect(throws: SignInRefusal.wrong) { try await person.signIn(name: "\(person.name)-x") }
        #expect(ownLine.passwords.comparisons == 2)
    }

    @Test(arguments: ["", "a\u{0}b", String(repeating: "long", count: 5_000), "' OR true --", "李明", "a"])
    func `refuses what can't be a name like any other`(name: String) async throws {
        let person = try await Person()
        await #expect(throws: SignInRefusal.wrong) {
            try await person.signIn(name: name, from: "place of \(UUID())")
        }
    }

    @Test func `makes whoever fails wait longer each time, up to a quarter of an hour`() async throws {
        let person = try await Person()
        var now = person.now
        var waits: [Int] = []
        for _ in 0..<12 {
            do {
                _ = try await person.signIn(password: "wrong", now: now)
            } catch SignInRefusal.wait(let seconds) {
                waits.append(seconds)
                now += TimeInterval(seconds)
                await #expect(throws: SignInRefusal.wrong) { try await person.signIn(password: "wrong", now: now) }
            } catch SignInRefusal.wrong {}
        }
        #expect(waits == [2, 4, 8, 16, 32, 64, 128, 256, 512])
    }

    @Test func `lets no flood of tries at once slip past the count`() async throws {
        let person = try await Person()
        let tried = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    do {
                        _ = try await person.signIn(password: "wrong")
                        return true
                    } catch {
                        return error as? SignInRefusal == .wrong
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(tried == 3)
    }

    @Test func `keeps no owner out, however often somebody fails elsewhere`() async throws {
        let person = try await Person()
        _ = try await person.signIn(from: "home")
        try await person.database.remember(device: "the owner's browser", for: person.name, now: person.now)
        for _ in 0..<4 { _ = try? await person.signIn(password: "guess", from: "elsewhere") }
        await #expect(throws: SignInRefusal.wait(2)) { try await person.signIn(from: "elsewhere") }
        // From home, and from the known browser even in the guesser's own place.
        _ = try await person.signIn(from: "home")
        _ = try await person.signIn(from: "elsewhere", device: "the owner's browser")
        // A browser that never signed in with this name gains nothing by saying so.
        await #expect(throws: SignInRefusal.wait(2)) { try await person.signIn(from: "elsewhere", device: "made up") }
    }

    @Test func `forgets failures once it succeeds`() async throws {
        let person = try await Person()
        for _ in 0..<2 { await #expect(throws: SignInRefusal.wrong) { try await person.signIn(password: "wrong") } }
        _ = try await person.signIn()
        for _ in 0..<3 { await #expect(throws: SignInRefusal.wrong) { try await person.signIn(password: "wrong") } }
    }
}

@Suite struct `A session` {
    @Test func `ends after twelve hours`() async throws {
        let person = try await Person()
        let (session, _) = try await person.signIn()
        let end = person.now + 12 * 3600
        #expect(try await person.database.visitor(of: session, now: end - 1) != nil)
        #expect(try await person.database.visitor(of: session, now: end) == nil)
    }

    @Test func `ends when its owner signs out, and no other`() async throws {
        let person = try await Person()
        let (first, _) = try await person.signIn()
        let (second, _) = try await person.signIn()
        try await person.database.signOut(first)
        #expect(try await person.database.visitor(of: first, now: person.now) == nil)
        #expect(try await person.database.visitor(of: second, now: person.now) != nil)
    }

    @Test func `ends with all others of its owner, and nobody else's, when they sign out everywhere`() async throws {
        let person = try await Person()
        let colleague = try await Person(in: person.programme)
        let (first, visitor) = try await person.signIn()
        let (second, _) = try await person.signIn()
        let (others, _) = try await colleague.signIn()
        try await person.database.signOutEverywhere(visitor.member)
        #expect(try await person.database.visitor(of: first, now: person.now) == nil)
        #expect(try await person.database.visitor(of: second, now: person.now) == nil)
        #expect(try await person.database.visitor(of: others, now: person.now) != nil)
    }

    @Test func `is kept only as a hash, and its forms carry another`() async throws {
        let session = Session()
        #expect(Session.isToken(session.token) && Session.isToken(session.formToken))
        #expect(session.token != Session().token && session.formToken != session.token)
        #expect(session.hash.count == 32)
        #expect(!Session.isToken("") && !Session.isToken(String(repeating: "é", count: 43)))
    }
}

/// Somebody of the first lead college who signs in with a password.
private struct Person {
    let programme: FreshProgramme
    let name = "li.ming-\(UUID().uuidString.prefix(8).lowercased())"
    let password = NewMember.randomPassword()
    // About the present: other tests of the same database clear out what is a day old.
    let now = Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded())
    var database: Database { programme.database }

    init(in given: FreshProgramme? = nil) async throws {
        programme = if let given { given } else { try await FreshProgramme() }
        let new = try NewMember(name: name, fullName: "Li Ming", role: .reporter, password: password)
        let admin = programme.member(.collegeAdmin, of: programme.lead)
        _ = try await programme.database.add(new, by: admin, at: now, from: "here")
    }

    @discardableResult
    func signIn(
        name: String? = nil,
        password: String? = nil,
        from place: String = "here",
        device: String? = nil,
        now: Date? = nil
    ) async throws -> (session: Session, visitor: Visitor) {
        try await programme.database.signIn(
            name: name ?? self.name,
            password: password ?? self.password,
            place: place,
            device: device,
            agent: "test",
            now: now ?? self.now
        )
    }
}
