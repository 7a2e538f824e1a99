import Foundation
import Postgres
import Support
import Testing

/// The demonstration of 21 November 2025, loaded once for all tests of this target into a database of which each may
/// have a copy.
struct Demonstration {
    /// Runs on the copy.
    let banmo: Banmo
    /// The copy as PostgreSQL's superuser reaches it, for whoever alters it behind banmo's back.
    let ownerAddress: String
    /// Where `sign-ins.json` is.
    let folder: URL

    /// A copy that no test changes.
    static var shared: Demonstration {
        get async throws { try await common.value }
    }

    private static let common = Task { try await copy() }

    /// A copy of its own, for a test that changes something.
    static func copy() async throws -> Demonstration {
        let original = try await loaded.value
        let server = try PostgresServer.shared.get()
        let name = "copy_\(UUID().uuidString.prefix(8).lowercased())"
        let maker = try await Connection.open(DatabaseAddress(server.address()))
        try await maker.script("CREATE DATABASE \(name) TEMPLATE \(original.name)")
        return Demonstration(
            banmo: Banmo(options: options(of: name, on: server, folder: original.folder)),
            ownerAddress: server.address(database: name),
            folder: original.folder
        )
    }

    /// A migrated database without a programme.
    static func empty(migrated: Bool = true) async throws -> Banmo {
        let server = try PostgresServer.shared.get()
        let name = "empty_\(UUID().uuidString.prefix(8).lowercased())"
        let maker = try await Connection.open(DatabaseAddress(server.address()))
        try await maker.script("CREATE DATABASE \(name) TEMPLATE template0")
        let banmo = Banmo(options: options(of: name, on: server, folder: try temporaryFolder()))
        if migrated {
            let run = try await banmo("migrate")
            try #require(run.status == 0, "\(run.errors)")
        }
        return banmo
    }

    private static let loaded = Task {
        let server = try PostgresServer.shared.get()
        let maker = try await Connection.open(DatabaseAddress(server.address()))
        try await maker.script("CREATE DATABASE demonstration TEMPLATE template0")
        let folder = try temporaryFolder()
        let banmo = Banmo(options: options(of: "demonstration", on: server, folder: folder))
        for arguments in [["migrate"], ["demo", "--on", "2025-11-21"]] {
            let run = try await banmo.run(arguments)
            try #require(run.status == 0, "\(run.errors)")
        }
        return (name: "demonstration", folder: folder)
    }

    /// Runs SQL as the superuser, as somebody would who tampers with the database.
    func tamper(_ script: String) async throws {
        try await Connection.open(DatabaseAddress(ownerAddress)).script(script)
    }

    /// A new file with some content.
    func file(_ name: String, _ content: String) throws -> String {
        let file = try Self.temporaryFolder().appending(path: name)
        try Data(content.utf8).write(to: file)
        return file.path
    }

    /// A folder of the tests' server, which is removed with it.
    static func temporaryFolder() throws -> URL {
        let folder = URL(filePath: try PostgresServer.shared.get().folder).appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    private static func options(of database: String, on server: PostgresServer, folder: URL) -> [String] {
        [
            "--data", folder.path, "--database", server.address(database: database, user: "banmo_service"),
            "--database-owner", server.address(database: database),
        ]
    }
}
