import CPostgres
import Synchronization

/// One connection to PostgreSQL.
///
/// Statements that come at the same time run one after the other. libpq is kept in pipeline mode: whatever is sent
/// together travels in one write and is answered in one round trip. The actor runs on its loop's thread.
package actor Connection: Querying {
    /// What its next user finds.
    enum Condition: UInt8, AtomicRepresentable {
        case clean
        /// A transaction or a copy was left open.
        case dirty
        case lost
    }

    nonisolated let thread: LoopThread
    nonisolated let handle: Handle
    nonisolated let condition = Atomic(Condition.clean)
    nonisolated let lastTransaction = Atomic<UInt64>(0)
    nonisolated let watch: Watch
    var statements: StatementCache
    /// Answers that will come to what was sent without waiting.
    var outstanding: [Expectation] = []
    /// The transaction that is open, and the last that ever was.
    var openTransaction: UInt64?
    var lastOpened: UInt64 = 0
    /// Whether data may have been left in the socket since something was last sent.
    var mayHaveUnread = true
    /// The COPY that is under way.
    var copy: CopyDirection?
    /// Whether losing the connection now would leave it unknown what was committed.
    var isAtRisk = false
    /// How often something was sent and its answer waited for.
    package internal(set) var roundTrips = 0
    private var isTaken = false
    private var queue: [CheckedContinuation<Void, Never>] = []

    /// The loop that runs this actor and waits for its socket.
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        thread.loop.asUnownedSerialExecutor()
    }

    /// The server's process that serves this connection, as in `pg_stat_activity.pid`.
    package nonisolated let processID: Int32

    init(_ handle: Handle, on thread: LoopThread, statementLimit: Int) {
        self.handle = handle
        self.thread = thread
        statements = StatementCache(limit: statementLimit)
        watch = thread.loop.watch(PQsocket(handle.raw))
        processID = PQbackendPID(handle.raw)
    }

    deinit {
        thread.loop.forget(watch)
    }

    /// Connects to the first of the address's hosts that answers; throws ``ConnectFailed``.
    package static func open(_ address: DatabaseAddress, statementLimit: Int = 256) async throws -> Connection {
        try await open(address, on: LoopThread(), statementLimit: statementLimit)
    }

    static func open(_ address: DatabaseAddress, on thread: LoopThread, statementLimit: Int) async throws -> Connection {
        Connection(try await Handle.connect(to: address), on: thread, statementLimit: statementLimit)
    }

    /// Whether it broke; it can only be thrown away then.
    package nonisolated var isLost: Bool { condition.load(ordering: .acquiring) == .lost }

    /// libpq's connection, on this actor's thread.
    var raw: OpaquePointer { handle.raw }

    /// Waits until nobody else uses the connection, first come, first served; ``giveTurn()`` must follow.
    func takeTurn() async {
        guard isTaken else {
            isTaken = true
            return
        }
        await withCheckedContinuation { queue.append($0) }
    }

    /// Lets the next one use the connection.
    func giveTurn() {
        noteCondition()
        if queue.isEmpty {
            isTaken = false
        } else {
            queue.removeFirst().resume()
        }
    }

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
