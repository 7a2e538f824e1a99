import Foundation
import Language
import Postgres
import Schema
import Tenancy

/// A programme of its own with a headquarters, two lead colleges and a partner, in one migrated database that all tests
/// of this process share. What a test does runs as the service's role, under row-level security.
package struct FreshProgramme: Sendable {
    package let database: Database
    package let programme: Programme
    package let headquarters: Organisation
    package let lead: Organisation
    /// Another lead college of the same programme, which must never see the first one's.
    package let otherLead: Organisation
    package let partner: Organisation
    private let members: [String: Member]

    /// Makes it in the shared database, or in another.
    package init(in database: Database? = nil) async throws {
        let database = if let database { database } else { try await Self.shared.value }
        let mark = UUID().uuidString.prefix(8).lowercased()
        let programme = Programme(code: "test-\(mark)", name: LocalizedText(zh: "试验项目", en: "Test programme"))
        let headquarters = Organisation(kind: .headquarters, nameZh: "总部", nameEn: "Headquarters")
        let lead = Organisation(kind: .leadCollege, nameZh: "甲学院", nameEn: "Lead College A")
        let otherLead = Organisation(kind: .leadCollege, nameZh: "乙学院", nameEn: "Lead College B")
        let partner = Organisation(kind: .partner, nameZh: "外方", nameEn: "Partner")
        let staff: [(Organisation, [Role])] = [
            (headquarters, [.reviewer, .hqAdmin, .leader, .expert]),
            (lead, [.reporter, .approver, .collegeAdmin, .expert]),
            (otherLead, [.reporter, .approver, .collegeAdmin, .expert]),
            (partner, [.partner]),
        ]
        var members: [String: Member] = [:]
        for (organisation, roles) in staff {
            for role in roles {
                members["\(organisation.id) \(role)"] = Member(
                    name: "\(role.rawValue)-\(organisation.id)",
                    fullName: "\(role.rawValue) of \(organisation.nameEn)",
                    role: role,
                    organisation: organisation.id,
                    programme: programme.id
                )
            }
        }
        self.database = database
        self.programme = programme
        self.headquarters = headquarters
        self.lead = lead
        self.otherLead = otherLead
        self.partner = partner
        self.members = members
        try await store(staff.map(\.0))
    }

    private func store(_ organisations: [Organisation]) async throws {
        for (index, organisation) in organisations.enumerated() {
            let keeper = Member(
                name: "keeper",
                fullName: "keeper",
                role: .hqAdmin,
                organisation: organisation.id,
                programme: programme.id
            )
            try await database.transaction(as: keeper) { scope in
                if index == 0 { try await scope.insert(programme) }
                try await scope.insert(organisation, country: organisation.kind == .partner ? "LA" : "CN")
                for member in members.values where member.organisation == organisation.id {
                    try await scope.insert(member)
                }
            }
        }
    }

    /// The member of an organisation in a role, optionally with colleges of others that they may see.
    package func member(_ role: Role, of organisation: Organisation, seeing colleges: [UUID] = []) -> Member {
        let member = members["\(organisation.id) \(role)"]
        return Member(
            id: member?.id ?? Identifier(),
            name: member?.name ?? "\(role.rawValue)-\(UUID())",
            fullName: member?.fullName ?? role.rawValue,
            role: role,
            organisation: organisation.id,
            programme: programme.id,
            colleges: colleges
        )
    }

    /// Who enters the first lead college's data.
    package var reporter: Member { member(.reporter, of: lead) }
    /// Who submits what the reporter prepared.
    package var approver: Member { member(.approver, of: lead) }
    /// Who reviews at headquarters.
    package var reviewer: Member { member(.reviewer, of: headquarters) }
    /// Who decides at headquarters.
    package var hqAdmin: Member { member(.hqAdmin, of: headquarters) }
    /// Somebody of the other lead college.
    package var stranger: Member { member(.reporter, of: otherLead) }

    /// The database that tests of this process share.
    package static let shared = Task { try await migratedDatabase() }

    /// A migrated database of its own, for tests that look at all of it or stop its server.
    package static func migratedDatabase(
        on server: PostgresServer? = nil,
        connections: Int = 8,
        patience: Duration = .seconds(600)
    ) async throws -> Database {
        let server = if let server { server } else { try PostgresServer.shared.get() }
        let name = "banmo_\(UUID().uuidString.prefix(8).lowercased())"
        let maker = try await Connection.open(DatabaseAddress(server.address()))
        try await maker.script("CREATE DATABASE \(name) TEMPLATE template0")
        let owner = Pool(Pool.Configuration(DatabaseAddress(server.address(database: name))))
        _ = try await Migrator(pool: owner, migrations: try Migration.all()).migrate()
        await owner.drain()
        var configuration = Pool.Configuration(
            DatabaseAddress(server.address(database: name, user: "banmo_service"))
        )
        configuration.maximumConnections = connections
        // All tests share them, on a machine that may be busy with other things too.
        configuration.patience = patience
        return Database(pool: Pool(configuration), passwords: Passwords(cost: .least))
    }
}
