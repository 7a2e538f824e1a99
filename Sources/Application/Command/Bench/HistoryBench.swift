import Calendar
import Demonstration
import Foundation
import Indicators
import Postgres
import Tenancy
import Web

/// Each page with figures over the demonstration alone, against the same with millions of values more beside it: of other
/// years of its colleges, and of other colleges. Both in databases of their own, which are gone afterwards, in turns.
struct HistoryBench {
    /// One page of one audience.
    struct Page: Encodable {
        let role: Role
        let page: MeasuredPage.Kind
        /// How many times as long it takes with the history as without.
        let ratio: Double
    }

    /// What came of it.
    struct Result: Encodable {
        /// How many values there are without the history, and with it.
        let values: Int
        let valuesWithHistory: Int
        let pages: [Page]
    }

    static let aim = 1.1
    /// How often everything is repeated, each time four years earlier.
    private static let repetitions = 5
    private static let elements = 40

    let place: Workplace
    let millions: Int
    let bench: PagesBench

    func run() async throws -> Result {
        try await BenchDatabase.during(place) { without in
            try await BenchDatabase.during(place) { with in
                for database in [without, with] { try await demonstrate(in: database) }
                try await plant(in: with)
                return try await measure(without, with)
            }
        }
    }

    private func demonstrate(in bench: BenchDatabase) async throws {
        let loader = DemonstrationLoader(
            database: Database(pool: bench.service),
            standards: place.content.standards,
            today: Day(Date(), in: .china)
        ) { _ in }
        _ = try await loader.load()
    }

    /// A year of other colleges by the product's own import, then all of it again and again in earlier years.
    private func plant(in bench: BenchDatabase) async throws {
        let years = Self.repetitions + 1
        // Whole years of each college.
        let colleges = millions * 1_000_000 / years / (Self.elements * 12)
        let programme = BenchProgramme(
            rows: colleges * Self.elements * 12,
            content: try ProgrammeContent(from: place.content.standards),
            elements: Self.elements,
            colleges: colleges
        )
        try await programme.found(in: Database(pool: bench.service))
        let file = try programme.file()
        defer { unlink(file.path) }
        try await programme.load(file, into: Database(pool: bench.service))
        for table in ["collection.value", "collection.rollup", "collection.college_rollup"] {
            let columns: [String] = try await bench.owner.all(
                """
                SELECT quote_ident(attname) FROM pg_attribute
                WHERE attrelid = \(table)::regclass AND attnum > 0 AND NOT attisdropped
                """
            )
            let earlier = columns.map { column in
                ["period", "last_period"].contains(column)
                    ? "(left(\(column), 4)::integer - 4 * back)::text || substr(\(column), 5)" : column
            }
            try await bench.owner.withConnection { connection in
                try await connection.script(
                    """
                    INSERT INTO \(table) (\(columns.joined(separator: ", ")))
                    SELECT \(earlier.joined(separator: ", "))
                    FROM \(table), generate_series(1, \(Self.repetitions)) AS back
                    ON CONFLICT DO NOTHING
                    """
                )
            }
        }
        try await bench.owner.withConnection { try await $0.script("ANALYZE") }
    }

    private func measure(_ without: BenchDatabase, _ with: BenchDatabase) async throws -> Result {
        let database = Database(pool: without.service)
        let readers = try await bench.readers(in: database)
        let others = try await bench.readers(in: Database(pool: with.service))
        let pages = try await BenchService.during(without.address) { one in
            try await BenchService.during(with.address) { other in
                var pages: [Page] = []
                for (reader, twin) in zip(readers, others) {
                    for (page, same) in zip(reader.pages, twin.pages) {
                        var (rate, rateWithHistory) = (0.0, 0.0)
                        for _ in 0..<bench.rounds {
                            rate += try await bench.rate(of: page, for: reader, at: one, over: database)
                            rateWithHistory += try await bench.rate(of: same, for: twin, at: other, over: database)
                        }
                        pages.append(Page(role: reader.role, page: page.kind, ratio: rate / rateWithHistory))
                    }
                }
                return pages
            }
        }
        return Result(
            values: try await without.owner.one("SELECT count(*)::integer FROM collection.value"),
            valuesWithHistory: try await with.owner.one("SELECT count(*)::integer FROM collection.value"),
            pages: pages
        )
    }
}
