import Calendar
import ClosedLoop
import Foundation
import Indicators
import Lifecycle
import Postgres
import Tenancy

/// Measures findings that headquarters verifies, each with what the platform counts of it and its country's index read
/// again, against the same statements by psql; each in a copy of one database on the same server.
struct DecisionBench {
    let place: Workplace
    let decisions: Int

    /// What came of it.
    struct Result: Encodable {
        let decisions: Int
        /// Of all of them.
        let statements: Int
        let perSecond: Double
        /// 1 would be as quick as psql.
        let ofPsql: Double
    }

    func run() async throws -> Result {
        let content = try ProgrammeContent(from: place.content.standards)
        // With one more, by which everything is ready before the clock runs.
        let programme = BenchProgramme(rows: 0, content: content, colleges: decisions + 1)
        return try await BenchDatabase.during(place) { bench in
            try await prepare(programme, in: Database(pool: bench.service, consequences: .closedLoop))
            await bench.drain()
            func copied<Answer: Sendable>(_ body: (BenchDatabase) async throws -> Answer) async throws -> Answer {
                try await BenchDatabase.during(place, copyOf: bench.name, body)
            }
            let before = try await copied { try await decide(programme, over: $0.service) }
            let script = try await copied { try await record(programme, in: $0) }
            let plain = try await copied { try await replay(script, in: $0) }
            let after = try await copied { try await decide(programme, over: $0.service) }
            let deciding = (before + after) / 2
            return Result(
                decisions: decisions,
                statements: script.count,
                perSecond: Double(decisions) / deciding,
                ofPsql: plain / deciding
            )
        }
    }

    /// A finding at each college, put right as far as headquarters' verification.
    private func prepare(_ programme: BenchProgramme, in database: Database) async throws {
        try await programme.found(in: database, isWhole: true)
        func act(_ member: Member) -> Act { Act(member, at: Date(), from: "bench") }
        for college in programme.colleges {
            let day = Day(Date(), in: programme.programme.zone) + 30
            let (finding, by) = (NewFinding(.minor, text: "Bench", due: day), act(programme.reviewer))
            let number = try await database.open(finding, at: college, by: by).number
            try await database.plan(
                FindingPlan(cause: "Bench", method: .fiveWhys),
                for: number,
                at: college,
                by: act(programme.reporter)
            )
            let action = try await database.addAction(
                to: number,
                at: college,
                text: "Bench",
                owner: "Bench",
                due: day,
                shownBy: "Bench",
                by: act(programme.reporter)
            )
            try await database.take(.submitPlan, on: number, at: college, by: act(programme.approver))
            try await database.take(.acceptPlan, on: number, at: college, by: act(programme.hqAdmin))
            try await database.settle(
                action.number,
                of: number,
                at: college,
                as: .done,
                words: "",
                by: act(programme.reporter)
            )
            try await database.take(.submitEvidence, on: number, at: college, by: act(programme.approver))
        }
    }

    /// Seconds of all decisions but the first.
    private func decide(_ programme: BenchProgramme, over pool: Pool, first: () async throws -> Void = {}) async throws
        -> Double
    {
        let (database, memory) = (Database(pool: pool, consequences: .closedLoop), FigureMemory())
        let quarter = Period(.quarterly, containing: Day(Date(), in: programme.programme.zone))
        var begun = ContinuousClock.now
        for (index, college) in programme.colleges.enumerated() {
            if index == 1 {
                try await first()
                begun = .now
            }
            try await database.verifyFinding(1, at: college, by: Act(programme.hqAdmin, at: Date(), from: "bench"))
            _ = try await database.reading(as: programme.hqAdmin) { scope in
                let book = try await scope.indicatorBook(memory)
                return try await scope.scorecards(book, of: .country(programme.country(index)), in: [quarter], memory)
            }
        }
        return (ContinuousClock.now - begun) / .seconds(1)
    }

    /// The statements of the same decisions, as PostgreSQL's own log has them.
    private func record(_ programme: BenchProgramme, in bench: BenchDatabase) async throws -> StatementScript {
        let role: String = try await bench.service.one("SELECT current_user::text")
        try await bench.owner.withConnection { connection in
            try await connection.script("ALTER ROLE \(role) IN DATABASE \(bench.name) SET log_statement = 'all'")
        }
        // One connection, so that they are in one order and their types are known.
        var configuration = Pool.Configuration(DatabaseAddress(bench.address))
        configuration.maximumConnections = 1
        let pool = Pool(configuration)
        var log = try await ServerLog(bench.owner)
        var script = StatementScript()
        _ = try await decide(programme, over: pool) { script.first = try await log.read() }
        script.rest = try await log.read()
        let types = try await pool.all(
            "SELECT name, array_to_string(parameter_types::text[], ', ') FROM pg_prepared_statements"
        ) { (name: String, types: String) in (name, types) }
        script.types = Dictionary(types) { first, _ in first }
        await pool.drain()
        return script
    }

    /// Seconds that psql takes for all of them but the first decision's.
    private func replay(_ script: StatementScript, in bench: BenchDatabase) async throws -> Double {
        let file = FileManager.default.temporaryDirectory.appending(path: "banmo-bench-\(UUID().uuidString).sql")
        try Data(try script.text.utf8).write(to: file)
        defer { unlink(file.path) }
        let words = try await BenchTool.psql.output(["-XAtq", "-v", "ON_ERROR_STOP=1", "-f", file.path, bench.address])
        return try BenchTool.psql.number(after: "took ", in: words)
    }
}
