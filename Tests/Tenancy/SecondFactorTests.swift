import Foundation
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `A second factor` {
    @Test func `asks a code after the password, and only then opens anything`() async throws {
        let holder = try await Holder()
        let begun = try await holder.person.enter()
        #expect(begun.awaitsCode && begun.device.isEmpty)
        #expect(try await holder.visitor(of: begun.session) == nil)
        #expect(try await holder.database.entrant(of: begun.session, now: holder.now)?.step == .code)
        let entered = try await holder.enter(holder.code(after: 60), in: begun.session, now: holder.now + 60)
        #expect(try await holder.visitor(of: entered.session) != nil)
        #expect(try await holder.database.entrant(of: begun.session, now: holder.now) == nil)
    }

    @Test func `takes no code twice, nor one that set it up`() async throws {
        let holder = try await Holder(isAlone: true)
        let used = holder.code(after: 0)
        await #expect(throws: SignInRefusal.codeWrong) {
            try await holder.enter(used, in: holder.person.enter().session, now: holder.now)
        }
        let later = holder.now + 600
        let next = holder.code(after: 600)
        let sessions = [
            try await holder.person.enter(now: later).session, try await holder.person.enter(now: later).session,
        ]
        _ = try await holder.enter(next, in: sessions[0], now: later)
        await #expect(throws: SignInRefusal.codeWrong) {
            try await holder.enter(next, in: sessions[1], now: later)
        }
    }

    @Test func `takes each recovery code once`() async throws {
        let holder = try await Holder(isAlone: true)
        #expect(holder.codes.count == 10)
        let typed = holder.codes[3].text.lowercased()
        _ = try await holder.enter(typed, in: holder.person.enter().session, now: holder.now)
        await #expect(throws: SignInRefusal.codeWrong) {
            try await holder.enter(typed, in: holder.person.enter().session, now: holder.now)
        }
        let left = try await holder.database.reading(as: holder.member) { try await $0.secondFactor() }
        #expect(left?.codesLeft == 9)
        let renewed = try await holder.database.renewRecoveryCodes(proof: .justEntered, by: holder.act)
        await #expect(throws: SignInRefusal.codeWrong) {
            let later = holder.now + 3_600
            return try await holder.enter(holder.codes[0].text, in: holder.person.enter(now: later).session, now: later)
        }
        let muchLater = holder.now + 7_200
        let session = try await holder.person.enter(now: muchLater).session
        _ = try await holder.enter(renewed[0].text, in: session, now: muchLater)
    }

    @Test func `makes whoever guesses codes wait as one who guesses passwords, who knows the password too`()
        async throws
    {
        let holder = try await Holder()
        var waits: [Int] = []
        for _ in 0..<4 {
            do {
                let session = try await holder.person.enter(from: "elsewhere").session
                _ = try await holder.enter("000000", in: session, from: "elsewhere", now: holder.now)
            } catch SignInRefusal.wait(let seconds) {
                waits.append(seconds)
            } catch SignInRefusal.codeWrong {}
        }
        #expect(waits == [2, 2, 2])
    }

    @Test func `is set up with a code that the app shows, once`() async throws {
        let holder = try await Holder()
        let other = TOTP()
        await #expect(throws: SecondFactorRefusal.codeWrong) {
            try await holder.database.setUp(other, code: "000000", proof: .justEntered, by: holder.act)
        }
        await #expect(throws: SecondFactorRefusal.there) {
            try await holder.database.setUp(
                other,
                code: other.code(at: holder.now),
                proof: .justEntered,
                by: holder.act
            )
        }
    }

    @Test func `is changed by nobody who has only found the browser open`() async throws {
        let holder = try await Holder()
        let proof = SecondFactorProof.password("a wrong guess", address: "here", device: nil)
        let visitor = try #require(try await holder.database.member(named: holder.person.name))
        await #expect(throws: PasswordRefusal.oldWrong) {
            try await holder.database.renewRecoveryCodes(proof: proof, by: holder.act)
        }
        await #expect(throws: PasswordRefusal.oldWrong) {
            try await holder.database.dropSecondFactor(proof: proof, of: visitor, by: holder.act)
        }
        let right = SecondFactorProof.password(holder.person.password, address: "here", device: nil)
        try await holder.database.dropSecondFactor(proof: right, of: visitor, by: holder.act)
        #expect(try await !holder.person.enter().awaitsCode)
    }

    @Test func `ends with the password that an administrator makes anew`() async throws {
        let holder = try await Holder()
        let admin = holder.person.programme.member(.collegeAdmin, of: holder.person.programme.lead)
        let words = try await holder.database.renewPassword(
            of: holder.member.id,
            by: Act(admin, at: holder.now, from: "here")
        )
        #expect(try await !holder.person.enter(password: words).awaitsCode)
    }

    @Test func `is asked of those who decide, where their programme says so, before anything else opens`() async throws
    {
        let programme = try await FreshProgramme()
        let (approver, reporter) = (
            try await Person(in: programme, role: .approver), try await Person(in: programme, role: .reporter)
        )
        let now = approver.now
        let (theirs, others) = (try await approver.signIn().session, try await reporter.signIn().session)
        await #expect(throws: Forbidden.self) {
            try await programme.database.setSecondFactor(
                needed: true,
                by: Act(programme.reviewer, at: now, from: "here")
            )
        }
        try await programme.database.setSecondFactor(needed: true, by: Act(programme.hqAdmin, at: now, from: "here"))
        let entrant = try await programme.database.entrant(of: theirs, now: now)
        #expect(entrant?.step == .secondFactor)
        #expect(try await programme.database.visitor(of: others, now: now) != nil)
        let visitor = try #require(entrant?.visitor)
        let (factor, act) = (TOTP(), Act(visitor.member, at: now, from: "here"))
        _ = try await programme.database.setUp(factor, code: factor.code(at: now), proof: .justEntered, by: act)
        #expect(try await programme.database.visitor(of: theirs, now: now) != nil)
        await #expect(throws: SecondFactorRefusal.needed) {
            try await programme.database.dropSecondFactor(proof: .justEntered, of: visitor, by: act)
        }
    }

    @Test func `is nobody's by another member's hand`() async throws {
        let holder = try await Holder()
        let colleague = holder.person.programme.reporter
        let theirs = try await holder.database.reading(as: colleague) { try await $0.secondFactor() }
        #expect(theirs == nil)
        await #expect(throws: SecondFactorRefusal.missing) {
            try await holder.database.renewRecoveryCodes(
                proof: .justEntered,
                by: Act(colleague, at: holder.now, from: "here")
            )
        }
    }
}

/// Somebody who has a second factor.
private struct Holder {
    let person: Person
    let member: Member
    let factor = TOTP()
    let codes: [RecoveryCode]
    var now: Date { person.now }
    var database: Database { person.database }
    var act: Act { Act(member, at: now, from: "here") }

    /// - Parameter isAlone: in a database of their own, for whoever signs in later clears out sessions that are over by then.
    init(isAlone: Bool = false) async throws {
        person = try await Person(in: isAlone ? FreshProgramme(in: FreshProgramme.migratedDatabase()) : nil)
        member = try await person.signIn().visitor.member
        codes = try await person.database.setUp(
            factor,
            code: factor.code(at: person.now),
            proof: .justEntered,
            by: Act(member, at: person.now, from: "here")
        )
    }

    func code(after seconds: TimeInterval) -> String { factor.code(at: now + seconds) }

    func visitor(of session: Session) async throws -> Visitor? {
        try await database.visitor(of: session, now: now + 60)
    }

    func enter(_ code: String, in session: Session, from client: String = "here", now: Date) async throws -> SignedIn {
        try await database.signIn(code: code, in: session, client: client, device: nil, agent: "test", now: now)
    }
}
