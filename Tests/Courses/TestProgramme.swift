import Foundation
import Postgres
import Schema
import Support
import Tenancy

/// A programme of its own with tenants of its own, in one migrated database that all tests of this process share.
struct TestProgramme {
    let database: Database
    let programme = Identifier<Programme>()
    let headquarters = Identifier<Organisation>()
    let college = Identifier<Organisation>()
    let partner = Identifier<Organisation>()

    /// A fresh programme.
    init() async throws {
        database = try await Self.shared.value
    }

    private static let shared = Task {
        let server = try PostgresServer.shared.get()
        let name = "banmo_\(UUID().uuidString.prefix(8).lowercased())"
        let maker = try await Connection.open(DatabaseAddress(server.address()))
        // Roles belong to the whole server, so two test targets must not migrate at once.
        try await maker.script("SELECT pg_advisory_lock(20252025)")
        try await maker.script("CREATE DATABASE \(name) TEMPLATE template0")
        let owner = Pool(Pool.Configuration(DatabaseAddress(server.address(database: name))))
        _ = try await Migrator(pool: owner, migrations: try Migration.all()).migrate()
        try await maker.script("SELECT pg_advisory_unlock(20252025)")
        let service = DatabaseAddress(server.address(database: name, user: "banmo_service"))
        return Database(pool: Pool(Pool.Configuration(service)))
    }

    /// Somebody of one of the programme's tenants.
    func member(_ role: Role, of organisation: Identifier<Organisation>) -> Member {
        Member(
            name: "\(role.rawValue)-test",
            fullName: role.rawValue,
            role: role,
            organisation: organisation,
            programme: programme
        )
    }

    /// Somebody who writes standards and courses at headquarters.
    var keeper: Member { member(.hqAdmin, of: headquarters) }
    /// A partner's member, another tenant's.
    var reader: Member { member(.partner, of: partner) }
}
