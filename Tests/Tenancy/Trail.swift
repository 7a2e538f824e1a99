import Foundation
import Postgres
import Support
import Tenancy

/// The trail of a tenant of its own.
struct Trail {
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

    func checked(expecting anchors: [AuditAnchor] = []) async throws -> [CheckedTrail] {
        try await programme.database.checkedTrails(of: tenant, expecting: anchors)
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
                        entry.at, entry.member_id, entry.member_name, entry.role, entry.client, entry.action,
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
