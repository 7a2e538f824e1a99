import Foundation
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `The audit trail` {
    @Test func `is whole as it was written`() async throws {
        let trail = try await Trail(entries: 5)
        #expect(try await trail.firstAltered() == nil)
        #expect(
            try await trail.programme.database.reading(as: trail.programme.reporter) { try await $0.auditEntryCount() }
                == 5
        )
    }

    @Test func `of nobody who did anything yet is whole`() async throws {
        #expect(try await Trail(entries: 0).firstAltered() == nil)
    }

    @Test(arguments: [
        "member_name = 'somebody else'", "action = 'collection.approve'", "object = 'other'", "place = '::1'",
        "role = 'leader'", "at = at + interval '1 microsecond'", "member_id = gen_random_uuid()",
        "details = '{\"reason\": \"other\"}'", "programme_id = gen_random_uuid()", "hash = sha256('')",
    ])
    func `shows which entry was altered`(change: String) async throws {
        let trail = try await Trail(entries: 5)
        try await trail.tamper("UPDATE tenancy.audit SET \(change) WHERE tenant_id = '\(trail.tenant)' AND number = 3")
        #expect(try await trail.firstAltered() == 3)
    }

    @Test(arguments: [(1, 2), (3, 4), (5, 5)])
    func `shows where an entry was removed`(removed: Int, found: Int) async throws {
        let trail = try await Trail(entries: 5)
        try await trail.tamper("DELETE FROM tenancy.audit WHERE tenant_id = '\(trail.tenant)' AND number = \(removed)")
        #expect(try await trail.firstAltered() == found)
    }

    @Test func `shows that its end was cut off, even all of it`() async throws {
        let trail = try await Trail(entries: 5)
        try await trail.tamper("DELETE FROM tenancy.audit WHERE tenant_id = '\(trail.tenant)' AND number > 3")
        #expect(try await trail.firstAltered() == 4)
        try await trail.tamper("DELETE FROM tenancy.audit WHERE tenant_id = '\(trail.tenant)'")
        #expect(try await trail.firstAltered() == 1)
    }

    @Test func `shows an entry that was added at its end with a hash that fits`() async throws {
        let trail = try await Trail(entries: 5)
        try await trail.tamper(
            """
            INSERT INTO tenancy.audit
            SELECT tenant_id, 6, programme_id, at, member_id, member_name, role, place, action, object, details,
                sha256(hash || tenancy.audit_text(tenant_id, programme_id, 6, at, member_id, member_name, role, place,
                    action, object, details))
            FROM tenancy.audit WHERE tenant_id = '\(trail.tenant)' AND number = 5
            """
        )
        #expect(try await trail.firstAltered() == 6)
    }

    @Test func `shows that its last entry was exchanged for another with a hash that fits`() async throws {
        let trail = try await Trail(entries: 2)
        try await trail.tamper(
            """
            UPDATE tenancy.audit AS last
            SET object = 'other', hash = sha256(before.hash || tenancy.audit_text(last.tenant_id, last.programme_id,
                last.number, last.at, last.member_id, last.member_name, last.role, last.place, last.action, 'other',
                last.details))
            FROM tenancy.audit AS before
            WHERE last.tenant_id = '\(trail.tenant)' AND last.number = 2
                AND before.tenant_id = last.tenant_id AND before.number = 1
            """
        )
        #expect(try await trail.firstAltered() == 2)
    }

    @Test func `tells of every sign-in, of those that failed, and of sign-outs, from where and by which request`()
        async throws
    {
        let person = try await Person()
        await person.fails(from: "192.0.2.1")
        let (session, visitor) = try await person.signIn(from: "192.0.2.1")
        try await person.database.signOut(session, of: visitor.member, at: person.now, from: "192.0.2.1 request-2")
        try await person.database.signOutEverywhere(visitor.member, at: person.now, from: "192.0.2.1 request-3")
        await person.fails(name: "\(person.name)-x", from: "192.0.2.1")
        let told = try await person.database.reading(as: visitor.member) { scope in
            try await scope.all(
                """
                SELECT action || ' ' || object || ' from ' || place FROM tenancy.audit
                WHERE tenant_id = \(visitor.member.organisation) AND member_id = \(visitor.member.id) ORDER BY number
                """,
                as: String.self
            )
        }
        let by = "\(person.name) from 192.0.2.1 request"
        #expect(
            told == [
                "tenancy.sign-in-failed \(by)-1", "tenancy.sign-in \(by)-1", "tenancy.sign-out \(by)-2",
                "tenancy.sign-out-everywhere \(by)-3",
            ]
        )
        let anyone = Member.anyone(of: person.programme.programme.id)
        #expect(try await person.database.reading(as: anyone) { try await $0.auditEntryCount() } == 0)
    }

    @Test func `is checked of every tenant that has one, also one that has no member left`() async throws {
        let trail = try await Trail(entries: 3, in: FreshProgramme.migratedDatabase())
        let admin = trail.programme.hqAdmin
        try await trail.programme.database.transaction(as: admin) { scope in
            try await scope.audit(AuditEntry("test.write", of: "1"), at: Date(), from: "127.0.0.1")
        }
        try await trail.tamper("UPDATE tenancy.member SET active = false WHERE tenant_id = '\(trail.tenant)'")
        let findings = try await trail.programme.database.auditFindings()
        #expect(findings.map(\.organisation) == ["Headquarters", "Lead College A"])
        #expect(findings.map(\.altered) == [nil, nil])
        #expect(findings.map(\.entries) == [1, 3])
        try await trail.tamper(
            "UPDATE tenancy.audit SET object = '9' WHERE tenant_id = '\(trail.tenant)' AND number = 2"
        )
        #expect(try await trail.programme.database.auditFindings().map(\.altered) == [nil, 2])
        #expect(try await trail.programme.database.auditFindings(of: admin.organisation).map(\.altered) == [nil])
    }

    @Test func `shows that it is gone with its head, for somebody has signed in`() async throws {
        let person = try await Person(in: FreshProgramme(in: FreshProgramme.migratedDatabase()))
        _ = try await person.signIn()
        let trail = Trail(of: person.programme)
        #expect(try await trail.findings().map(\.altered) == [nil])
        // Without its last entry, with a head that fits.
        try await trail.tamper(
            """
            DELETE FROM tenancy.audit WHERE tenant_id = '\(trail.tenant)' AND number = 2;
            UPDATE tenancy.audit_head SET number = 1, hash = (
                SELECT hash FROM tenancy.audit WHERE audit.tenant_id = audit_head.tenant_id AND audit.number = 1
            ) WHERE tenant_id = '\(trail.tenant)'
            """
        )
        #expect(try await trail.firstAltered() == nil)
        #expect(try await trail.findings().map(\.altered) == [2])
        try await trail.tamper("DELETE FROM tenancy.audit; DELETE FROM tenancy.audit_head")
        #expect(try await trail.findings().map(\.altered) == [1])
    }

    @Test func `shows that it was written anew as a whole, to whoever kept an earlier end of it`() async throws {
        let trail = try await Trail(entries: 4)
        let kept = try await trail.findings().map(\.anchor)
        #expect(kept.map(\.number) == [4])
        try await trail.write(5)
        #expect(try await trail.findings(expecting: kept).map(\.altered) == [nil])
        try await trail.writeAnew(changing: 2)
        #expect(try await trail.findings().map(\.altered) == [nil])
        #expect(try await trail.findings(expecting: kept).map(\.altered) == [4])
    }

    @Test func `that an earlier end tells of and nothing else does is missing`() async throws {
        let trail = try await Trail(entries: 2)
        let kept = try await trail.findings().map(\.anchor)
        try await trail.tamper("DELETE FROM tenancy.audit WHERE tenant_id = '\(trail.tenant)'")
        try await trail.tamper("DELETE FROM tenancy.audit_head WHERE tenant_id = '\(trail.tenant)'")
        #expect(try await trail.findings().isEmpty)
        #expect(try await trail.findings(expecting: kept).map(\.altered) == [2])
    }

    @Test func `can't be changed by the service itself`() async throws {
        let trail = try await Trail(entries: 1)
        for statement: SQL in [
            "UPDATE tenancy.audit SET object = 'other'", "DELETE FROM tenancy.audit", "DELETE FROM tenancy.audit_head",
            "UPDATE tenancy.audit_head SET tenant_id = gen_random_uuid()",
        ] {
            await #expect {
                try await trail.programme.database.transaction(as: trail.programme.reporter) {
                    try await $0.execute(statement)
                }
            } throws: { ($0 as? PostgresError)?.state == .insufficientPrivilege }
        }
        #expect(try await trail.firstAltered() == nil)
    }

    @Test func `stays whole when many write at once`() async throws {
        let trail = try await Trail(entries: 0)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...40 { group.addTask { try await trail.write(number) } }
            try await group.waitForAll()
        }
        #expect(try await trail.firstAltered() == nil)
        #expect(
            try await trail.programme.database.reading(as: trail.programme.reporter) { try await $0.auditEntryCount() }
                == 40
        )
    }

    @Test func `keeps no entry of what was undone`() async throws {
        let trail = try await Trail(entries: 1)
        struct Undone: Error {}
        await #expect(throws: Undone.self) {
            try await trail.programme.database.transaction(as: trail.programme.reporter) { scope in
                try await scope.audit(AuditEntry("test.write", of: "2"), at: Date(), from: "here")
                throw Undone()
            }
        }
        try await trail.write(2)
        #expect(try await trail.firstAltered() == nil)
    }
}

