import CPostgres
import Dispatch
import Synchronization

/// Asks the server to cancel what a connection runs, without ever hitting what it runs next.
///
/// `@unchecked Sendable` because libpq's `PGcancel` may be used from any thread; it is used under the mutex.
final class Canceller: @unchecked Sendable {
    /// How long the server has to answer at all after it was asked.
    private static let patience = DispatchTimeInterval.seconds(15)
    private let request: OpaquePointer?
    /// Where it is asked: `PQcancel` blocks, for minutes while the network is gone, and nobody else may wait for that.
    private let queue = DispatchQueue(label: "postgres.cancel")
    private let running = Mutex<UInt64?>(nil)
    private let lastNumber = Atomic<UInt64>(0)
    private let isAbandoned = Atomic(false)
    private let givenUp = Atomic(UInt64.max)
    /// Interrupts the connection's waiting.
    let alarm = Alarm()

    init(_ connection: OpaquePointer) {
        request = PQgetCancel(connection)
    }

    deinit {
        PQfreeCancel(request)
    }

    /// A number for a query that will run.
    func newNumber() -> UInt64 {
        lastNumber.add(1, ordering: .relaxed).newValue
    }

    /// Notes that the query of that number runs now.
    func begin(_ number: UInt64) {
        running.withLock { $0 = number }
    }

    /// Notes that it has ended; waits for a request to cancel it that is on its way.
    func end() {
        running.withLock { $0 = nil }
    }

    /// Notes that the connection is lost: there is nothing left to cancel, and nothing to wait for.
    func abandon() {
        isAbandoned.store(true, ordering: .releasing)
    }

    /// Whether the server has not even answered to being asked.
    func hasGivenUp(_ number: UInt64) -> Bool {
        givenUp.load(ordering: .acquiring) == number
    }

    /// Asks for the query of that number to be cancelled; to be called once.
    func cancel(_ number: UInt64) {
        ask(number, after: 0)
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience) { [self] in
            givenUp.store(number, ordering: .releasing)
            alarm.ring()
        }
    }

    /// Asks again and again until the query ends: the first request may reach the server before the query does.
    private func ask(_ number: UInt64, after milliseconds: Int) {
        queue.asyncAfter(deadline: .now() + .milliseconds(milliseconds)) { [self] in
            let hasAsked = running.withLock { running in
                guard running == number, !isAbandoned.load(ordering: .acquiring) else { return false }
                var message = [CChar](repeating: 0, count: 256)
                PQcancel(request, &message, Int32(message.count))
                return true
            }
            if hasAsked { ask(number, after: milliseconds * 2 + 20) }
        }
    }
}
