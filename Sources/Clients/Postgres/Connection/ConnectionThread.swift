import Dispatch
import Foundation
import Synchronization

/// The thread of one connection: it runs the connection's actor and may block in poll(2) until the server answers.
final class ConnectionThread: SerialExecutor {
    private struct State {
        var jobs: [UnownedJob] = []
        var isAsleep = false
        var isStopped = false
    }

    private let state = Mutex(State())
    private let bell = DispatchSemaphore(value: 0)

    /// Begins to run; the thread keeps this object alive until ``stop()``.
    init() {
        let thread = Thread { [self] in run() }
        thread.name = "postgres"
        thread.start()
    }

    /// Takes a job of the actor.
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        wake { $0.jobs.append(job) }
    }

    /// Ends the thread once it has nothing left to run.
    func stop() {
        wake { $0.isStopped = true }
    }

    private func wake(_ change: (inout State) -> Void) {
        let wasAsleep = state.withLock { state in
            change(&state)
            defer { state.isAsleep = false }
            return state.isAsleep
        }
        if wasAsleep { bell.signal() }
    }

    private func run() {
        var batch: [UnownedJob] = []
        while true {
            let mayEnd = state.withLock { state in
                swap(&state.jobs, &batch)
                state.isAsleep = batch.isEmpty && !state.isStopped
                return batch.isEmpty && state.isStopped
            }
            if mayEnd { return }
            if batch.isEmpty { bell.wait() }
            for job in batch {
                job.runSynchronously(on: asUnownedSerialExecutor())
            }
            batch.removeAll(keepingCapacity: true)
        }
    }
}
