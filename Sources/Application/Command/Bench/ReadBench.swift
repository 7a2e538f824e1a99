import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Postgres
import ServiceLifecycle
import Tenancy
import Web

/// A tenant's read over HTTP against what the two things it is made of can do by themselves: the same read by pgbench in
/// pipeline mode, and an empty route of the same HTTP server. All in one run on one machine, after each other.
struct ReadBench {
    /// Answers a second, each the best of the rounds.
    struct Result: Encodable {
        let read: Double
        let pgbench: Double
        let emptyRoute: Double
        /// What one after the other allows: of each answer's time, a part in the database and a part in the server.
        let limit: Double
        /// How much of that limit the read reaches, 0 to 1.
        let ofLimit: Double
        let ofPgbench: Double
        let ofEmptyRoute: Double

        init(read: Double, pgbench: Double, emptyRoute: Double) {
            self.read = read
            self.pgbench = pgbench
            self.emptyRoute = emptyRoute
            limit = 1 / (1 / pgbench + 1 / emptyRoute)
            ofLimit = read / limit
            ofPgbench = read / pgbench
            ofEmptyRoute = read / emptyRoute
        }
    }

    let place: Workplace
    let database: Database
    private let seconds: Int
    private let rounds: Int

    init(place: Workplace, database: Database, _ options: BenchOptions) {
        self.place = place
        self.database = database
        seconds = options.seconds
        rounds = options.rounds
    }

    func run() async throws -> Result {
        guard let visitor = try await database.member(named: "sdvc.admin") else {
            throw Complaint("commands.bench.demonstrationMissing")
        }
        let session = try await database.openSession(for: visitor.member, now: Date())
        var best = (read: 0.0, pgbench: 0.0, empty: 0.0)
        for _ in 0..<rounds {
            best.empty = max(best.empty, try await duringEmptyRoute { try await wrk($0, "/", cookie: "") })
            best.pgbench = max(best.pgbench, try await pgbench(as: visitor.member))
            let site = try site(of: visitor.programme)
            let read = try await during(SiteServer(site, logger: Self.logger)) { port in
                try await wrk(port, "/members", cookie: "banmo-session=\(session.token)")
            }
            best.read = max(best.read, read)
        }
        try await database.signOut(session)
        return Result(read: best.read, pgbench: best.pgbench, emptyRoute: best.empty)
    }

    private static func emptyRouter() -> Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self)
        router.get("/") { _, _ in HTTPResponse.Status.ok }
        return router
    }

    /// A site over connections of its own, which end with its service.
    private func site(of programme: Programme) throws -> Site {
        try Site(
            database: Database(pool: place.pool(connections: 16)),
            programme: programme,
            catalogues: try place.content.catalogues(),
            address: URL(filePath: "/")
        )
    }

    /// Whoever measures hangs up when the time is over, which the server would report.
    private static var logger: Logger {
        var logger = Logger(label: "bench")
        logger.logLevel = .critical
        return logger
    }

    private func during(
        _ server: SiteServer,
        _ body: @escaping @Sendable (Int) async throws -> Double
    ) async throws -> Double {
        try await Self.during(body) { isListening in
            try await server.group(on: "127.0.0.1", port: 0, isListening).run()
        }
    }

    /// Serves an empty route on a free port while `body` runs.
    private func duringEmptyRoute(_ body: @escaping @Sendable (Int) async throws -> Double) async throws -> Double {
        try await Self.during(body) { isListening in
            let application = Application(
                router: Self.emptyRouter(),
                configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
                onServerRunning: { channel in isListening(channel.localAddress?.port ?? 0) },
                logger: Self.logger
            )
            try await application.run()
        }
    }

    private static func during(
        _ body: @escaping @Sendable (Int) async throws -> Double,
        serving: @escaping @Sendable (@escaping @Sendable (Int) -> Void) async throws -> Void
    ) async throws -> Double {
        let ports = AsyncStream.makeStream(of: Int.self)
        return try await withThrowingTaskGroup(of: Double?.self) { group in
            group.addTask {
                try await serving { ports.continuation.yield($0) }
                return nil
            }
            group.addTask {
                for await port in ports.stream { return try await body(port) }
                return nil
            }
            defer { group.cancelAll() }
            for try await answer in group { if let answer { return answer } }
            throw Complaint("commands.bench.unreadable", ["program": "banmo", "words": ""])
        }
    }

    private func wrk(_ port: Int, _ path: String, cookie: String) async throws -> Double {
        let words = try await BenchTool.wrk.output([
            "-t1", "-c32", "-d\(seconds)s", "-H", "Cookie: \(cookie)", "-H", "Accept: application/json",
            "http://127.0.0.1:\(port)\(path)",
        ])
        return try BenchTool.wrk.number(after: "Requests/sec:", in: words.contains("Non-2xx") ? "" : words)
    }

    private func pgbench(as member: Member) async throws -> Double {
        let script = FileManager.default.temporaryDirectory.appending(path: "banmo-\(UUID().uuidString).sql")
        defer { unlink(script.path) }
        let colleges = member.colleges.map(\.uuidString).joined(separator: ",")
        let text = """
            \\startpipeline
            BEGIN READ ONLY;
            SET LOCAL app.tenant = '\(member.organisation.uuid)';
            SET LOCAL app.programme = '\(member.programme.uuid)';
            SET LOCAL app.colleges = '{\(colleges)}';
            SET LOCAL app.role = '\(member.role.rawValue)';
            SET LOCAL app.member = '\(member.id.uuid)';
            SELECT member_id, name, full_name, role, active, since, last_sign_in FROM tenancy.member \
            WHERE tenant_id = '\(member.organisation.uuid)' ORDER BY role, full_name;
            COMMIT;
            \\endpipeline
            """
        try text.write(to: script, atomically: true, encoding: .utf8)
        let words = try await BenchTool.pgbench.output([
            "-n", "-M", "prepared", "-c", "8", "-j", "1", "-T", "\(seconds)", "-f", script.path, place.address,
        ])
        return try BenchTool.pgbench.number(after: "tps =", in: words)
    }
}
