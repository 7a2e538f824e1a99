import CPostgres
import Glibc
import Synchronization

/// A socket in a loop, and whoever waits for it.
///
/// The loop is told once to report each arrival of data (edge-triggered), so that an answer that comes in one piece costs
/// no system call but the wait itself. Where data may have been left in the socket, `again` asks anew.
final class Watch: Sendable {
    /// What is waited for.
    enum Interest: Sendable {
        /// New data, where all earlier data has been read.
        case reading
        /// Data, including what was not read yet.
        case readingAgain
        /// Data or room to write.
        case readingOrWriting
    }

    private struct State {
        var waiter: CheckedContinuation<Void, Never>?
        /// Data came when nobody waited.
        var hasFired = false
    }

    let id: UInt64
    private let socket: Int32
    private let epoll: Int32
    private let state = Mutex(State())

    init(socket: Int32, epoll: Int32, id: UInt64) {
        self.socket = socket
        self.epoll = epoll
        self.id = id
    }

    /// Adds the socket to the loop.
    func register() {
        control(EPOLL_CTL_ADD)
    }

    /// Takes the socket out of the loop.
    func unregister() {
        control(EPOLL_CTL_DEL)
    }

    /// Resumes the continuation when the socket is ready or broken, or when ``fire()`` is called.
    func wait(for interest: Interest, _ continuation: CheckedContinuation<Void, Never>) {
        let hasFired = state.withLock { state in
            defer { state.hasFired = false }
            if !state.hasFired { state.waiter = continuation }
            return state.hasFired
        }
        if hasFired { return continuation.resume() }
        switch interest {
        case .reading: break
        case .readingAgain: control(EPOLL_CTL_MOD)
        case .readingOrWriting: control(EPOLL_CTL_MOD, also: EPOLLOUT.rawValue)
        }
    }

    /// Resumes whoever waits.
    func fire() {
        let waiter = state.withLock { state in
            defer { state.waiter = nil }
            state.hasFired = state.waiter == nil
            return state.waiter
        }
        waiter?.resume()
    }

    /// Whether the other side has closed the connection.
    var isHungUp: Bool {
        var descriptor = pollfd(fd: socket, events: Int16(EPOLLRDHUP.rawValue), revents: 0)
        return poll(&descriptor, 1, 0) > 0
    }

    private func control(_ operation: Int32, also more: UInt32 = 0) {
        let events = EPOLLIN.rawValue | EPOLLRDHUP.rawValue | EPOLLET.rawValue | more
        var event = epoll_event(events: events, data: epoll_data_t(u64: id))
        epoll_ctl(epoll, operation, socket, &event)
    }
}
