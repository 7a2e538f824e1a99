import Foundation
import Support
import Tenancy
import Testing

@Suite struct `The trail of every tenant` {
    @Test func `is checked of every tenant that has one, also one that has no member left`() async throws {
        let trail = try await Trail(entries: 3, in: FreshProgramme.migratedDatabase())
        let admin = trail.programme.hqAdmin
        try await trail.programme.database.transaction(as: admin) { scope in
            try await scope.audit(AuditEntry("test.write", of: "1"), at: Date(), from: "127.0.0.1")
        }
        try await trail.tamper("UPDATE tenancy.member SET active = false WHERE tenant_id = '\(trail.tenant)'")
        let checked = try await trail.programme.database.checkedTrails()
        #expect(checked.map { $0.organisation?.nameEn } == ["Headquarters", "Lead College A"])
        #expect(checked.map(\.altered) == [nil, nil])
        #expect(checked.map(\.entries) == [1, 3])
        try await trail.tamper(
            "UPDATE tenancy.audit SET object = '9' WHERE tenant_id = '\(trail.tenant)' AND number = 2"
        )
        #expect(try await trail.programme.database.checkedTrails().map(\.altered) == [nil, 2])
        #expect(try await trail.programme.database.checkedTrails(of: admin.organisation).map(\.altered) == [nil])
    }

    @Test func `shows that it is gone with its head, for somebody has signed in`() async throws {
        let person = try await Person(in: FreshProgramme(in: FreshProgramme.migratedDatabase()))
        let trail = Trail(of: person.programme)
        try await trail.write(1)
        _ = try await person.signIn()
        #expect(try await trail.checked().map(\.altered) == [nil])
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
        #expect(try await trail.checked().map(\.altered) == [2])
        try await trail.tamper("DELETE FROM tenancy.audit; DELETE FROM tenancy.audit_head")
        #expect(try await trail.checked().map(\.altered) == [1])
    }

    @Test func `shows that it was written anew as a whole, to whoever kept an earlier end of it`() async throws {
        let trail = try await Trail(entries: 4)
        let kept = try await trail.checked().map(\.anchor)
        #expect(kept.map(\.number) == [4])
        try await trail.write(5)
        #expect(try await trail.checked(expecting: kept).map(\.altered) == [nil])
        try await trail.writeAnew(changing: 2)
        #expect(try await trail.checked().map(\.altered) == [nil])
        #expect(try await trail.checked(expecting: kept).map(\.altered) == [4])
    }

    @Test func `that an earlier end tells of and nothing else does is missing`() async throws {
        let trail = try await Trail(entries: 2)
        let kept = try await trail.checked().map(\.anchor)
        try await trail.tamper("DELETE FROM tenancy.audit WHERE tenant_id = '\(trail.tenant)'")
        try await trail.tamper("DELETE FROM tenancy.audit_head WHERE tenant_id = '\(trail.tenant)'")
        #expect(try await trail.checked().isEmpty)
        #expect(try await trail.checked(expecting: kept).map(\.altered) == [2])
    }
}
