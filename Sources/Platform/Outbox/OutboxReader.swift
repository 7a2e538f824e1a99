import Foundation
import Postgres

/// Does something about an entry; what it throws is tried again, so it must recognise an entry that it has done already.
package typealias OutboxHandler = @Sendable (OutboxEntry) async throws -> Void

/// Tells handlers of every entry of the outbox: at least once, each tenant's in its order. One a service; of several
/// services the one that has the lease reads.
package struct OutboxReader: Sendable {
    /// What came of one look into the outbox.
    package struct Outcome: Sendable {
        /// Whether this reader had the lease.
        package fileprivate(set) var isReader = false
        /// How many entries are done with.
        package fileprivate(set) var handled = 0
        /// What stood in the way of a tenant's next entry.
        package fileprivate(set) var failures: [any Error] = []
    }

    private let pool: Pool
    private let handlers: [OutboxHandler]
    private let lease = OutboxLease(named: "reader")
    private let now: @Sendable () -> Date

    /// A reader that tells each of these handlers of each entry.
    package init(pool: Pool, handlers: [OutboxHandler], now: @escaping @Sendable () -> Date = { Date() }) {
        self.pool = pool
        self.handlers = handlers
        self.now = now
    }

    /// How long it waits when there was nothing to read, or somebody else reads.
    package static let pause = Duration.seconds(2)
    /// How long a tenant's next entries wait after a handler has failed on one; the other tenants' don't.
    package static let patience: TimeInterval = 60
    /// How many entries are read, told and marked at once; as many are told again if the service dies in between.
    package static let stretch = 100
    /// For how long entries are kept, told or not: what nobody could be told within 30 days, nobody need hear of, and by
    /// then whoever looks into a fault has looked.
    package static let retention: TimeInterval = 30 * 86_400

    /// Reads until cancelled.
    package func run(telling tell: @Sendable (Outcome) -> Void) async throws {
        var waiting: [UUID: Date] = [:]
        while true {
            let outcome = await look(waiting: &waiting)
            try Task.checkCancellation()
            tell(outcome)
            if outcome.handled < Self.stretch { try await Task.sleep(for: Self.pause) }
        }
    }

    /// Gives the lease back, so that another service need not wait for its end.
    package func giveBack() async throws {
        try await asReader { try await lease.giveBack(in: $0) }
    }

    /// Reads and tells one stretch, if this reader has the lease.
    ///
    /// - Parameter waiting: the tenants on whose entries a handler has failed, and until when they wait.
    package func look(waiting: inout [UUID: Date]) async -> Outcome {
        var outcome = Outcome()
        waiting = waiting.filter { $0.value > now() }
        let left = Array(waiting.keys)
        do {
            let entries = try await asReader { transaction -> [OutboxEntry]? in
                guard try await lease.take(in: transaction, now: now()) else { return nil }
                return try await transaction.nextEntries(Self.stretch, besides: left)
            }
            guard let entries else { return outcome }
            outcome.isReader = true
            let told = await tell(entries, &waiting, &outcome)
            try await asReader { transaction in
                try await transaction.mark(told, at: now())
                try await transaction.clear(before: now().addingTimeInterval(-Self.retention))
            }
            outcome.handled = told.count
        } catch {
            outcome.failures.append(error)
        }
        return outcome
    }

    private func tell(
        _ entries: [OutboxEntry],
        _ waiting: inout [UUID: Date],
        _ outcome: inout Outcome
    ) async -> [OutboxEntry] {
        var told: [OutboxEntry] = []
        for entry in entries where waiting[entry.tenant] == nil {
            do {
                for handler in handlers { try await handler(entry) }
                told.append(entry)
            } catch {
                waiting[entry.tenant] = now().addingTimeInterval(Self.patience)
                outcome.failures.append(error)
            }
        }
        return told
    }

    private nonisolated(nonsending) func asReader<Answer>(
        _ body: nonisolated(nonsending) (Transaction) async throws -> Answer
    ) async throws -> Answer {
        try await pool.asOutbox(body)
    }
}

extension Pool {
    /// Runs with the settings that show the outbox of every tenant and nothing else.
    nonisolated(nonsending) func asOutbox<Answer>(
        _ body: nonisolated(nonsending) (Transaction) async throws -> Answer
    ) async throws -> Answer {
        let nobody = "00000000-0000-0000-0000-000000000000"
        let settings: [SQL] = [
            try .setLocal("app.tenant", to: nobody), try .setLocal("app.programme", to: nobody),
            try .setLocal("app.colleges", to: "{}"), try .setLocal("app.role", to: "outbox"),
            try .setLocal("app.member", to: nobody),
        ]
        return try await transaction(opening: settings, body)
    }
}

extension Transaction {
    /// The oldest entries that nobody has been told of, each tenant's in its order.
    fileprivate func nextEntries(_ count: Int, besides tenants: [UUID]) async throws -> [OutboxEntry] {
        try await all(
            """
            SELECT number, tenant_id, programme_id, at, kind, subject, payload, member_id FROM outbox.entry
            WHERE handled_at IS NULL AND tenant_id <> ALL (\(tenants)) ORDER BY number LIMIT \(Int64(count))
            """
        ) {
            (
                number: Int,
                tenant: UUID,
                programme: UUID,
                at: Date,
                kind: String,
                subject: String,
                payload: JSON<[String: String]>,
                member: UUID?
            ) in
            OutboxEntry(
                number: number,
                tenant: tenant,
                programme: programme,
                at: at,
                kind: kind,
                subject: subject,
                payload: payload.value,
                member: member
            )
        }
    }

    fileprivate func mark(_ entries: [OutboxEntry], at date: Date) async throws {
        guard !entries.isEmpty else { return }
        try await execute(
            """
            UPDATE outbox.entry SET handled_at = \(date)
            FROM unnest(\(entries.map(\.tenant)), \(entries.map { Int64($0.number) })) AS told (tenant_id, number)
            WHERE entry.tenant_id = told.tenant_id AND entry.number = told.number
            """
        )
    }

    fileprivate func clear(before date: Date) async throws {
        try await execute("DELETE FROM outbox.entry WHERE at < \(date)")
    }
}
