import Foundation
import Glibc
import Testing

/// A client that says exactly what it is told to, over a TCP socket of its own.
final class RawClient: Sendable {
    private let descriptor: Int32

    /// Connects to a port of this machine.
    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            let reason = String(cString: strerror(errno))
            close(descriptor)
            throw Refused(reason: reason)
        }
    }

    deinit {
        close(descriptor)
    }

    /// Connects in a thread of its own: where many connect at once it waits, and the server must not wait with it.
    static func connecting(to port: Int) async throws -> RawClient {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try RawClient(port: port) }) }
        }
    }

    struct Refused: Error {
        let reason: String
    }

    /// Sends bytes as they are.
    func say(_ text: String) {
        let bytes = Array(text.utf8)
        send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// Sends a GET, or a form.
    func ask(_ path: String, _ fields: [String: String] = [:], form: String? = nil, keepingAlive: Bool = false) {
        var lines = ["\(form == nil ? "GET" : "POST") \(path) HTTP/1.1", "Host: localhost", "Accept-Language: en"]
        lines += fields.map { "\($0.key): \($0.value)" }
        if !keepingAlive { lines.append("Connection: close") }
        if let form {
            lines += ["Content-Type: application/x-www-form-urlencoded", "Content-Length: \(form.utf8.count)"]
        }
        say(lines.joined(separator: "\r\n") + "\r\n\r\n" + (form ?? ""))
    }

    /// Sends a long body as far as the server takes it; how many bytes that was.
    func pour(_ body: String) async -> Int {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { [self] in
                let bytes = Array(body.utf8)
                var place = 0
                while place < bytes.count {
                    let count = bytes[place...].withUnsafeBytes {
                        send(descriptor, $0.baseAddress, min($0.count, 65_536), Int32(MSG_NOSIGNAL))
                    }
                    if count <= 0 { break }
                    place += count
                }
                continuation.resume(returning: place)
            }
        }
    }

    /// Whether the server has hung up, now that all it said before is passed over.
    var isHungUp: Bool {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
            if count > 0 { continue }
            return count == 0 || (errno != EAGAIN && errno != EWOULDBLOCK)
        }
    }

    /// Says no more, and hangs up.
    func hangUp() {
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    /// Whether there is something to be read now.
    var hasAnswer: Bool {
        var ends = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&ends, 1, 0) > 0
    }

    /// All that the server says until it hangs up, or, where an end is given, until that.
    func hear(until end: String? = nil) async -> String {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { [self] in
                var heard: [UInt8] = []
                var buffer = [UInt8](repeating: 0, count: 65_536)
                while true {
                    let count = recv(descriptor, &buffer, buffer.count, 0)
                    if count <= 0 { break }
                    heard += buffer[..<count]
                    if let end, String(decoding: heard, as: UTF8.self).hasSuffix(end) { break }
                }
                continuation.resume(returning: String(decoding: heard, as: UTF8.self))
            }
        }
    }
}

extension String {
    /// The status of an HTTP answer; 0 where there is none.
    var status: Int { Int(split(separator: " ").dropFirst().first ?? "") ?? 0 }
}
