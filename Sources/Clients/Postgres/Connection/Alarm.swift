import Glibc

/// A pipe that interrupts a thread's waiting for a socket.
final class Alarm: Sendable {
    private let reader: Int32
    private let writer: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        pipe(&ends)
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        reader = ends[0]
        writer = ends[1]
    }

    deinit {
        close(reader)
        close(writer)
    }

    /// Interrupts whoever waits, or the next one who would.
    func ring() {
        var byte: UInt8 = 1
        write(writer, &byte, 1)
    }

    /// Blocks until the socket can be read, or written too if asked for, or the alarm rings, or that many milliseconds
    /// have passed; −1 for any number.
    func wait(for socket: Int32, writing: Bool, milliseconds: Int32) {
        let events = writing ? POLLIN | POLLOUT : POLLIN
        var descriptors = [
            pollfd(fd: socket, events: Int16(events), revents: 0),
            pollfd(fd: reader, events: Int16(POLLIN), revents: 0),
        ]
        poll(&descriptors, 2, milliseconds)
        guard descriptors[1].revents != 0 else { return }
        var bytes = [UInt8](repeating: 0, count: 16)
        while read(reader, &bytes, bytes.count) > 0 {}
    }

    /// Whether the other side of a socket has closed it, found without waiting.
    static func isHungUp(_ socket: Int32) -> Bool {
        var descriptor = pollfd(fd: socket, events: pollHungUp, revents: 0)
        return poll(&descriptor, 1, 0) > 0
    }

    /// `POLLRDHUP`, which Glibc's module does not show.
    private static let pollHungUp: Int16 = 0x2000
}
