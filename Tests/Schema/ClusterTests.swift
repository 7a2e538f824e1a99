import Foundation
import Postgres
import Schema
import Support
import Testing

@Suite struct `The private PostgreSQL` {
    @Test func `is made, started, stopped, and found again as it was`() async throws {
        let folder = DataFolder()
        let cluster = try Cluster(dataFolder: folder.url)
        try await folder.emptied(after: cluster) {
            #expect(try await cluster.start())
            let address = DatabaseAddress(cluster.address(role: "banmo_admin"))
            let first = try await Connection.open(address)
            try await first.script("CREATE TABLE kept (word text); INSERT INTO kept VALUES ('班墨')")
            try await cluster.stop()
            await #expect(throws: ConnectFailed.self) { try await Connection.open(address) }

            #expect(try await cluster.start())
            let again = try await Connection.open(address)
            #expect(try await again.one("SELECT word FROM kept", as: String.self) == "班墨")
        }
    }

    @Test func `is found again as it was in a folder that was moved`() async throws {
        let (before, after) = (DataFolder(), DataFolder())
        let (made, moved) = (try Cluster(dataFolder: before.url), try Cluster(dataFolder: after.url))
        try await made.start()
        let first = try await Connection.open(DatabaseAddress(made.address(role: "banmo_admin")))
        try await first.script("CREATE TABLE kept (word text); INSERT INTO kept VALUES ('班墨')")
        try await made.stop()
        try FileManager.default.moveItem(at: before.url, to: after.url)
        try await after.emptied(after: moved) {
            try await moved.start()
            let again = try await Connection.open(DatabaseAddress(moved.address(role: "banmo_admin")))
            #expect(try await again.one("SELECT word FROM kept", as: String.self) == "班墨")
        }
    }

    @Test func `that still runs is used as it is`() async throws {
        let folder = DataFolder()
        let cluster = try Cluster(dataFolder: folder.url)
        try await folder.emptied(after: cluster) {
            #expect(try await cluster.start())
            // Another process, so it knows nothing of the first one's start.
            #expect(try await !Cluster(dataFolder: folder.url).start())
            let connection = try await Connection.open(DatabaseAddress(cluster.address(role: "banmo_admin")))
            #expect(try await connection.one("SELECT current_database()", as: String.self) == "banmo")
        }
    }

    @Test func `listens on no network and lets only its own user reach the socket`() async throws {
        let folder = DataFolder()
        let cluster = try Cluster(dataFolder: folder.url)
        try await folder.emptied(after: cluster) {
            _ = try await cluster.start()
            let connection = try await Connection.open(DatabaseAddress(cluster.address(role: "banmo_admin")))
            #expect(try await connection.one("SHOW listen_addresses", as: String.self) == "")
            for path in [cluster.socket.path, cluster.files.path] {
                let attributes = try FileManager.default.attributesOfItem(atPath: path)
                #expect(attributes[.posixPermissions] as? Int == 0o700, "\(path)")
            }
        }
    }

    @Test func `writes a log that begins anew after a week, whoever made the cluster`() async throws {
        let folder = DataFolder()
        let cluster = try Cluster(dataFolder: folder.url)
        try await folder.emptied(after: cluster) {
            _ = try await cluster.start()
            let connection = try await Connection.open(DatabaseAddress(cluster.address(role: "banmo_admin")))
            #expect(try await connection.one("SHOW log_filename", as: String.self) == "server-%a.log")
            #expect(try await connection.one("SHOW log_truncate_on_rotation", as: String.self) == "on")
            await #expect(throws: PostgresError.self) { try await connection.script("SELECT nothing_there") }
            let logs = cluster.files.appending(path: "log")
            let isWritten = try await eventually {
                try FileManager.default.contentsOfDirectory(atPath: logs.path).contains {
                    try String(contentsOf: logs.appending(path: $0), encoding: .utf8).contains("nothing_there")
                }
            }
            #expect(isWritten)
        }
    }

    @Test func `forgets what it logged long ago, and goes on with what it is writing`() async throws {
        let folder = DataFolder()
        let cluster = try Cluster(dataFolder: folder.url)
        try await folder.emptied(after: cluster) {
            try cluster.forgetLogs(before: Date())
            _ = try await cluster.start()
            let (logs, now) = (cluster.files.appending(path: "log"), Date())
            let written = Set(try FileManager.default.contentsOfDirectory(atPath: logs.path))
            for (name, days) in [("old.log", 181.0), ("young.log", 179.0)] {
                let file = logs.appending(path: name)
                try Data("words".utf8).write(to: file)
                let date = now - days * 86_400
                try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file.path)
            }
            try cluster.forgetLogs(before: now - 180 * 86_400)
            let left = Set(try FileManager.default.contentsOfDirectory(atPath: logs.path))
            #expect(left == written.union(["young.log"]))
        }
    }

    @Test func `refuses a folder whose path is too long for a socket, and says so`() throws {
        let long = URL(filePath: "/tmp/" + String(repeating: "long-", count: 20))
        #expect {
            try Cluster(dataFolder: long)
        } throws: { error in
            "\(error)".contains("choose a shorter one with --data")
        }
    }
}
