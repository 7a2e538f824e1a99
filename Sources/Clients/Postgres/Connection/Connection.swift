import CPostgres
import Synchronization

/// One connection to PostgreSQL.
///
/// The actor runs on a thread of its own, so its methods simply block until the server has answered, and whatever comes
/// at the same time waits its turn. libpq is kept in pipeline mode: what is sent together travels in one write and is
/// answered in one round trip.
///
/// libpq can be driven in two ways. Both were built, with everything else the same, and measured side by side: this one,
/// and one thread that waits with epoll for the sockets of all connections and runs all their actors. On 2 cores, over a
/// Unix socket, 8 connections, the shared thread took, of the time that this way takes:
///
/// | tasks | a query | a tenant's read in one round trip | a read-only transaction |
/// | --- | --- | --- | --- |
/// | 1 | 1.03 | 1.12 to 1.19 | 1.08 to 1.20 |
/// | 8 | 0.89 to 0.95 | 1.04 to 1.10 | 0.96 to 1.06 |
/// | 64 | 1.06 to 1.11 | 1.05 to 1.28 | 1.13 to 1.22 |
///
/// and 1.0 of it for results of 100,000 rows. So the shared thread is at best equal, and everything here would have to be
/// written to be interrupted.
package actor Connection: Querying {
    /// What its next user finds.
    enum Condition: UInt8, AtomicRepresentable {
        case clean
        /// A transaction or a copy was left open.
        case dirty
        case lost
    }

    private nonisolated let thread = ConnectionThread()
    nonisolated let handle: Handle
    nonisolated let condition = Atomic(Condition.clean)
    nonisolated let lastTransaction = Atomic<UInt64>(0)
    var statements: StatementCache
    /// Answers that will come to what was sent without waiting.
    var outstanding: [Expectation] = []
    /// The transaction that is open, and the last that ever was.
    var openTransaction: UInt64?
    var lastOpened: UInt64 = 0
    /// The COPY that is under way.
    var copy: CopyDirection?
    /// The number under which the canceller knows what runs now; 0 for what cannot be cancelled.
    var running: UInt64 = 0
    /// Whether losing the connection now would leave it unknown what was committed.
    var isAtRisk = false
    /// How often something was sent and its answer waited for.
    package internal(set) var roundTrips = 0
    /// The server's process that serves this connection, as in `pg_stat_activity.pid`.
    package nonisolated let processID: Int32

    init(_ handle: Handle, statementLimit: Int) {
        self.handle = handle
        statements = StatementCache(limit: statementLimit)
        processID = PQbackendPID(handle.raw)
    }

    deinit {
        thread.stop()
    }

    /// The thread that runs this actor.
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        thread.asUnownedSerialExecutor()
    }

    /// Connects to the first of the address's hosts that answers; throws ``ConnectFailed``. The connection closes when
    /// the last reference to it goes.
    package static func open(_ address: DatabaseAddress, statementLimit: Int = 256) async throws -> Connection {
        Connection(try await Handle.connect(to: address), statementLimit: statementLimit)
    }

    /// Whether it broke; it can only be thrown away then.
    package nonisolated var isLost: Bool { condition.load(ordering: .acquiring) == .lost }

    /// libpq's connection, on this actor's thread.
    var raw: OpaquePointer { handle.raw }

    /// Tells the pool what the next user would find.
    func noteCondition() {
        if isLost { return }
        let status = outstanding.isEmpty ? PQtransactionStatus(raw) : PQTRANS_IDLE
        let isClean = openTransaction == nil && copy == nil && status == PQTRANS_IDLE
        condition.store(isClean ? .clean : .dirty, ordering: .releasing)
    }

    /// Marks the connection as lost and says why.
    func lose(_ reason: String? = nil) -> ConnectionLost {
        condition.store(.lost, ordering: .releasing)
        let reason = reason ?? String(cString: PQerrorMessage(raw)).trimmedLines
        return ConnectionLost(reason: reason, outcomeUnknown: isAtRisk)
    }
}
