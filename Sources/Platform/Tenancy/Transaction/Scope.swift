import Postgres

/// What a member can reach inside one transaction. The rooms of the domain extend it with their queries, so that no
/// query can run outside a tenant.
package struct Scope: Querying {
    /// Who is asking.
    package let member: Member
    /// The transaction, for COPY and pipelines.
    package let transaction: Transaction
    /// Whose rights the transaction has.
    private let opener: Member
    /// What values were written of, where something follows from it.
    package let touches: Touches?

    init(member: Member, opener: Member? = nil, transaction: Transaction, touches: Touches? = nil) {
        self.touches = touches
        self.member = member
        self.opener = opener ?? member
        self.transaction = transaction
    }

    /// The same transaction with another member named as the author of what is written; what may be seen and written
    /// stays that of who opened it. For loading what others did.
    package func inTheName(of author: Member) -> Scope {
        Scope(member: author, opener: opener, transaction: transaction, touches: touches)
    }

    /// Runs a statement and gives its whole answer.
    package nonisolated(nonsending) func rows(_ sql: SQL) async throws -> Rows {
        try await transaction.rows(sql)
    }

    /// The only row; throws `NotFound` where this member sees none.
    package nonisolated(nonsending) func one<each Column: PostgresDecodable, Made>(
        _ sql: SQL,
        of what: String,
        _ make: (repeat each Column) throws -> Made,
        file: String = #fileID,
        line: Int = #line
    ) async throws -> Made {
        guard let made = try await transaction.first(sql, make, file: file, line: line) else {
            throw NotFound(what: what)
        }
        return made
    }

    /// Changes the role that policies see, for the statements of the platform's own bookkeeping, then changes it back,
    /// also when `body` throws.
    package nonisolated(nonsending) func acting<Answer>(
        as role: StaticString,
        _ body: nonisolated(nonsending) () async throws -> Answer
    ) async throws -> Answer {
        try await execute(.setLocal("app.role", to: "\(role)"))
        let answer: Answer
        do {
            answer = try await body()
        } catch {
            do {
                try await execute(.setLocal("app.role", to: opener.roleSetting))
            } catch is PostgresError {
                // The transaction has failed: it runs nothing any more, and rolling back undoes the role.
            }
            throw error
        }
        try await execute(.setLocal("app.role", to: opener.roleSetting))
        return answer
    }
}

/// What was asked for is not there, or not this member's: the two look the same from outside.
package struct NotFound: Error, Sendable, Hashable {
    /// The last part of a message key under `refusals.notFound`: `college`, `report` …
    package let what: String

    /// Nothing of this kind.
    package init(what: String) {
        self.what = what
    }
}
