import Foundation
import Postgres
import Tenancy
import Web

/// Each page with figures, as each audience opens it, against the plainest page, measured in turns on a service of its own.
struct PagesBench {
    /// One page of one audience.
    struct Page: Encodable {
        let role: Role
        let page: MeasuredPage.Kind
        /// How many times as long as the plainest page it takes.
        let ratio: Double
        /// Pages a second with 8 connections, and with 64.
        let atEight: Double
        let atSixtyFour: Double
    }

    /// What came of it.
    struct Result: Encodable {
        let pages: [Page]
        /// Bytes of the service's memory before it has answered anything, and after everything.
        let memoryAtRest: Int
        let memoryAfter: Int

        /// The page that takes longest.
        var slowest: Page? { pages.max { $0.ratio < $1.ratio } }
    }

    /// What is aimed at: how many times as long as the plainest, and bytes of memory.
    static let aim = 6.0
    static let memoryAims = (atRest: 60_000_000, after: 120_000_000)
    /// One of each audience, by the name they sign in to the demonstration with.
    private static let names = ["hq.leader", "hq.reviewer", "sdvc.reporter", "daiwan.expert", "p.tz-01"]

    /// The audience; nil for each, leaders aside, who see headquarters' pages without what waits.
    let role: Role?
    let seconds: Int
    let rounds: Int

    /// What somebody of an audience opens.
    struct Reader {
        let role: Role
        let session: Session
        let pages: [MeasuredPage]
    }

    /// Measures the demonstration that a database holds.
    func run(_ database: Database, at address: String) async throws -> Result {
        let readers = try await readers(in: database)
        let result = try await BenchService.during(address) { service in
            let rest = try service.memory
            var pages: [Page] = []
            for reader in readers {
                for page in reader.pages {
                    pages.append(try await measure(page, for: reader, at: service, over: database))
                }
            }
            return Result(pages: pages, memoryAtRest: rest, memoryAfter: try service.memory)
        }
        for reader in readers { try await database.signOut(reader.session) }
        return result
    }

    /// Signs one of each audience in.
    func readers(in database: Database) async throws -> [Reader] {
        var readers: [Reader] = []
        for name in Self.names {
            guard let visitor = try await database.member(named: name) else {
                throw Complaint("commands.bench.demonstrationMissing")
            }
            guard role.map({ $0 == visitor.member.role }) ?? (visitor.member.role != .leader) else { continue }
            let pages = try await database.reading(as: visitor.member) { try await MeasuredPage.figures(in: $0) }
            let session = try await database.openSession(for: visitor.member, now: Date())
            readers.append(Reader(role: visitor.member.role, session: session, pages: pages))
        }
        return readers
    }

    private func measure(
        _ page: MeasuredPage,
        for reader: Reader,
        at service: BenchService,
        over database: Database
    ) async throws -> Page {
        var (plain, eight, many) = (0.0, 0.0, 0.0)
        for _ in 0..<rounds {
            plain += try await rate(of: .plainest, for: reader, at: service, over: database)
            eight += try await rate(of: page, for: reader, at: service, over: database)
            many += try await rate(of: page, for: reader, at: service, over: database, connections: 64)
        }
        return Page(
            role: reader.role,
            page: page.kind,
            ratio: plain / eight,
            atEight: eight / Double(rounds),
            atSixtyFour: many / Double(rounds)
        )
    }

    /// Pages a second; nothing that was asked for is under way any more afterwards.
    func rate(
        of page: MeasuredPage,
        for reader: Reader,
        at service: BenchService,
        over database: Database,
        connections: Int = 8
    ) async throws -> Double {
        let words = try await BenchTool.wrk.output([
            "-t1", "-c\(connections)", "-d\(seconds)s", "--timeout", "20s",
            "-H", "Cookie: banmo-session=\(reader.session.token)",
            "-H", "Accept: text/html", "-H", "Accept-Encoding: gzip",
            "http://127.0.0.1:\(service.port)\(page.path)",
        ])
        try await settle(database)
        return try BenchTool.wrk.number(after: "Requests/sec:", in: words.contains("Non-2xx") ? "" : words)
    }

    /// Waits for what is still being answered: whoever measures hangs up when the time is over.
    private func settle(_ database: Database) async throws {
        var quiet = 0
        for _ in 0..<1_500 where quiet < 5 {
            let active: Int = try await database.pool.one(
                """
                SELECT count(*) FROM pg_stat_activity
                WHERE usename = current_user AND state <> 'idle' AND pid <> pg_backend_pid()
                """
            )
            quiet = active == 0 ? quiet + 1 : 0
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
