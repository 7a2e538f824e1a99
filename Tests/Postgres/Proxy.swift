import Foundation
import Glibc
import Support
import Synchronization

/// Stands between a client and the server and counts how often the client, having been answered, spoke again.
final class Proxy: Sendable {
    /// A connection string that leads to the server through here.
    let address: String
    private let counter = Atomic<Int>(0)
    private let listener: Int32

    /// How often the client began to speak.
    var turns: Int { counter.load(ordering: .sequentiallyConsistent) }

    init(to server: PostgresServer) throws {
        let folder = FileManager.default.temporaryDirectory.path + "/banmo-proxy-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        address = "host=\(folder) port=1 dbname=postgres user=postgres"
        listener = Self.socket(at: "\(folder)/.s.PGSQL.1") { bind($0, $1, $2) }
        listen(listener, 8)
        let target = "\(server.folder)/.s.PGSQL.\(server.port)"
        let (listener, counter) = (listener, self)
        Thread.detachNewThread {
            let client = accept(listener, nil, nil)
            rmdirAll(folder)
            counter.relay(client, Self.socket(at: target) { connect($0, $1, $2) })
        }
    }

    deinit {
        close(listener)
    }

    private func relay(_ client: Int32, _ server: Int32) {
        var isClientsTurn = true
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            var ends = [
                pollfd(fd: client, events: Int16(POLLIN), revents: 0),
                pollfd(fd: server, events: Int16(POLLIN), revents: 0),
            ]
            poll(&ends, 2, -1)
            let fromClient = ends[1].revents == 0
            let count = read(fromClient ? client : server, &buffer, buffer.count)
            guard count > 0 else { break }
            if fromClient, isClientsTurn { counter.add(1, ordering: .sequentiallyConsistent) }
            isClientsTurn = !fromClient
            write(fromClient ? server : client, buffer, count)
        }
        close(client)
        close(server)
    }

    private static func socket(
        at path: String,
        _ use: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        _ = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                use(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        return descriptor
    }
}

/// Removes the proxy's folder once its client has connected.
private func rmdirAll(_ folder: String) {
    do { try FileManager.default.removeItem(atPath: folder) } catch { print("\(folder) remains: \(error)") }
}
