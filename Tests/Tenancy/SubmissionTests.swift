import Foundation
import Postgres
import Support
import Testing

@testable import Tenancy

@Suite struct `What is sent twice` {
    @Test func `is written once, and says where it led`() async throws {
        let programme = try await FreshProgramme()
        let (database, member) = (programme.database, programme.reporter)
        let first = Self.act(member, key: "one")
        try await Self.write(first, database)
        try await database.note("/there", of: #require(first.sent?.submission), by: member)
        await #expect(throws: AlreadySubmitted(place: "/there", isSame: true)) {
            try await Self.write(Self.act(member, key: "one"), database)
        }
        await #expect(throws: AlreadySubmitted(place: "/there", isSame: false)) {
            try await Self.write(Self.act(member, key: "one", typed: "other"), database)
        }
        #expect(try await Self.count(database, member) == 1)
        // Another key, another member, or another address is another thing.
        try await Self.write(Self.act(member, key: "two"), database)
        try await Self.write(Self.act(programme.approver, key: "one"), database)
        try await Self.write(Self.act(member, key: "one", to: "/elsewhere"), database)
        #expect(try await Self.count(database, member) == 4)
    }

    @Test func `is written once however many send it at the same moment`() async throws {
        let programme = try await FreshProgramme()
        let (database, member) = (programme.database, programme.reporter)
        let refused = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<6 {
                group.addTask {
                    do {
                        try await Self.write(Self.act(member, key: "at once"), database)
                        return false
                    } catch is AlreadySubmitted {
                        return true
                    }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(refused == 5)
        #expect(try await Self.count(database, member) == 1)
    }

    @Test func `may be sent again after it was refused, and by one request several times`() async throws {
        let programme = try await FreshProgramme()
        let (database, member) = (programme.database, programme.reporter)
        struct Refused: Error {}
        await #expect(throws: Refused.self) {
            try await database.act(Self.act(member, key: "one")) { _ -> Deed<Void> in throw Refused() }
        }
        let act = Self.act(member, key: "one")
        try await Self.write(act, database)
        try await Self.write(act, database)
        #expect(try await Self.count(database, member) == 2)
    }

    @Test func `is forgotten after a week, and a form that nobody came back for after a day`() async throws {
        // Of its own, for everybody's is forgotten.
        let programme = try await FreshProgramme(in: FreshProgramme.migratedDatabase())
        let (database, member, now) = (programme.database, programme.reporter, Date())
        let form = KeptForm(action: "/there", page: "/here", fields: ["text": "typed"])
        let id = try await database.keep(form, for: FormOwner(member), at: now)
        try await Self.write(Self.act(member, key: "one"), database)
        try await database.forgetTypedWork(now: now + 86_000)
        #expect(try await database.keptForm(id, of: member, at: now + 86_000) == form)
        await #expect(throws: KeptFormRefusal.ofOther) {
            try await database.keptForm(id, of: programme.approver, at: now)
        }
        await #expect(throws: KeptFormRefusal.gone) { try await database.keptForm(id, of: member, at: now + 86_401) }
        await #expect(throws: AlreadySubmitted.self) { try await Self.write(Self.act(member, key: "one"), database) }
        try await database.forgetTypedWork(now: now + 8 * 86_400)
        try await Self.write(Self.act(member, key: "one"), database)
    }

    @Test func `is kept for a member at most twenty times`() async throws {
        let programme = try await FreshProgramme()
        let (database, member, now) = (programme.database, programme.reporter, Date())
        var ids: [Identifier<KeptForm>] = []
        for second in 0..<22 {
            let form = KeptForm(action: "/there", page: "/here", fields: ["text": "\(second)"])
            ids.append(try await database.keep(form, for: FormOwner(member), at: now + TimeInterval(second)))
        }
        await #expect(throws: KeptFormRefusal.gone) { try await database.keptForm(ids[1], of: member, at: now) }
        #expect(try await database.keptForm(ids[2], of: member, at: now).fields == ["text": "2"])
    }

    @Test func `is known for whose it is by a seal that nobody else can make`() async throws {
        let programme = try await FreshProgramme()
        let seal = try await programme.database.formSeal()
        let mark = seal.mark(of: programme.reporter, token: "token")
        #expect(seal.owner(mark, token: "token") == FormOwner(programme.reporter))
        #expect(seal.owner(mark, token: "other") == nil)
        #expect(seal.owner(String(mark.dropLast(2)) + "AA", token: "token") == nil)
        #expect(seal.owner("", token: "token") == nil)
        #expect(FormSeal(secret: [1, 2, 3]).owner(mark, token: "token") == nil)
    }

    private static func act(
        _ member: Member,
        key: String,
        typed: String = "typed",
        to address: String = "/things"
    ) -> Act {
        let sent = Sent()
        sent.submission = Submission(key: key, to: address, fields: ["text": typed])
        return Act(member, at: Date(), from: "here", sent: sent)
    }

    private static func write(_ act: Act, _ database: Database) async throws {
        try await database.act(act) { _ in Deed(AuditEntry("test.write", of: "thing")) }
    }

    private static func count(_ database: Database, _ member: Member) async throws -> Int {
        try await database.reading(as: member) { scope in
            try await scope.one(
                "SELECT count(*) FROM tenancy.audit WHERE tenant_id = \(member.organisation) AND action = 'test.write'",
                of: "count"
            ) { (count: Int) in count }
        }
    }
}
