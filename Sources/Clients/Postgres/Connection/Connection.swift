import CPostgres
import Synchronization

/// One connection to PostgreSQL.
///
/// The actor runs on a thread of its own, so its methods simply block until the server has answered, and whatever comes
/// at the same time waits its turn. libpq is kept in pipeline mode: what is sent together travels in one write and is
/// answered in one round trip.
///
/// libpq can be driven in two ways. Both were built, all else being the same, and measured in turns in one process, on
/// 2 busy cores, 8 connections over a Unix socket, 50 rounds a figure, thrice: this one, and one thread for all
/// connections that waits for their sockets with epoll. The time of that other way as a multiple of this one's, by the
/// fastest rounds and by the median of the pairs:
///
/// | tasks at once | a query | a tenant's read in one round trip | a read-only transaction | a writing one |
/// | --- | --- | --- | --- | --- |
/// | 1 | 1.0 to 1.1 | 1.2 | 1.1 to 1.3 | 1.2 |
/// | 8 | 0.9 to 1.1 | 0.8 to 1.1 | 0.9 to 1.1 | |
/// | 64 | 1.1 to 1.2 | 1.0 to 1.3 | 1.1 to 1.4 | |
///
/// A result of 100,000 rows: 1.0; eight of them at once: 0.9 to 1.0. So this way is kept: faster for one task and for
/// many, hardly slower for as many as connections, and its code reads from top to bottom: nothing interrupts it.
package actor Connection: Querying {
    /// What its next user finds.
    enum Condition: UInt8, AtomicRepresentable {
        case clean
        /// A read-only transaction has ended; its `COMMIT` is sent with what comes next.
        case owing
        /// A transaction or a copy was left open.
        case dirty
        case lost
    }

    nonisolated let thread = ConnectionThread()
    nonisolated let handle: Handle
    nonisolated let condition = Atomic(Condition.clean)
    nonisolated let lastTransaction = Atomic<UInt64>(0)
    /// The last read-only transaction that has ended.
    nonisolated let lastRead = Atomic<UInt64>(0)
    var statements: StatementCache
    /// Answers that will come to what was sent without waiting.
    var outstanding: [Expectation] = []
    /// The transaction that is open, and the last that ever was.
    var openTransaction: UInt64?
    var lastOpened: UInt64 = 0
    /// The COPY that is under way.
    var copy: Copy?
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
