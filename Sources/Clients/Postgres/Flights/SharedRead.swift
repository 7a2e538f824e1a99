import Synchronization

/// One asker's read in a flight of many: a query in a read-only transaction of its own.
final class SharedRead: Sendable {
    /// What the asker is told.
    enum News: Sendable {
        case landed(Result<Rows, any Error>)
        /// Whoever was to find a connection has given up; it is the asker's turn.
        case lead
    }

    private struct State {
        var waiter: CheckedContinuation<News, Never>?
        /// Told before anybody waited.
        var result: Result<Rows, any Error>?
        var mustLead = false
        var isCancelled = false
        var hasLanded = false
        var carrier: (canceller: Canceller, number: UInt64)?
    }

    /// What is sent, after `BEGIN`.
    let opening: [SQL]
    let query: SQL
    private let state = Mutex(State())

    init(opening: [SQL], query: SQL) {
        self.opening = opening
        self.query = query
    }

    /// Whether nobody waits for it any more.
    var isCancelled: Bool { state.withLock { $0.isCancelled } }

    /// Waits for news. In a cancelled task the read is over at once; the server is asked to cancel it where it runs.
    nonisolated(nonsending) func news() async -> News {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let news = state.withLock { state -> News? in
                    if state.mustLead {
                        state.mustLead = false
                        return .lead
                    }
                    if let result = state.result.take() { return .landed(result) }
                    state.waiter = continuation
                    return nil
                }
                if let news { continuation.resume(returning: news) }
            }
        } onCancel: {
            cancel()
        }
    }

    private func cancel() {
        let carrier = state.withLock { state in
            state.isCancelled = true
            return state.carrier
        }
        tell(.landed(.failure(CancellationError())))
        if let carrier { carrier.canceller.cancel(carrier.number) }
    }

    /// Tells the asker; false after its end, when what comes is nobody's.
    @discardableResult
    func tell(_ news: News) -> Bool {
        let (isHeard, waiter) = state.withLock { state -> (Bool, CheckedContinuation<News, Never>?) in
            if state.hasLanded { return (false, nil) }
            if case .landed = news { state.hasLanded = true }
            if let waiter = state.waiter.take() { return (true, waiter) }
            switch news {
            case .landed(let result): state.result = result
            case .lead: state.mustLead = true
            }
            return (true, nil)
        }
        waiter?.resume(returning: news)
        return isHeard
    }

    /// The server works on it now; gives whether it was cancelled before.
    func begin(_ number: UInt64, _ canceller: Canceller) -> Bool {
        state.withLock { state in
            state.carrier = (canceller, number)
            return state.isCancelled
        }
    }

    /// The server has answered.
    func end() {
        state.withLock { $0.carrier = nil }
    }
}
