import Foundation
import Subprocess
import SystemPackage

/// PostgreSQL's own programs, run as a user that PostgreSQL accepts: it refuses to run as root.
struct PostgresTools: Sendable {
    private let folder: URL
    private let isRoot = geteuid() == 0

    /// The newest installation under Debian's folder, or where the path leads.
    static func find() throws -> PostgresTools {
        let versions = "/usr/lib/postgresql"
        var folders: [String] = []
        if FileManager.default.fileExists(atPath: versions) {
            folders = try FileManager.default.contentsOfDirectory(atPath: versions)
                .sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }
                .map { "\(versions)/\($0)/bin" }
        }
        folders += (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        let found = folders.first { FileManager.default.isExecutableFile(atPath: "\($0)/initdb") }
        guard let found else { throw ClusterFault.notInstalled }
        return PostgresTools(folder: URL(filePath: found))
    }

    private init(folder: URL) { self.folder = folder }

    /// Runs one program to its end; throws its words when its status is not among those allowed.
    @discardableResult
    func run(_ tool: String, _ arguments: [String], allowed: Set<Int32>) async throws -> (status: Int32, output: String)
    {
        var ended = try await runOnce(tool, arguments)
        // A Ctrl-C that came before the program had its own session met it before it had begun; so it begins again.
        if case .signaled(SIGINT) = ended.status { ended = try await runOnce(tool, arguments) }
        guard case .exited(let status) = ended.status, allowed.contains(status) else {
            throw ClusterFault.failed(tool: tool, status: "\(ended.status)", words: ended.words)
        }
        return (status, ended.words)
    }

    private func runOnce(_ tool: String, _ arguments: [String]) async throws -> (
        status: TerminationStatus, words: String
    ) {
        let program = folder.appending(path: tool).path
        let command =
            isRoot
            ? ["/usr/bin/setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", program] : [program]
        var options = PlatformOptions()
        // A Ctrl-C at the terminal is for banmo, which lets PostgreSQL's programs finish what they have begun.
        options.createSession = true
        let result = try await Subprocess.run(
            .path(FilePath(command[0])),
            arguments: Arguments(Array(command.dropFirst()) + arguments),
            workingDirectory: "/",
            platformOptions: options,
            output: .string(limit: 1 << 20),
            error: .combinedWithOutput
        )
        let words = result.standardOutput.trimmingCharacters(in: .whitespacesAndNewlines)
        return (result.terminationStatus, words)
    }

    /// Makes a folder that only PostgreSQL's user reaches.
    func makePrivateFolder(_ folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        if isRoot { attributes[.ownerAccountName] = "postgres" }
        try FileManager.default.setAttributes(attributes, ofItemAtPath: folder.path)
    }

    /// Adds lines to a settings file.
    func append(_ text: String, to file: URL) throws {
        let handle = try FileHandle(forWritingTo: file)
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(text.utf8))
        try handle.close()
    }
}
