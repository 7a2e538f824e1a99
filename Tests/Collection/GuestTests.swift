import Foundation
import Lifecycle
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `Values written from outside their tenant` {
    @Test(arguments: [Role.partner, .reviewer])
    func `stand under the tenant whose college they are of`(role: Role) async throws {
        let test = try await TestCollection()
        let writer = role == .partner ? test.partner : test.reviewer
        let lead = test.programme.lead.id
        for isPast in [false, true] {
            #expect(try await test.write(isPast: isPast, under: lead, by: writer) == nil)
            let another = try await test.write(isPast: isPast, under: test.programme.otherLead.id, by: writer)
            #expect(another == .foreignKeyViolation)
        }
    }

    @Test func `of a tenant itself are looked up nowhere`() async throws {
        let test = try await TestCollection()
        #expect(try await test.write(isPast: false, under: test.programme.lead.id, by: test.reporter) == nil)
        let guests: Int = try await test.database.reading(as: test.reporter) { scope in
            try await scope.one(
                "SELECT count(*) FROM collection.value WHERE period = '2025Q2' AND guest_programme_id IS NOT NULL"
            )
        }
        #expect(guests == 0)
    }
}

extension TestCollection {
    /// Writes a row of the first college under a tenant; why that was refused.
    fileprivate func write(
        isPast: Bool,
        under tenant: Identifier<Organisation>,
        by member: Member
    ) async throws -> SQLState? {
        let table: SQL = isPast ? "past_value" : "value"
        let ended: SQL = isPast ? ", ended_at, ended_number, ended_batch_id" : ""
        let end: SQL = isPast ? ", \(now), 2, \(UUID())" : ""
        do {
            try await database.transaction(as: member) { scope in
                _ = try await scope.execute(
                    """
                    INSERT INTO collection.\(table) (tenant_id, college_id, element, period, programme_id, value, at,
                        number, batch_id \(ended))
                    VALUES (\(tenant), \(colleges[0]), 'ORG_STUDENTS', '2025Q2', \(member.programme), 1, \(now), 1,
                        \(UUID()) \(end))
                    """
                )
            }
            return nil
        } catch let error as PostgresError {
            return error.state
        }
    }
}
