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
        "member_name = 'somebody else'", "action = 'collection.approve'", "object = 'other'", "client = '::1'",
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
            SELECT tenant_id, 6, programme_id, at, member_id, member_name, role, client, action, object, details,
                sha256(hash || tenancy.audit_text(tenant_id, programme_id, 6, at, member_id, member_name, role, client,
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
                last.number, last.at, last.member_id, last.member_name, last.role, last.client, last.action, 'other',
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
        try await person.database.signOut(session, by: Act(visitor.member, at: person.now, from: "192.0.2.1 request-2"))
        try await person.database.signOutEverywhere(
            by: Act(visitor.member, at: person.now, from: "192.0.2.1 request-3")
        )
        await person.fails(name: "\(person.name)-x", from: "192.0.2.1")
        let told = try await person.database.reading(as: visitor.member) { scope in
            try await scope.all(
                """
                SELECT action || ' ' || object || ' from ' || (
                    SELECT address FROM tenancy.audit_origin
                    WHERE audit_origin.tenant_id = audit.tenant_id AND audit_origin.number = audit.number
                ) || ' ' || split_part(client, ' ', 2) FROM tenancy.audit
                WHERE tenant_id = \(visitor.member.organisation) AND member_id = \(visitor.member.id) ORDER BY number
                """,
                as: String.self
            )
        }
        let by = "\(visitor.member.id) from 192.0.2.1 request"
        #expect(
            told == [
                "tenancy.sign-in-failed \(by)-1", "tenancy.sign-in \(by)-1", "tenancy.sign-out \(by)-2",
                "tenancy.sign-out-everywhere \(by)-3",
            ]
        )
        let anyone = Member.anyone(of: person.programme.programme.id)
        #expect(try await person.database.reading(as: anyone) { try await $0.auditEntryCount() } == 0)
    }

    @Test func `names nobody, and keeps the address apart for half a year without being less whole`() async throws {
        let person = try await Person(in: FreshProgramme(in: FreshProgramme.migratedDatabase()))
        let (session, visitor) = try await person.signIn(from: "192.0.2.1")
        try await person.database.signOut(session, by: Act(visitor.member, at: person.now, from: "192.0.2.1 request-2"))
        func trail() async throws -> String {
            try await person.database.reading(as: visitor.member) { scope in
                try await scope.one(
                    "SELECT string_agg(audit::text, '') FROM tenancy.audit WHERE tenant_id = \(scope.member.organisation)"
                )
            }
        }
        func addresses() async throws -> [String?] {
            try await person.database.reading(as: visitor.member) { try await $0.ownDeeds(limit: 10).map(\.address) }
        }
        for word in ["192.0.2.1", visitor.member.fullName, person.name] { #expect(try await !trail().contains(word)) }
        #expect(try await addresses() == ["192.0.2.1", "192.0.2.1"])
        try await person.database.forgetAddresses(now: person.now + 180 * 86_400)
        #expect(try await addresses() == ["192.0.2.1", "192.0.2.1"])
        try await person.database.forgetAddresses(now: person.now + 180 * 86_400 + 1)
        #expect(try await addresses() == [nil, nil])
        #expect(try await Trail(of: person.programme).firstAltered() == nil)
    }

    @Test func `shows that an address was exchanged`() async throws {
        let trail = try await Trail(entries: 3)
        #expect(try await trail.firstAltered() == nil)
        try await trail.tamper(
            "UPDATE tenancy.audit_origin SET address = '192.0.2.9' WHERE tenant_id = '\(trail.tenant)' AND number = 2"
        )
        #expect(try await trail.firstAltered() == 2)
        #expect(try await trail.checked().map(\.altered) == [2])
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
