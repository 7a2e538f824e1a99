import Postgres
import ServiceLifecycle
import Support
import Tenancy

@testable import Web

/// A site that is served on a port of this machine, with a database of its own, which ends with it.
struct RunningService: Sendable {
    let planted: PlantedSite
    let port: Int
    let log: CapturedLog
    let group: ServiceGroup

    /// Serves while `body` runs, and until what is under way then has ended.
    static func during(
        limits change: (inout SiteServer.Limits) -> Void = { _ in },
        on server: PostgresServer? = nil,
        _ body: (RunningService) async throws -> Void
    ) async throws {
        let planted = try await PlantedSite(in: try await FreshProgramme.migratedDatabase(on: server))
        let log = CapturedLog()
        var limits = SiteServer.Limits()
        change(&limits)
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        let group = SiteServer(planted.site, limits: limits, logger: log.logger())
            .group(on: "127.0.0.1", port: 0) { listening.yield($0) }
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                // Ends the waiting below also when it never came to listening.
                defer { listening.finish() }
                do { try await group.run() } catch is CancellationError {}
            }
            var fault: (any Error)?
            for await port in ports {
                do {
                    try await body(RunningService(planted: planted, port: port, log: log, group: group))
                } catch {
                    // A server that is cancelled with clients waiting stops the whole process; one that is told to stop doesn't.
                    fault = error
                }
                break
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            if let fault { throw fault }
        }
    }

    /// A new client.
    func client() async throws -> RawClient { try await RawClient.connecting(to: port) }

    /// So many new clients, one after the other.
    func clients(_ count: Int) async throws -> [RawClient] {
        var clients: [RawClient] = []
        for _ in 0..<count { clients.append(try await client()) }
        return clients
    }

    /// Whether it takes new clients.
    var isListening: Bool {
        get async {
            do { _ = try await client() } catch { return false }
            return true
        }
    }

    /// Holds a lock on a table, so that whoever wants it waits, while `body` runs.
    func locking(
        _ table: String,
        _ mode: String,
        on server: PostgresServer? = nil,
        _ body: (_ waiters: @escaping @Sendable () async throws -> Int) async throws -> Void
    ) async throws {
        let server = if let server { server } else { try PostgresServer.shared.get() }
        let name: String = try await planted.programme.database.pool.one("SELECT current_database()::text")
        let address = DatabaseAddress(server.address(database: name))
        let (holder, watcher) = (try await Connection.open(address), try await Connection.open(address))
        try await holder.transaction { transaction in
            try await transaction.script("LOCK TABLE \(table) IN \(mode) MODE")
            try await body {
                try await watcher.one(
                    """
                    SELECT count(*) FROM pg_stat_activity
                    WHERE datname = current_database() AND wait_event_type = 'Lock'
                    """
                )
            }
        }
    }
}
