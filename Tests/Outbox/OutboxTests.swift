import Foundation
import Outbox
import Postgres
import Support
import Synchronization
import Tenancy
import Testing

@Suite struct `What a transaction leaves for later` {
    @Test func `is told once, each tenant's in its order, and nothing of what was rolled back`() async throws {
        let box = try await TestOutbox()
        for number in 1...3 { try await box.act("test.do", of: "\(number)", as: box.programme.reporter) }
        try await box.act("test.do", of: "other", as: box.programme.reviewer)
        await #expect(throws: NotFound.self) {
            try await box.database.act(box.act(as: box.programme.reporter)) { _ in
                Deed(AuditEntry("test.do", of: "undone")) { _ in throw NotFound(what: "test") }
            }
        }
        let reader = box.reader()
        let first = await box.look(by: reader)
        #expect(first.handled == 4 && first.failures.isEmpty)
        #expect(box.told(of: box.programme.lead) == ["1", "2", "3"])
        #expect(box.told(of: box.programme.headquarters) == ["other"])
        let entry = try #require(box.heard.first)
        #expect(entry.kind == "test.do" && entry.payload == ["why": "test"])
        #expect(entry.programme == box.programme.programme.id.uuid && entry.at == box.now)
        #expect(await box.look(by: reader).handled == 0)
    }

    @Test func `is told again when the service dies between handling and marking`() async throws {
        let box = try await TestOutbox()
        try await box.act("test.do", of: "1", as: box.programme.reporter)
        let dying = Pool(box.database.pool.configuration)
        // Nothing more can be written once the handler has done its work.
        let dead = await box.look(by: box.reader(on: dying) { _ in await dying.drain() })
        #expect(dead.handled == 0 && dead.failures.count == 1)
        #expect(box.told(of: box.programme.lead) == ["1"])
        // Until its lease ends it might still be alive.
        let heir = box.reader()
        #expect(await box.look(by: heir).isReader == false)
        let later = box.reader(at: box.now + 61)
        #expect(await box.look(by: later).handled == 1)
        #expect(box.told(of: box.programme.lead) == ["1", "1"])
        #expect(Set(box.heard.map(\.number)).count == 1, "a second time is recognised by the number")
    }

    @Test func `is read by one of two services, by the other once the first has given the lease back`() async throws {
        let box = try await TestOutbox()
        let (first, second) = (box.reader(), box.reader())
        try await box.act("test.do", of: "1", as: box.programme.reporter)
        #expect(await box.look(by: first).handled == 1)
        try await box.act("test.do", of: "2", as: box.programme.reporter)
        #expect(await box.look(by: second).isReader == false)
        #expect(await box.look(by: first).handled == 1, "whoever has it keeps it")
        try await first.giveBack()
        try await box.act("test.do", of: "3", as: box.programme.reporter)
        #expect(await box.look(by: second).handled == 1)
        #expect(await box.look(by: first).isReader == false)
        #expect(box.told(of: box.programme.lead) == ["1", "2", "3"])
    }

    @Test func `waits behind one that a handler failed on, which keeps no other tenant waiting`() async throws {
        let box = try await TestOutbox()
        for number in 1...2 { try await box.act("test.do", of: "\(number)", as: box.programme.reporter) }
        try await box.act("test.do", of: "other", as: box.programme.reviewer)
        let isBroken = Mutex(true)
        func reader(at now: Date) -> OutboxReader {
            box.reader(at: now) { entry in
                if entry.subject == "1", isBroken.withLock({ $0 }) { throw NotFound(what: "handler") }
            }
        }
        var waiting: [UUID: Date] = [:]
        let outcome = await reader(at: box.now).look(waiting: &waiting)
        #expect(outcome.handled == 1 && outcome.failures.count == 1)
        #expect(waiting.keys.map(\.self) == [box.programme.lead.id.uuid])
        isBroken.withLock { $0 = false }
        let later = await reader(at: box.now + 61).look(waiting: &waiting)
        #expect(later.handled == 2 && later.failures.isEmpty && waiting.isEmpty)
        #expect(box.told(of: box.programme.lead) == ["1", "1", "2"])
    }

    @Test func `is cleared after its retention, told or not, and seen by no member`() async throws {
        let box = try await TestOutbox()
        try await box.act("test.do", of: "1", as: box.programme.reporter)
        _ = await box.look()
        #expect(try await box.kept() == 1)
        let seen = try await box.database.reading(as: box.programme.hqAdmin) { scope in
            try await scope.one("SELECT count(*) FROM outbox.entry", as: Int.self)
        }
        #expect(seen == 0)
        _ = await box.look(by: box.reader(at: box.now + OutboxReader.retention + 61))
        #expect(try await box.kept() == 0)
    }
}

/// An outbox of its own, and what handlers heard of it.
private final class TestOutbox: Sendable {
    let programme: FreshProgramme
    /// 20 November 2025, 12:00 in China.
    let now = Date(timeIntervalSince1970: 1_763_611_200)
    private let all = Mutex<[OutboxEntry]>([])

    init() async throws {
        programme = try await FreshProgramme(in: try await FreshProgramme.migratedDatabase())
    }

    var database: Database { programme.database }
    var heard: [OutboxEntry] { all.withLock { $0 } }

    func told(of organisation: Organisation) -> [String] {
        heard.filter { $0.tenant == organisation.id.uuid }.map(\.subject)
    }

    func act(as member: Member) -> Act { Act(member, at: now, from: "test") }

    func act(_ kind: String, of subject: String, as member: Member) async throws {
        try await database.act(act(as: member)) { _ in
            Deed(AuditEntry(kind, of: subject, details: ["why": "test"]))
        }
    }

    func reader(
        on pool: Pool? = nil,
        at now: Date? = nil,
        then handler: @escaping OutboxHandler = { _ in }
    ) -> OutboxReader {
        let date = now ?? self.now
        let hear: OutboxHandler = { [self] entry in all.withLock { $0.append(entry) } }
        return OutboxReader(pool: pool ?? database.pool, handlers: [hear, handler], now: { date })
    }

    func look(by reader: OutboxReader? = nil) async -> OutboxReader.Outcome {
        var waiting: [UUID: Date] = [:]
        return await (reader ?? self.reader()).look(waiting: &waiting)
    }

    /// How many entries there are, as the reader sees them.
    func kept() async throws -> Int {
        try await database.pool.transaction(opening: [try .setLocal("app.role", to: "outbox")]) { transaction in
            try await transaction.one("SELECT count(*) FROM outbox.entry")
        }
    }
}
