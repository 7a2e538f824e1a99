import Synchronization

/// A limited number of connections, shared fairly.
///
/// Whoever asks first is served first. A connection is opened by whoever needs it, so the pool also works before and
/// without ``run()``, which keeps the idle ones healthy.
package final class Pool: Sendable {
    /// How many connections there are and how long to wait for one.
    package struct Configuration: Sendable {
        /// Where the database is.
        package var address: DatabaseAddress
        /// How many connections ``Pool/run()`` keeps open.
        package var minimumConnections = 1
        /// How many there are at most.
        package var maximumConnections = 8
        /// How long to wait for a connection unless the caller says otherwise; but no longer than half a second while the
        /// server is known to be out of reach.
        package var patience: Duration = .seconds(10)
        /// How often ``Pool/run()`` checks idle connections.
        package var healthInterval: Duration = .seconds(15)
        /// How long a connection beyond the minimum may be idle before ``Pool/run()`` closes it.
        package var idleLimit: Duration = .seconds(600)
        /// How many prepared statements a connection keeps.
        package var statementLimit = 256

        /// The usual numbers, for this address.
        package init(_ address: DatabaseAddress) {
            self.address = address
        }
    }

    struct State {
        var leases: Leases<Connection>
        var waiters: [UInt64: Waiter] = [:]
        var lastNumber: UInt64 = 0
        var alarm: ContinuousClock.Instant?
        /// Whether the last try to reach the server failed for as long as somebody would wait.
        var isOut = false
    }

    /// What it was made with.
    package let configuration: Configuration
    let state: Mutex<State>
    let flights = Flights()
    let drained = AsyncStream.makeStream(of: Void.self)

    /// A pool that has not connected yet.
    package init(_ configuration: Configuration) {
        self.configuration = configuration
        state = Mutex(State(leases: Leases(limit: configuration.maximumConnections)))
    }

    /// Lends a connection to the body.
    ///
    /// Throws ``PoolTimeout`` if none becomes free within the deadline, ``ConnectFailed`` if none can be opened within
    /// it, ``PoolClosed`` when the pool is being drained.
    @discardableResult
    package nonisolated(nonsending) func withConnection<Result>(
        deadline: Duration? = nil,
        _ body: nonisolated(nonsending) (Connection) async throws -> Result
    ) async throws -> Result {
        let connection = try await lease(within: deadline ?? configuration.patience)
        do {
            let result = try await body(connection)
            await giveBack(connection)
            return result
        } catch {
            await giveBack(connection)
            throw error
        }
    }

    /// How many connections there are, how many of them are idle, and how many callers wait.
    package var census: (connections: Int, idle: Int, waiting: Int) {
        state.withLock { ($0.leases.places, $0.leases.idle.count, $0.leases.waiters) }
    }

    /// Lends no more connections, waits for those that are lent, and closes all; ``run()`` returns then.
    package func drain() async {
        let (idle, isDrained) = state.withLock { ($0.leases.drain(), $0.leases.isDrained) }
        _ = consume idle
        if isDrained { drained.continuation.finish() }
        for await _ in drained.stream {}
    }
}
