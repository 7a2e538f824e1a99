import CPostgres
import Foundation
import Glibc
import Synchronization

/// One thread that runs the actors of many connections and waits, with epoll, for their sockets.
///
/// An actor's job that has to wait for the server suspends; the thread runs the others' jobs, then waits for all sockets
/// at once. An answer is read by the thread that saw it arrive, without another change of threads.
final class Loop: SerialExecutor, TaskExecutor {
    private struct Queue {
        var jobs: [UnownedJob] = []
        var watches: [UInt64: Watch] = [:]
        var lastWatch: UInt64 = 0
        var isSleeping = false
        var isStopped = false
    }

    private let queue = Mutex(Queue())
    private let epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    private let alarm = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))

    /// Begins to run; the thread keeps the loop alive until ``stop()``.
    init() {
        // Edge-triggered, so that the alarm need not be read to be silenced.
        var event = epoll_event(events: EPOLLIN.rawValue | EPOLLET.rawValue, data: epoll_data_t(u64: 0))
        epoll_ctl(epoll, EPOLL_CTL_ADD, alarm, &event)
        let thread = Thread { [self] in run() }
        thread.name = "postgres"
        thread.start()
    }

    deinit {
        close(alarm)
        close(epoll)
    }

    /// Takes a job of one of the actors.
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        wake { $0.jobs.append(job) }
    }

    /// Ends the thread once it has nothing left to run.
    func stop() {
        wake { $0.isStopped = true }
    }

    /// Begins to watch a socket.
    func watch(_ socket: Int32) -> Watch {
        let watch = queue.withLock { queue in
            queue.lastWatch += 1
            let watch = Watch(socket: socket, epoll: epoll, id: queue.lastWatch)
            queue.watches[watch.id] = watch
            return watch
        }
        watch.register()
        return watch
    }

    /// Stops watching a socket, before it is closed.
    func forget(_ watch: Watch) {
        watch.unregister()
        queue.withLock { _ = $0.watches.removeValue(forKey: watch.id) }
    }

    private func wake(_ change: (inout Queue) -> Void) {
        let mustWake = queue.withLock { queue in
            change(&queue)
            defer { queue.isSleeping = false }
            return queue.isSleeping
        }
        if mustWake { eventfd_write(alarm, 1) }
    }

    private func run() {
        var batch: [UnownedJob] = []
        var events = [epoll_event](repeating: epoll_event(), count: 64)
        var batches = 0
        while true {
            let isStopped = queue.withLock { queue in
                swap(&queue.jobs, &batch)
                queue.isSleeping = batch.isEmpty
                return queue.isStopped && batch.isEmpty
            }
            if isStopped { return }
            for job in batch {
                job.runSynchronously(isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
            }
            // While there are jobs, sockets are looked at only now and then, and without waiting.
            batches += 1
            if batch.isEmpty || batches % 16 == 0 { look(&events, mayWait: batch.isEmpty) }
            batch.removeAll(keepingCapacity: true)
        }
    }

    private func look(_ events: inout [epoll_event], mayWait: Bool) {
        let count = epoll_wait(epoll, &events, Int32(events.count), mayWait ? -1 : 0)
        let watches = queue.withLock { queue in
            queue.isSleeping = false
            return events.prefix(Int(max(count, 0))).compactMap { queue.watches[$0.data.u64] }
        }
        for watch in watches { watch.fire() }
    }
}

/// Keeps a loop's thread running as long as somebody holds this.
final class LoopThread: Sendable {
    let loop = Loop()

    deinit {
        loop.stop()
    }
}
