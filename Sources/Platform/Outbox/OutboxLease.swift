import Foundation
import Postgres

/// The right to do what one service does at a time: to read the outbox, so that entries are told in order, or to send mail.
package struct OutboxLease: Sendable {
    /// What it is the right to.
    private let name: String
    /// Who asks for it: one task of one service.
    private let holder = UUID()

    /// The right of this name, for one who asks.
    package init(named name: String) {
        self.name = name
    }

    /// For how long it is given. Whoever dies leaves its work undone for so long; whoever is slower than this may meet
    /// another, and things are done twice, which must be recognised.
    package static let duration: TimeInterval = 60

    /// Takes it, or keeps it for longer; false while somebody else has it.
    package func take(in pool: Pool, now: Date) async throws -> Bool {
        try await pool.asOutbox { try await take(in: $0, now: now) }
    }

    /// Gives it back, so that another service need not wait for its end.
    package func giveBack(in pool: Pool) async throws {
        try await pool.asOutbox { try await giveBack(in: $0) }
    }

    /// The same in a transaction that sees the outbox.
    func take(in transaction: Transaction, now: Date) async throws -> Bool {
        try await transaction.execute(
            """
            INSERT INTO outbox.lease (name, holder, taken, ends) VALUES (\(name), \(holder), \(now),
                \(now.addingTimeInterval(Self.duration)))
            ON CONFLICT (name) DO UPDATE SET holder = EXCLUDED.holder, taken = EXCLUDED.taken, ends = EXCLUDED.ends
            WHERE lease.holder = EXCLUDED.holder OR lease.ends <= EXCLUDED.taken
            """
        ) == 1
    }

    func giveBack(in transaction: Transaction) async throws {
        try await transaction.execute("DELETE FROM outbox.lease WHERE name = \(name) AND holder = \(holder)")
    }
}
