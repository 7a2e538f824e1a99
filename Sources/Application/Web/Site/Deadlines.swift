import Dispatch
import Synchronization

/// Cancels what takes longer than it may. One alarm, set for the earliest deadline, serves all requests: most end long
/// before, and a timer for each would cost more than many an answer.
final class Deadlines: Sendable {
    private struct Entry {
        let deadline: ContinuousClock.Instant
        let cancel: @Sendable () -> Void
    }

    private struct State {
        var entries: [UInt64: Entry] = [:]
        var lastNumber: UInt64 = 0
        var alarm: ContinuousClock.Instant?
        var isStopped = false
    }

    private let state = Mutex(State())

    /// Does the work, which is cancelled when it takes longer than that, or when the service stops; throws
    /// `TimeExceeded` or `ServiceStopped` then.
    ///
    /// - Parameter executor: what it runs on; nil for Swift's own threads.
    func limit<Answer: Sendable>(
        _ limit: Duration,
        on executor: (any TaskExecutor)? = nil,
        _ work: @escaping @Sendable () async throws -> Answer
    ) async throws -> Answer {
        let deadline = ContinuousClock.now + limit
        let task = Task.immediate(executorPreference: executor) { try await work() }
        let number = add(Entry(deadline: deadline, cancel: task.cancel))
        defer { remove(number) }
        do {
            return try await withTaskCancellationHandler {
                try await task.value
            } onCancel: {
                task.cancel()
            }
        } catch  where ContinuousClock.now >= deadline {
            throw TimeExceeded()
        } catch  where state.withLock({ $0.isStopped }) {
            throw ServiceStopped()
        }
    }

    /// Cancels whatever is under way: the service was told to stop and has waited as long as it does.
    func stop() {
        let entries = state.withLock { state in
            state.isStopped = true
            return state.entries.values
        }
        for entry in entries { entry.cancel() }
    }

    private func add(_ entry: Entry) -> UInt64 {
        let (number, isEarliest) = state.withLock { state in
            state.lastNumber += 1
            state.entries[state.lastNumber] = entry
            if let alarm = state.alarm, alarm <= entry.deadline { return (state.lastNumber, false) }
            state.alarm = entry.deadline
            return (state.lastNumber, true)
        }
        if isEarliest { setAlarm(for: entry.deadline) }
        return number
    }

    private func remove(_ number: UInt64) {
        state.withLock { $0.entries[number] = nil }
    }

    private func setAlarm(for deadline: ContinuousClock.Instant) {
        let seconds = max(0.001, (deadline - .now) / .seconds(1))
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { [weak self] in self?.ring(deadline) }
    }

    private func ring(_ alarm: ContinuousClock.Instant) {
        let now = ContinuousClock.now
        let (late, next) = state.withLock { state in
            let late = state.entries.filter { $0.value.deadline <= now }
            for number in late.keys { state.entries[number] = nil }
            guard state.alarm == alarm else { return (late, nil as ContinuousClock.Instant?) }
            state.alarm = state.entries.values.map(\.deadline).min()
            return (late, state.alarm)
        }
        for entry in late.values { entry.cancel() }
        if let next { setAlarm(for: next) }
    }
}

/// An answer took longer than its endpoint may.
struct TimeExceeded: Error {}

/// The service was told to stop, and has waited for an answer as long as it does.
struct ServiceStopped: Error {}
