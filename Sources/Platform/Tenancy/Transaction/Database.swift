import Foundation
import Postgres

/// The way into PostgreSQL for everything but migrations: every statement runs in a transaction that says who is asking.
package struct Database: Sendable {
    /// Connections that sign in as the service's role, which owns nothing.
    package let pool: Pool
    /// Where passwords are hashed and compared.
    package let passwords: Passwords
    /// By which the secrets of second factors are sealed; nil where they stand as they are.
    package let seal: Seal?
    /// What follows from values that a use case writes.
    package let consequences: [Consequence]

    /// A database over the service's pool.
    package init(
        pool: Pool,
        passwords: Passwords = Passwords(),
        seal: Seal? = nil,
        consequences: [Consequence] = []
    ) {
        self.consequences = consequences
        self.pool = pool
        self.passwords = passwords
        self.seal = seal
    }

    /// Runs `body` in one transaction that sees and writes what this member may, and commits it if nothing is thrown. Other
    /// rooms write by `act`, which keeps the audit trail too.
    nonisolated(nonsending) func writing<Answer>(
        as member: Member,
        _ body: nonisolated(nonsending) (Scope) async throws -> Answer
    ) async throws -> Answer {
        try await run(as: member, readOnly: false, body)
    }

    /// Runs `body` in a read-only transaction; the opening and the first query are one round trip, the end costs none.
    package nonisolated(nonsending) func reading<Answer>(
        as member: Member,
        _ body: nonisolated(nonsending) (Scope) async throws -> Answer
    ) async throws -> Answer {
        try await run(as: member, readOnly: true, body)
    }

    /// Runs the one query of `body`, a short one, in a read-only transaction of its own that shares its way with others';
    /// throws `Misuse` for a second one.
    package nonisolated(nonsending) func readingOnce<Answer>(
        as member: Member,
        _ body: nonisolated(nonsending) (Scope) async throws -> Answer
    ) async throws -> Answer {
        let settings = try Settings(member).statements
        return try await pool.readingShared(opening: settings) { transaction in
            try await body(Scope(member: member, transaction: transaction))
        }
    }

    private nonisolated(nonsending) func run<Answer>(
        as member: Member,
        readOnly: Bool,
        _ body: nonisolated(nonsending) (Scope) async throws -> Answer
    ) async throws -> Answer {
        let settings = try Settings(member).statements
        return try await pool.transaction(opening: settings, readOnly: readOnly || !member.writes) { transaction in
            let touches = readOnly || consequences.isEmpty ? nil : Touches()
            return try await body(Scope(member: member, transaction: transaction, touches: touches))
        }
    }
}

extension Member {
    /// What row-level security is told of their role.
    var roleSetting: String { isAnyone ? "anyone" : role.rawValue }
}

/// The five settings that row-level security reads, each a `SET LOCAL` of its own, so that they reach Citus workers too.
struct Settings {
    let statements: [SQL]

    init(_ member: Member) throws {
        try self.init(
            tenant: member.organisation.uuid,
            programme: member.programme.uuid,
            colleges: member.colleges,
            role: member.roleSetting,
            member: member.id.uuid
        )
    }

    init(tenant: UUID, programme: UUID, colleges: [UUID], role: String, member: UUID) throws {
        statements = [
            try .setLocal("app.tenant", to: tenant.uuidString),
            try .setLocal("app.programme", to: programme.uuidString),
            try .setLocal("app.colleges", to: "{\(colleges.map(\.uuidString).joined(separator: ","))}"),
            try .setLocal("app.role", to: role),
            try .setLocal("app.member", to: member.uuidString),
        ]
    }

    /// Sees nothing but names, passwords, sessions and failures: for finding out who is there.
    static func signIn() throws -> Settings {
        let nobody = Identifier<Organisation>.nobody.uuid
        return try Settings(tenant: nobody, programme: nobody, colleges: [], role: "sign-in", member: nobody)
    }
}
