import Foundation
import Glibc

/// The programs that come with a PostgreSQL server.
enum ServerProgram {
    /// Waits until the server accepts connections; false if it ended instead.
    static func answers(in folder: String, port: Int, while server: Process) -> Bool {
        while server.isRunning {
            let ready = Process()
            ready.executableURL = URL(fileURLWithPath: "\(binaries)/pg_isready")
            ready.arguments = ["--quiet", "--host", folder, "--port", "\(port)"]
            do { try ready.run() } catch { return false }
            ready.waitUntilExit()
            if ready.terminationStatus == 0 { return true }
            Thread.sleep(forTimeInterval: 0.01)
        }
        return false
    }

    /// Starts a program, as the user `postgres` if this is root, and appends what it says to the log.
    static func launch(_ command: [String], log: String) throws -> Process {
        let process = Process()
        let user = getuid() == 0 ? ["--reuid=postgres", "--regid=postgres", "--init-groups"] : []
        process.executableURL = URL(fileURLWithPath: user.isEmpty ? "\(binaries)/\(command[0])" : "/usr/bin/setpriv")
        process.arguments =
            user.isEmpty ? Array(command.dropFirst()) : user + ["\(binaries)/\(command[0])"] + command.dropFirst()
        process.currentDirectoryURL = URL(fileURLWithPath: "/tmp")
        let output = FileHandle(fileDescriptor: open(log, O_WRONLY | O_CREAT | O_APPEND, 0o644), closeOnDealloc: true)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try process.run()
        return process
    }

    /// Runs a program to its end; throws what it said when it failed.
    static func run(_ command: [String], log: String) throws {
        let process = try launch(command, log: log)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw PostgresServer.Failure("\(command[0]): \(try String(contentsOfFile: log, encoding: .utf8))")
        }
    }

    /// Where the programs lie: in the newest version that Debian has, else where builds from source put them.
    private static let binaries: String = {
        let root = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        let newestFirst = versions.sorted { $0.compare($1, options: .numeric) == .orderedDescending }
        return (newestFirst.map { "\(root)/\($0)/bin" } + ["/usr/local/pgsql/bin", "/usr/bin"])
            .first { FileManager.default.isExecutableFile(atPath: "\($0)/postgres") } ?? "/usr/bin"
    }()
}
