import Dispatch
import Foundation
import Glibc
import Synchronization

/// The thread of one connection: it runs the connection's actor and may block in poll(2) until the server answers.
final class ConnectionThread: SerialExecutor {
    private enum Work {
        case job(UnownedJob)
        case errand(@Sendable () -> Void)
    }

    private struct State {
        var work: [Work] = []
        var isAsleep = false
        var isStopped = false
    }

    private let state = Mutex(State())
    private let identifier = Atomic<pthread_t>(0)
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
        wake { $0.work.append(.job(job)) }
    }

    /// Takes something to do in between that no task waits for.
    func enqueue(_ errand: @escaping @Sendable () -> Void) {
        wake { $0.work.append(.errand(errand)) }
    }

    /// Whether this is the thread, which an errand may take for granted.
    func isIsolatingCurrentContext() -> Bool? {
        pthread_self() == identifier.load(ordering: .relaxed)
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
        identifier.store(pthread_self(), ordering: .relaxed)
        var batch: [Work] = []
        while true {
            let mayEnd = state.withLock { state in
                swap(&state.work, &batch)
                state.isAsleep = batch.isEmpty && !state.isStopped
                return batch.isEmpty && state.isStopped
            }
            if mayEnd { return }
            if batch.isEmpty { bell.wait() }
            for work in batch {
                switch work {
                case .job(let job): job.runSynchronously(on: asUnownedSerialExecutor())
                case .errand(let errand): errand()
                }
            }
            batch.removeAll(keepingCapacity: true)
        }
    }
}
