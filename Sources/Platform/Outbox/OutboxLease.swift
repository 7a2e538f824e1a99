import Foundation
import Postgres

/// The right to read the outbox, which one service has at a time, so that entries are told in order.
struct OutboxLease: Sendable {
    /// Who asks for it: one reader of one service.
    let holder: UUID

    /// For how long it is given. Whoever dies leaves the outbox unread for so long; whoever is slower than this may meet
    /// another reader, and entries are told twice, which handlers recognise.
    static let duration: TimeInterval = 60

    /// Takes it, or keeps it for longer; false while somebody else has it.
    func take(in transaction: Transaction, now: Date) async throws -> Bool {
        try await transaction.execute(
            """
            INSERT INTO outbox.lease (name, holder, taken, ends) VALUES ('reader', \(holder), \(now),
                \(now.addingTimeInterval(Self.duration)))
            ON CONFLICT (name) DO UPDATE SET holder = EXCLUDED.holder, taken = EXCLUDED.taken, ends = EXCLUDED.ends
            WHERE lease.holder = EXCLUDED.holder OR lease.ends <= EXCLUDED.taken
            """
        ) == 1
    }

    /// Gives it back, so that another service need not wait for its end.
    func giveBack(in transaction: Transaction) async throws {
        try await transaction.execute("DELETE FROM outbox.lease WHERE name = 'reader' AND holder = \(holder)")
    }
}
