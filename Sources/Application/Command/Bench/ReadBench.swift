import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Postgres
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
        let site = try Site(
            database: database,
            programme: visitor.programme,
            catalogues: try place.content.catalogues(),
            address: URL(filePath: "/")
        )
        let session = try await database.openSession(for: visitor.member, now: Date())
        var best = (read: 0.0, pgbench: 0.0, empty: 0.0)
        for _ in 0..<rounds {
            best.empty = max(best.empty, try await served(Self.emptyRouter()) { try await wrk($0, "/", cookie: "") })
            best.pgbench = max(best.pgbench, try await pgbench(as: visitor.member))
            let read = try await served(site.router()) { port in
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

    /// Serves a router on a free port while `body` runs.
    private func served<Context: RequestContext>(
        _ router: Router<Context>,
        _ body: @escaping @Sendable (Int) async throws -> Double
    ) async throws -> Double where Context.Source == ApplicationRequestContextSource {
        var logger = Logger(label: "bench")
        // Whoever measures hangs up when the time is over, which the server would report.
        logger.logLevel = .critical
        let ports = AsyncStream.makeStream(of: Int.self)
        let application = Application(
            router: router,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in ports.continuation.yield(channel.localAddress?.port ?? 0) },
            logger: logger
        )
        return try await withThrowingTaskGroup(of: Double?.self) { group in
            group.addTask {
                try await application.run()
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
        return try Self.rate(after: "Requests/sec:", in: words.contains("Non-2xx") ? "" : words, of: .wrk)
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
        return try Self.rate(after: "tps =", in: words, of: .pgbench)
    }

    /// The number that follows some words in what a program printed.
    private static func rate(after words: String, in text: String, of tool: BenchTool) throws -> Double {
        let rest = text.range(of: words).map { text[$0.upperBound...].drop { $0 == " " } } ?? ""
        guard let rate = Double(rest.prefix { $0.isNumber || $0 == "." }) else { throw tool.unreadable(text) }
        return rate
    }
}
