import Foundation
import Postgres
import Support
import Testing

@testable import Tenancy

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
            try await person.signIn(name: name, from: "client of \(UUID())")
        }
    }

    @Test func `makes whoever fails wait longer each time, up to a quarter of an hour`() async throws {
        let person = try await Person()
        var now = person.now
        var waits: [Int] = []
        for _ in 0..<14 {
            do {
                _ = try await person.signIn(password: "wrong", now: now)
            } catch SignInRefusal.wait(let seconds) {
                waits.append(seconds)
                now += TimeInterval(seconds)
                await #expect(throws: SignInRefusal.wrong) { try await person.signIn(password: "wrong", now: now) }
            } catch SignInRefusal.wrong {}
        }
        #expect(waits == [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900])
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
        let device = try await person.enter(from: "home").device
        for _ in 0..<3 { await person.fails(from: "elsewhere") }
        await #expect(throws: SignInRefusal.wait(2)) { try await person.signIn(from: "elsewhere") }
        // From home, and from the known browser even in the guesser's own client.
        _ = try await person.signIn(from: "home")
        _ = try await person.signIn(from: "elsewhere", device: device)
    }

    @Test func `knows a browser again by its token, and takes no other's word for it`() async throws {
        let person = try await Person()
        let colleague = try await Person(in: person.programme)
        let own = try await person.enter(from: "home").device
        #expect(Session.isToken(own))
        #expect(try await person.enter(from: "home", device: own).device == own)
        let foreign = try await colleague.enter(from: "home").device
        for planted in ["", "x", Session.randomToken(), foreign] {
            #expect(try await person.enter(from: "home", device: planted).device != planted)
            for _ in 0..<3 { await person.fails(from: "\(planted) client", device: planted) }
            // It counted for its address, so that the next one without it waits too.
            await #expect(throws: SignInRefusal.wait(2)) { try await person.signIn(from: "\(planted) client") }
        }
    }

    @Test func `slows down who guesses at many names from one address, of IPv6 from one network`() async throws {
        let database = try await FreshProgramme.migratedDatabase()
        let person = try await Person(in: FreshProgramme(in: database))
        let device = try await person.enter(from: "2001:db8::9").device
        for number in 0..<100 {
            await #expect(throws: SignInRefusal.wrong) {
                try await person.signIn(name: "somebody-\(number)", from: "2001:db8::\(number % 10)")
            }
        }
        await #expect(throws: SignInRefusal.wait(20)) { try await person.signIn(from: "2001:db8:0:0:1::1") }
        // Neither a browser that is known nor another network waits, and one more may try every 20 seconds.
        _ = try await person.signIn(from: "2001:db8::1", device: device)
        _ = try await person.signIn(from: "2001:db8:0:1::1")
        _ = try await person.signIn(from: "2001:db8::1", now: person.now + 20)
    }

    @Test func `lets a hundred guesses an hour at one name through from everywhere, and its owner's browser always`()
        async throws
    {
        let person = try await Person()
        let device = try await person.enter(from: "home").device
        for number in 0..<100 { await person.fails(from: "192.0.2.\(number)") }
        await #expect(throws: SignInRefusal.wait(36)) { try await person.signIn(from: "198.51.100.1") }
        _ = try await person.signIn(from: "198.51.100.1", device: device)
        await person.fails(from: "198.51.100.2", now: person.now + 36)
        await #expect(throws: SignInRefusal.wait(36)) {
            try await person.signIn(from: "198.51.100.3", now: person.now + 36)
        }
        #expect(try await person.failuresInTrail() == 101)
    }

    @Test func `keeps nobody waiting for a clock that was set back`() async throws {
        let database = try await FreshProgramme.migratedDatabase()
        let person = try await Person(in: FreshProgramme(in: database))
        let tomorrow = person.now + 86_400
        for _ in 0..<3 { await person.fails(from: "192.0.2.1", now: tomorrow) }
        for number in 0..<100 { await person.fails(name: "somebody-\(number)", from: "192.0.2.2", now: tomorrow) }
        // One more is let through, and counts: from then on it goes by the clock as it is.
        for address in ["192.0.2.1", "192.0.2.2"] { await person.fails(from: address) }
        await #expect(throws: SignInRefusal.wait(4)) { try await person.signIn(from: "192.0.2.1") }
        await #expect(throws: SignInRefusal.wait(40)) { try await person.signIn(from: "192.0.2.2") }
        _ = try await person.signIn(from: "192.0.2.1", now: person.now + 4)
        _ = try await person.signIn(from: "192.0.2.2", now: person.now + 40)
    }

    @Test func `counts no try that found no place in the line`() async throws {
        let pool = try await FreshProgramme.shared.value.pool
        let ownLine = Database(pool: pool, passwords: Passwords(cost: Password.Cost(rounds: 1 << 10)))
        let person = try await Person(in: FreshProgramme(in: ownLine))
        var refused = 0
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<90 {
                group.addTask {
                    do {
                        try await person.signIn(password: "wrong", from: "client \(number) of \(person.name)")
                    } catch SignInRefusal.wrong { return false } catch SignInRefusal.wait(5) { return true }
                    return false
                }
            }
            for try await isRefused in group where isRefused { refused += 1 }
        }
        #expect(refused > 0)
        #expect(try await person.failures() == 90 - refused)
    }

    @Test func `lets a training room in: who succeeds leaves nothing behind at their address`() async throws {
        let database = try await FreshProgramme.migratedDatabase()
        let person = try await Person(in: FreshProgramme(in: database))
        for _ in 0..<120 { _ = try await person.signIn(from: "192.0.2.1") }
    }

    @Test func `forgets addresses after a day and browsers after a year, whoever tries`() async throws {
        let database = try await FreshProgramme.migratedDatabase()
        let person = try await Person(in: FreshProgramme(in: database))
        let device = try await person.enter(from: "home").device
        for number in 0..<4 { await person.fails(name: "somebody-\(number)", from: "client \(number)") }
        #expect(try await person.counters() == ["address": 14, "device": 1])
        for _ in 0..<2 { await person.fails(name: "somebody", from: "new client", now: person.now + 86_401) }
        #expect(try await person.counters() == ["address": 3, "device": 1])
        _ = try await person.signIn(from: "home", device: device, now: person.now + 200 * 86_400)
        await person.fails(name: "somebody", from: "new client", now: person.now + 500 * 86_400)
        #expect(try await person.counters() == ["address": 3, "device": 1])
        await person.fails(name: "somebody", from: "new client", now: person.now + 566 * 86_400)
        #expect(try await person.counters() == ["address": 3])
    }

    @Test func `forgets failures once it succeeds`() async throws {
        let person = try await Person()
        for _ in 0..<2 { await #expect(throws: SignInRefusal.wrong) { try await person.signIn(password: "wrong") } }
        _ = try await person.signIn()
        for _ in 0..<3 { await #expect(throws: SignInRefusal.wrong) { try await person.signIn(password: "wrong") } }
    }
}

@Suite struct `A session` {
    @Test func `ends after twelve hours, however much it is used`() async throws {
        let person = try await Person()
        let (session, _) = try await person.signIn()
        let end = person.now + 12 * 3600
        for hour in 1..<12 {
            #expect(try await person.database.visitor(of: session, now: person.now + TimeInterval(hour * 3_600)) != nil)
        }
        #expect(try await person.database.visitor(of: session, now: end - 1) != nil)
        #expect(try await person.database.visitor(of: session, now: end) == nil)
    }

    @Test func `ends when its owner signs out, and no other`() async throws {
        let person = try await Person()
        let (first, visitor) = try await person.signIn()
        let (second, _) = try await person.signIn()
        try await person.database.signOut(first, by: Act(visitor.member, at: person.now, from: "here"))
        #expect(try await person.database.visitor(of: first, now: person.now) == nil)
        #expect(try await person.database.visitor(of: second, now: person.now) != nil)
    }

    @Test func `ends by nobody else's hand`() async throws {
        let person = try await Person()
        let (session, _) = try await person.signIn()
        let stranger = person.programme.stranger
        try await person.database.signOut(session, by: Act(stranger, at: person.now, from: "here"))
        #expect(try await person.database.visitor(of: session, now: person.now) != nil)
    }

    @Test func `ends with all others of its owner, and nobody else's, when they sign out everywhere`() async throws {
        let person = try await Person()
        let colleague = try await Person(in: person.programme)
        let (first, visitor) = try await person.signIn()
        let (second, _) = try await person.signIn()
        let (others, _) = try await colleague.signIn()
        try await person.database.signOutEverywhere(by: Act(visitor.member, at: person.now, from: "here"))
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
