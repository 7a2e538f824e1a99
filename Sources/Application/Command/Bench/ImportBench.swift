import ClosedLoop
import Collection
import Foundation
import Indicators
import Postgres
import Tenancy

/// Measures an import of 200,000 values (checked, with history and sums) against bare COPY of the same rows into an equal
/// table, in a database of its own on the same server, which is gone afterwards.
struct ImportBench {
    let place: Workplace
    var rows = 200_000

    /// What came of it.
    struct Result: Encodable {
        let rows: Int
        let importSeconds: Double
        let copySeconds: Double
        /// COPY's time as a share of the import's; 1 would be as quick.
        let ratio: Double
    }

    /// Measures in a database of its own.
    func run() async throws -> Result {
        try await BenchDatabase.during(place) { try await measure($0) }
    }

    private func measure(_ bench: BenchDatabase) async throws -> Result {
        let programme = BenchProgramme(rows: rows, content: try ProgrammeContent(from: place.content.standards))
        let database = Database(pool: bench.service, consequences: .closedLoop)
        try await programme.found(in: database)
        let file = try programme.file()
        defer { unlink(file.path) }
        let plain = Array(programme.copy.utf8)

        let first = try await copy(plain, on: bench.owner)
        let begun = ContinuousClock.now
        try await programme.load(file, into: database)
        let importing = (ContinuousClock.now - begun) / .seconds(1)
        let second = try await copy(plain, on: bench.owner)
        let differences = try await database.reading(as: programme.reviewer) { try await $0.rollupDifferences() }
        guard differences.isEmpty else { throw Complaint("commands.bench.wrong") }
        let copying = (first + second) / 2
        return Result(rows: rows, importSeconds: importing, copySeconds: copying, ratio: copying / importing)
    }

    /// Seconds of one COPY into a fresh table like the values' own.
    private func copy(_ bytes: [UInt8], on pool: Pool) async throws -> Double {
        try await pool.withConnection { connection in
            try await connection.script(
                "DROP TABLE IF EXISTS plain; CREATE TABLE plain (LIKE collection.value INCLUDING ALL EXCLUDING DEFAULTS)"
            )
            try await connection.script("CHECKPOINT")
            let begun = ContinuousClock.now
            _ = try await connection.copyIn(
                """
                COPY plain (tenant_id, college_id, element, category, period, programme_id, value, at, number, batch_id,
                    row) FROM STDIN
                """
            ) { writer in
                for start in stride(from: 0, to: bytes.count, by: 1 << 16) {
                    try await writer.write(bytes[start..<min(bytes.count, start + 1 << 16)])
                }
            }
            let seconds = (ContinuousClock.now - begun) / .seconds(1)
            try await connection.script("CHECKPOINT")
            return seconds
        }
    }
}
