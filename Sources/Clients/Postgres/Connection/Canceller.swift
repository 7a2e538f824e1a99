import CPostgres
import Dispatch
import Synchronization

/// Asks the server to cancel what a connection runs, without ever hitting what it runs next.
///
/// `@unchecked Sendable` because libpq's `PGcancel` may be used from any thread, and the rest is behind a mutex.
final class Canceller: @unchecked Sendable {
    private struct State {
        var lastBegun: UInt64 = 0
        var isRunning = false
        var isAsking = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let request: OpaquePointer?
    private let state = Mutex(State())

    init(_ connection: OpaquePointer) {
        request = PQgetCancel(connection)
    }

    deinit {
        PQfreeCancel(request)
    }

    /// Notes that a query begins; gives its number.
    func begin() -> UInt64 {
        state.withLock { state in
            state.lastBegun += 1
            state.isRunning = true
            return state.lastBegun
        }
    }

    /// Notes that the query has ended, after any request to cancel it has.
    func end(isolation: isolated (any Actor)? = #isolation) async {
        let mustWait = state.withLock { state in
            state.isRunning = false
            return state.isAsking
        }
        guard mustWait else { return }
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                if state.isAsking { state.waiter = continuation }
                return !state.isAsking
            }
            if isOver { continuation.resume() }
        }
    }

    /// Asks for the query of that number to be cancelled, again and again until it ends: the first request may reach the
    /// server before the query does.
    func cancel(_ number: UInt64, after milliseconds: Int = 0) {
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(milliseconds)) { [self] in
            let mayAsk = state.withLock { state in
                state.isAsking = state.isRunning && state.lastBegun == number
                return state.isAsking
            }
            guard mayAsk else { return }
            var message = [CChar](repeating: 0, count: 256)
            PQcancel(request, &message, Int32(message.count))
            let waiter = state.withLock { state in
                state.isAsking = false
                defer { state.waiter = nil }
                return state.waiter
            }
            waiter?.resume()
            cancel(number, after: milliseconds * 2 + 20)
        }
    }
}
