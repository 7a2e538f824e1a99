import Foundation
import Postgres
import Support
import Tenancy
import Testing

/// Somebody of the first lead college who signs in with a password.
struct Person {
    let programme: FreshProgramme
    let name = "li.ming-\(UUID().uuidString.prefix(8).lowercased())"
    let password = NewMember.randomPassword()
    // About the present: other tests of the same database clear out what is a day old.
    let now = Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded())
    var database: Database { programme.database }

    init(in given: FreshProgramme? = nil, role: Role = .reporter) async throws {
        programme = if let given { given } else { try await FreshProgramme() }
        _ = try await programme.settled(name, role: role, password: password)
    }

    @discardableResult
    func signIn(
        name: String? = nil,
        password: String? = nil,
        from client: String? = nil,
        device: String? = nil,
        now: Date? = nil
    ) async throws -> (session: Session, visitor: Visitor) {
        let signedIn = try await enter(name: name, password: password, from: client, device: device, now: now)
        return (signedIn.session, signedIn.visitor)
    }

    func enter(
        name: String? = nil,
        password: String? = nil,
        from client: String? = nil,
        device: String? = nil,
        now: Date? = nil
    ) async throws -> SignedIn {
        try await programme.database.signIn(
            name: name ?? self.name,
            password: password ?? self.password,
            // Of their own unless it matters, so that nobody waits for anybody.
            client: client ?? "client of \(self.name)",
            request: "request-1",
            device: device,
            agent: "test",
            now: now ?? self.now
        )
    }

    /// Tries a wrong password.
    func fails(name: String? = nil, from client: String, device: String? = nil, now: Date? = nil) async {
        await #expect(throws: SignInRefusal.wrong) {
            try await enter(name: name, password: "a wrong guess", from: client, device: device, now: now)
        }
    }

    /// How many failed tries at their name are counted over all addresses.
    func failures() async throws -> Int {
        try await programme.database.transaction(as: programme.reporter) { scope in
            try await scope.acting(as: "sign-in") {
                try await scope.one(
                    "SELECT coalesce(sum(failures), 0) FROM tenancy.failure WHERE name = \(name) AND client = 'address:*'",
                    as: Int.self
                )
            }
        }
    }

    /// How many wrong guesses at their name the audit trail of their organisation keeps.
    func failuresInTrail() async throws -> Int {
        try await programme.database.reading(as: programme.member(.collegeAdmin, of: programme.lead)) { scope in
            try await scope.one(
                """
                SELECT count(*) FROM tenancy.audit
                WHERE tenant_id = \(programme.lead.id) AND action = 'tenancy.sign-in-failed' AND object = \(name)
                """,
                as: Int.self
            )
        }
    }

    /// How many counters of failures there are of each kind of client.
    func counters() async throws -> [String: Int] {
        let rows = try await programme.database.transaction(as: programme.reporter) { scope in
            try await scope.acting(as: "sign-in") {
                try await scope.all("SELECT split_part(client, ':', 1), count(*) FROM tenancy.failure GROUP BY 1") {
                    (kind: String, count: Int) in (kind, count)
                }
            }
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }
}
