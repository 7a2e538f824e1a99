import Foundation

/// The private PostgreSQL of a banmo that was given no database address: it lives under the data folder, listens on a
/// Unix socket that only this user reaches, and stops when the last process that uses it leaves.
package struct Cluster: Sendable {
    /// Where PostgreSQL keeps its files.
    package let files: URL
    /// Where the socket is.
    package let socket: URL
    private let tools: PostgresTools

    /// The cluster under a data folder; nothing is touched yet.
    package init(dataFolder: URL) throws {
        files = dataFolder.appending(path: "postgresql/data")
        socket = dataFolder.appending(path: "postgresql/socket")
        tools = try PostgresTools.find()
        // sockaddr_un holds 108 bytes, and PostgreSQL adds its own file name.
        guard socket.path.utf8.count < 85 else { throw ClusterFault.pathTooLong(socket.path) }
    }

    /// The address for libpq, signing in as a role of the cluster.
    package func address(role: String, database: String = "banmo") -> String {
        "host='\(socket.path)' port=5432 dbname=\(database) user=\(role)"
    }

    /// Whether it has been made.
    package var exists: Bool { FileManager.default.fileExists(atPath: files.path) }

    /// Whether it runs now.
    package func isRunning() async throws -> Bool {
        try await tools.run("pg_ctl", ["status", "-D", files.path], allowed: [0, 3]).status == 0
    }

    /// The major version of PostgreSQL that made it, such as 15; nil if it has not been made.
    package func madeByVersion() throws -> Int? {
        guard exists else { return nil }
        let text = try String(contentsOf: files.appending(path: "PG_VERSION"), encoding: .utf8)
        return Int(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// The version of the PostgreSQL that is installed, such as `15.14`.
    package func installedVersion() async throws -> String {
        let words = try await tools.run("postgres", ["--version"], allowed: [0]).output.split(separator: " ")
        return words.first { $0.first?.isNumber == true }.map(String.init) ?? ""
    }

    /// Makes the cluster if it is not there and starts it if it does not run; true if this call started it.
    @discardableResult
    package func start() async throws -> Bool {
        if !exists { try await create() }
        let isRunning = try await isRunning()
        if !isRunning {
            try checkSpace()
            // What it says before it keeps its own log, of the last start alone.
            let log = files.appending(path: "server.log")
            if FileManager.default.fileExists(atPath: log.path) { try FileManager.default.removeItem(at: log) }
            try await tools.run(
                "pg_ctl",
                ["start", "-w", "-t", "120", "-s", "-D", files.path, "-l", log.path, "-o", options],
                allowed: [0]
            )
        }
        try await makeDatabase()
        return !isRunning
    }

    /// What is given at each start, for clusters that were made without it or in another place: where it listens, and a
    /// log of a file a weekday, each begun anew after a week, so that what it says never fills the disk.
    private var options: String {
        // A shell reads them.
        let place = socket.path.replacing("'", with: #"'\''"#)
        return [
            "unix_socket_directories='\(place)'", "logging_collector=on", "log_directory=log",
            "log_filename=server-%a.log", "log_rotation_age=1d", "log_rotation_size=0", "log_truncate_on_rotation=on",
        ].map { "-c \($0)" }.joined(separator: " ")
    }

    /// Deletes what it has logged and not written to since a moment; a file that a week's turn comes back to is begun anew
    /// then, but not while it doesn't run.
    package func forgetLogs(before moment: Date) throws {
        let folder = files.appending(path: "log")
        guard FileManager.default.fileExists(atPath: folder.path) else { return }
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let file = folder.appending(path: name).path
            let written = try FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date
            if let written, written < moment { try FileManager.default.removeItem(atPath: file) }
        }
    }

    /// Stops it, letting transactions under way finish or roll back.
    package func stop() async throws {
        try await tools.run("pg_ctl", ["stop", "-w", "-s", "-m", "fast", "-D", files.path], allowed: [0, 1])
    }

    /// PostgreSQL can't begin without room for a file of its log, and says so only there.
    private func checkSpace() throws {
        let attributes = try FileManager.default.attributesOfFileSystem(forPath: files.path)
        guard let free = attributes[.systemFreeSize] as? Int, free < Self.neededSpace else { return }
        throw ClusterFault.diskFull(files.path)
    }

    /// Bytes of one file of PostgreSQL's log, twice.
    private static let neededSpace = 32 << 20

    /// Made beside its place and moved there when it is whole, so that an interruption leaves nothing half-made.
    private func create() async throws {
        let draft = files.appendingPathExtension("new")
        if FileManager.default.fileExists(atPath: draft.path) { try FileManager.default.removeItem(at: draft) }
        try FileManager.default.createDirectory(
            at: files.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        for folder in [draft, socket] { try tools.makePrivateFolder(folder) }
        try await tools.run(
            "initdb",
            [
                "-D", draft.path, "-U", "banmo_admin", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8",
                "--no-instructions",
            ],
            allowed: [0]
        )
        let settings = """

            # Written by banmo when it made this cluster.
            listen_addresses = ''
            unix_socket_directories = '\(socket.path)'
            unix_socket_permissions = 0700
            max_connections = 100
            max_locks_per_transaction = 256
            shared_buffers = 256MB
            max_wal_size = 2GB
            timezone = 'UTC'

            """
        try tools.append(settings, to: draft.appending(path: "postgresql.conf"))
        try FileManager.default.moveItem(at: draft, to: files)
    }

    private func makeDatabase() async throws {
        let question = "SELECT count(*) FROM pg_database WHERE datname = 'banmo'"
        let connection = ["-h", socket.path, "-U", "banmo_admin"]
        let count = try await tools.run("psql", connection + ["-Atc", question, "postgres"], allowed: [0]).output
        guard count == "0" else { return }
        try await tools.run("createdb", connection + ["-T", "template0", "banmo"], allowed: [0])
    }
}

/// Why there is no private PostgreSQL; each case says how to mend it.
package enum ClusterFault: Error, CustomStringConvertible, Sendable {
    case notInstalled
    case pathTooLong(String)
    /// Another process serves the pages from this data folder.
    case served(String)
    case folderUnusable(String, reason: String)
    /// There is no room left where its files are.
    case diskFull(String)
    /// A tool of PostgreSQL failed; its own words are given.
    case failed(tool: String, status: String, words: String)

    package var description: String {
        switch self {
        case .notInstalled:
            "PostgreSQL is not installed; run Deploy/start, or `apt-get install postgresql-15`."
        case .pathTooLong(let path):
            "The data folder's path is too long for a Unix socket (\(path)); choose a shorter one with --data."
        case .served(let folder):
            "The data folder \(folder) is being served already; stop that banmo first, or choose another with --data."
        case .folderUnusable(let folder, let reason):
            "The folder \(folder) cannot be used (\(reason)); make it writable, or choose another with --data."
        case .diskFull(let folder):
            "The disk is full where the data folder is (\(folder)); make room, and PostgreSQL goes on."
        case .failed(let tool, let status, let words):
            "\(tool) ended with \(status): \(words)"
        }
    }
}