/// The trail of a tenant of its own.
private struct Trail {
    let programme: FreshProgramme
    var tenant: Identifier<Organisation> { programme.lead.id }

    init(of programme: FreshProgramme) {
        self.programme = programme
    }

    init(entries: Int, in database: Database? = nil) async throws {
        programme = try await FreshProgramme(in: database)
        for number in 0..<entries { try await write(number) }
    }

    func write(_ number: Int) async throws {
        try await programme.database.transaction(as: programme.reporter) { scope in
            let entry = AuditEntry("test.write", of: "\(number)", details: ["reason": "试验 \"\(number)\""])
            try await scope.audit(entry, at: Date(), from: "127.0.0.1")
        }
    }

    func firstAltered() async throws -> Int? {
        try await programme.database.reading(as: programme.reporter) { try await $0.firstAlteredAuditEntry() }
    }

    func findings(expecting anchors: [AuditAnchor] = []) async throws -> [AuditFinding] {
        try await programme.database.auditFindings(of: tenant, expecting: anchors)
    }

    /// Changes an entry and then every hash from it on, with the head, so that all fit each other.
    func writeAnew(changing number: Int) async throws {
        try await tamper(
            """
            DO $$
            DECLARE before bytea := ''; entry tenancy.audit;
            BEGIN
                UPDATE tenancy.audit SET object = 'other' WHERE tenant_id = '\(tenant)' AND number = \(number);
                FOR entry IN SELECT * FROM tenancy.audit WHERE tenant_id = '\(tenant)' ORDER BY number LOOP
                    before := sha256(before || tenancy.audit_text(entry.tenant_id, entry.programme_id, entry.number,
                        entry.at, entry.member_id, entry.member_name, entry.role, entry.place, entry.action,
                        entry.object, entry.details));
                    UPDATE tenancy.audit SET hash = before
                    WHERE tenant_id = entry.tenant_id AND audit.number = entry.number;
                END LOOP;
                UPDATE tenancy.audit_head SET hash = before WHERE tenant_id = '\(tenant)';
            END
            $$
            """
        )
    }

    /// Does what only a superuser can.
    func tamper(_ statement: String) async throws {
        let name: String = try await programme.database.pool.one("SELECT current_database()::text")
        let address = DatabaseAddress(try PostgresServer.shared.get().address(database: name))
        try await Connection.open(address).script(statement)
    }
}
