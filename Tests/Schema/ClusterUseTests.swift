import Foundation
import Postgres
import Testing

@testable import Schema

@Suite struct `The use of the private PostgreSQL` {
    private func answers(_ cluster: Cluster) async throws -> Bool {
        do {
            let connection = try await Connection.open(DatabaseAddress(cluster.address(role: "banmo_admin")))
            return try await connection.one("SELECT true")
        } catch is ConnectFailed {
            return false
        }
    }

    @Test func `ends with the last who leaves, whoever came first`() async throws {
        let folder = DataFolder()
        // Two of them, as in two processes: locks are each file's that was opened.
        let (one, other) = (try Cluster(dataFolder: folder.url), try Cluster(dataFolder: folder.url))
        try await folder.emptied(after: one) {
            let command = try await one.use()
            let service = try await other.use(serving: true)
            try await command.end()
            #expect(try await answers(one))
            try await service.end()
            #expect(try await !answers(one))
        }
    }

    @Test func `to serve is refused to a second one, which leaves the first one's running`() async throws {
        let folder = DataFolder()
        let cluster = try Cluster(dataFolder: folder.url)
        try await folder.emptied(after: cluster) {
            let service = try await cluster.use(serving: true)
            let fault = await #expect(throws: ClusterFault.self) {
                _ = try await Cluster(dataFolder: folder.url).use(serving: true)
            }
            #expect("\(try #require(fault))".contains("is being served already"))
            #expect(try await answers(cluster))
            try await service.end()
            #expect(try await !answers(cluster))
            try await cluster.use(serving: true).end()
        }
    }

    @Test func `by many at once starts and stops it in turns`() async throws {
        let folder = DataFolder()
        let cluster = try Cluster(dataFolder: folder.url)
        try await folder.emptied(after: cluster) {
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<6 {
                    group.addTask {
                        let use = try await Cluster(dataFolder: folder.url).use()
                        let isThere = try await answers(cluster)
                        try await use.end()
                        return isThere
                    }
                }
                for try await isThere in group { #expect(isThere) }
            }
            #expect(try await !answers(cluster))
        }
    }

    @Test func `of one that a killed process left running stops it in the end`() async throws {
        let folder = DataFolder()
        let cluster = try Cluster(dataFolder: folder.url)
        try await folder.emptied(after: cluster) {
            _ = try await cluster.start()
            try await cluster.use().end()
            #expect(try await !answers(cluster))
        }
    }

    @Test func `to serve keeps it running, whatever kills it`() async throws {
        let folder = DataFolder()
        let cluster = try Cluster(dataFolder: folder.url)
        try await folder.emptied(after: cluster) {
            let service = try await cluster.use(serving: true)
            let seen = AsyncStream.makeStream(of: ClusterEvent.self)
            let watch = Task { try await service.watch(every: .milliseconds(20)) { seen.continuation.yield($0) } }
            for _ in 0..<2 {
                let words = try String(contentsOf: cluster.files.appending(path: "postmaster.pid"), encoding: .utf8)
                kill(try #require(pid_t(words.prefix { $0.isNumber })), SIGKILL)
                for await event in seen.stream {
                    if case .restarted = event { break }
                }
                #expect(try await answers(cluster))
            }
            #expect(try cluster.isServed())
            watch.cancel()
            await #expect(throws: CancellationError.self) { try await watch.value }
            try await service.end()
            #expect(try await !answers(cluster))
            #expect(try !cluster.isServed())
        }
    }

    @Test func `of a folder that cannot be written to says so`() async throws {
        let file = URL(filePath: "/tmp/banmo-file-\(UUID().uuidString.prefix(8))")
        try Data().write(to: file)
        let fault = await #expect(throws: ClusterFault.self) { _ = try await Cluster(dataFolder: file).use() }
        #expect("\(try #require(fault))".contains("choose another with --data"))
        try FileManager.default.removeItem(at: file)
    }
}
