import Synchronization

/// Reads of one query that many ask at once, flown together.
///
/// A read that finds no flight in the air takes off alone, at once. Those that come while flights are in the air wait for one
/// to land, and all of them take the next: so the more ask, the fewer writes to a socket and wakings of a thread each costs.
final class Flights: Sendable {
    private struct State {
        /// Who waits for a flight.
        var waiting: [SharedRead] = []
        /// How many connections fly, or are being found.
        var aloft = 0
    }

    /// How many fly at once: as many as two cores can serve; more wait for each other.
    private static let limit = 2
    /// How many one flight takes, so that nobody waits for too many others.
    private static let seats = 64
    private let state = Mutex(State())

    /// Puts a read in line; whether its asker has to find a connection for it.
    func board(_ read: SharedRead) -> Bool {
        state.withLock { state in
            state.waiting.append(read)
            guard state.aloft < Self.limit else { return false }
            state.aloft += 1
            return true
        }
    }

    /// Who takes the next flight; nil when nobody waits, and the connection has landed.
    fileprivate func next(again: [SharedRead]) -> [SharedRead]? {
        state.withLock { state in
            state.waiting = again + state.waiting
            state.waiting.removeAll(where: \.isCancelled)
            guard !state.waiting.isEmpty else {
                state.aloft -= 1
                return nil
            }
            let flight = Array(state.waiting.prefix(Self.seats))
            state.waiting.removeFirst(flight.count)
            return flight
        }
    }

    /// The asker who was to find a connection has given up, or its connection was lost: the next in line finds one.
    fileprivate func handOver() {
        while let next = first() {
            if next.tell(.lead) { return }
        }
    }

    private func first() -> SharedRead? {
        state.withLock { state in
            state.waiting.removeAll(where: \.isCancelled)
            if state.waiting.isEmpty { state.aloft -= 1 }
            return state.waiting.first
        }
    }

    /// No connection could be had: the asker is told why, and all who wait where nothing else flies.
    fileprivate func ground(_ read: SharedRead, _ error: any Error) {
        let waiting = state.withLock { state in
            state.aloft -= 1
            let told = state.aloft > 0 ? [read] : state.waiting
            state.waiting = state.aloft > 0 ? state.waiting.filter { $0 !== read } : []
            return told
        }
        for read in waiting { read.tell(.landed(.failure(error))) }
    }
}

extension Connection {
    /// Flies until nobody waits any more.
    func carry(_ flights: Flights) {
        var again: [SharedRead] = []
        while !isLost, let reads = flights.next(again: again) { again = fly(together: reads) }
        if isLost { flights.handOver() } else { noteCondition() }
    }
}

extension Pool {
    /// Runs one query in a read-only transaction of its own that flies with others'.
    nonisolated(nonsending) func flown(_ read: SharedRead, deadline: Duration) async throws -> Rows {
        try Task.checkCancellation()
        for statement in read.opening + [read.query] { try statement.check() }
        var leads = flights.board(read)
        while true {
            if leads { await lead(for: read, within: deadline) }
            switch await read.news() {
            case .landed(let result): return try result.get()
            case .lead: leads = true
            }
        }
    }

    /// Finds a connection for those in line and sends it off.
    private nonisolated(nonsending) func lead(for read: SharedRead, within patience: Duration) async {
        do {
            let connection = try await lease(within: patience)
            connection.thread.enqueue { [self] in
                connection.assumeIsolated { $0.carry(flights) }
                let isUsable = !connection.isLost
                proceed { isUsable ? $0.giveBack(connection, lastUsed: .now) : $0.giveUp() }
            }
        } catch is CancellationError {
            flights.handOver()
        } catch {
            flights.ground(read, error)
        }
    }
}
