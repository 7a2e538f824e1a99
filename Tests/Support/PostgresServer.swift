import Foundation
import Glibc
import Synchronization

/// A PostgreSQL server for tests: private, in a temporary folder, without fsync; gone when the tests are.
///
/// As root it runs as the user `postgres`, for PostgreSQL refuses to run as root.
package final class PostgresServer: Sendable {
    /// The folder of its data, its socket and its log.
    package let folder: String
    /// Its TCP port on 127.0.0.1, which also names its socket.
    package let port: Int
    private let more: [String]
    private let process = Mutex<pid_t?>(nil)
    private let undertaker: Process

    /// The server that all tests of this process share; they make databases of their own in it.
    package static let shared = Result { try PostgresServer() }

    /// Makes and starts a server, with more settings such as `work_mem=1MB`.
    package init(settings: [String] = []) throws {
        more = settings
        folder = try Self.makeFolder()
        port = try Self.freePort()
        undertaker = try Self.hireUndertaker(for: folder)
        let initdb = [
            "initdb", "--pgdata", "\(folder)/data", "--username", "postgres", "--auth", "trust", "--encoding", "UTF8",
            "--locale", "C.UTF-8", "--no-sync", "--no-instructions",
        ]
        try ServerProgram.run(initdb, log: "\(folder)/log")
        try start()
    }

    deinit {
        stop()
    }

    /// A connection string for a superuser, or another user, over the Unix socket or over TCP.
    package func address(database: String = "postgres", user: String = "postgres", overTCP: Bool = false) -> String {
        "host=\(overTCP ? "127.0.0.1" : folder) port=\(port) dbname=\(database) user=\(user)"
    }

    /// Starts it and waits until it answers.
    package func start() throws {
        let settings =
            [
                "fsync=off", "full_page_writes=off", "max_connections=200", "shared_buffers=128MB",
                "listen_addresses=127.0.0.1", "port=\(port)", "unix_socket_directories=\(folder)",
                "log_min_messages=fatal",
                "autovacuum=off", "max_wal_size=4GB", "restart_after_crash=on",
            ] + more
        let arguments = ["postgres", "-D", "\(folder)/data"] + settings.flatMap { ["-c", $0] }
        for _ in 0..<100 {
            let server = try ServerProgram.launch(arguments, log: "\(folder)/log")
            if ServerProgram.answers(in: folder, port: port, while: server) {
                process.withLock { $0 = server.processIdentifier }
                return
            }
            // After kill -9 the old server's shared memory lingers for a moment.
            Thread.sleep(forTimeInterval: 0.05)
        }
        throw Failure("the server did not start; see \(folder)/log")
    }

    /// Stops it at once but in order: its clients are told.
    package func stop() {
        end(with: SIGINT, children: false)
    }

    /// `kill -9`, of the server and of all its processes.
    package func kill() {
        end(with: SIGKILL, children: true)
    }

    /// `kill -9`, or stop, and start again.
    package func restart(killing: Bool) throws {
        if killing { kill() } else { stop() }
        try start()
    }

    private func end(with signal: Int32, children: Bool) {
        guard let server = process.withLock({ $0.take() }) else { return }
        let victims = [server] + (children ? ProcessTable.children(of: server) : [])
        for victim in victims { Glibc.kill(victim, signal) }
        for victim in victims {
            while Glibc.kill(victim, 0) == 0, !ProcessTable.isZombie(victim) { Thread.sleep(forTimeInterval: 0.005) }
        }
    }
}

extension PostgresServer {
    /// Why there is no server.
    package struct Failure: Error, CustomStringConvertible {
        /// What went wrong.
        package let description: String

        init(_ description: String) {
            self.description = description
        }
    }

    private static func makeFolder() throws -> String {
        var template = Array("/tmp/banmo-postgres-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Failure("no temporary folder") }
        let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        if getuid() == 0 {
            guard let user = getpwnam("postgres")?.pointee else { throw Failure("there is no user postgres") }
            chown(folder, user.pw_uid, user.pw_gid)
        }
        return folder
    }

    /// A port that nobody listens on now.
    private static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) + getsockname(descriptor, $0, &length)
            }
        }
        guard result == 0 else { throw Failure("no free port") }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    /// A shell that waits until this process is gone, however it went, then stops the server and removes its folder.
    private static func hireUndertaker(for folder: String) throws -> Process {
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        let script = """
            trap '' INT TERM HUP; cat >/dev/null
            [ -f "$0/data/postmaster.pid" ] && kill -QUIT "$(head -1 "$0/data/postmaster.pid")" 2>/dev/null
            sleep 0.5; rm -rf "$0"
            """
        shell.arguments = ["-c", script, folder]
        shell.standardInput = Pipe()
        shell.standardOutput = FileHandle.nullDevice
        shell.standardError = FileHandle.nullDevice
        try shell.run()
        return shell
    }
}
