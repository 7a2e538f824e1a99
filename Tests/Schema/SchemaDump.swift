import Foundation
import Support

/// The schema as `pg_dump` writes it, without what differs from run to run.
enum SchemaDump {
    /// The file that shows the whole current schema.
    static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Deploy/schema.sql").standardizedFileURL

    static func text(of database: EmptyDatabase) async throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/pg_dump")
        process.arguments = [
            "--schema-only", "--no-comments", "--host", database.server.folder, "--port", "\(database.server.port)",
            "--username", "postgres", database.name,
        ]
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return tidied(String(decoding: data, as: UTF8.self))
    }

    /// Version numbers and random keys of the dump's own go; so do comments and repeated empty lines.
    private static func tidied(_ dump: String) -> String {
        let lines = dump.split(separator: "\n", omittingEmptySubsequences: true).filter {
            !$0.hasPrefix("--") && !$0.hasPrefix("SET ") && !$0.hasPrefix("\\") && !$0.contains("set_config")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
