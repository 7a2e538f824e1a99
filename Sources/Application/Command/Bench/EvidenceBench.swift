import ClosedLoop
import Collection
import Evidence
import Foundation
import Indicators
import Lifecycle
import Postgres
import Spreadsheet
import Tenancy
import Web

/// Measures a file that is attached and read again against the same bytes by COPY of binary rows, into and out of a table
/// like the chunks' own, in a database of its own on the same server.
struct EvidenceBench {
    let place: Workplace
    /// Of the file.
    let bytes: Int

    /// What came of it, in MB a second.
    struct Result: Encodable {
        let bytes: Int
        let attached: Double
        let copiedIn: Double
        let read: Double
        let copiedOut: Double
        /// 1 would be as quick as COPY.
        let ofCopyIn: Double
        let ofCopyOut: Double
    }

    func run() async throws -> Result {
        try await BenchDatabase.during(place) { bench in
            let content = try ProgrammeContent(from: place.content.standards)
            let programme = BenchProgramme(rows: 0, content: content, colleges: 1)
            let database = Database(pool: bench.service, consequences: .closedLoop)
            try await programme.found(in: database)
            try await database.openReports(by: Act(programme.hqAdmin, at: Date(), from: "bench"))
            let reports = try await database.reading(as: programme.reporter) { try await $0.reports(ReportFilter()) }
            guard let report = reports.entries.first else { throw Complaint("commands.bench.wrong") }
            let subject = EvidenceSubject.report(report.id, of: report.college)
            let (file, text) = try spooled()
            let copyBefore = try await copyIn(text, on: bench.owner)
            let (attaching, attachment) = try await attach(file, to: subject, by: programme.reporter, in: database)
            let copyAfter = try await copyIn(text, on: bench.owner)
            let reading = try await read(attachment, by: programme.reviewer, in: database)
            let copyOut = try await copyOut(on: bench.owner)
            let megabytes = Double(bytes) / 1_000_000
            let copying = (copyBefore + copyAfter) / 2
            return Result(
                bytes: bytes,
                attached: megabytes / attaching,
                copiedIn: megabytes / copying,
                read: megabytes / reading,
                copiedOut: megabytes / copyOut,
                ofCopyIn: copying / attaching,
                ofCopyOut: copyOut / reading
            )
        }
    }

    /// Letters that nobody can pack.
    private func spooled() throws -> (SpooledFile, [UInt8]) {
        var generator = SystemRandomNumberGenerator()
        let text = (0..<bytes).map { _ in UInt8.random(in: 0x61...0x7A, using: &generator) }
        let file = try SpooledFile()
        try file.append(text)
        return (file, text)
    }

    private func attach(
        _ content: SpooledFile,
        to subject: EvidenceSubject,
        by reporter: Member,
        in database: Database
    ) async throws -> (seconds: Double, attachment: Attachment) {
        let begun = ContinuousClock.now
        let id = try await database.attach(
            try await ExaminedFile(content, largest: bytes),
            EvidenceWords(fileName: "bench.txt", sentence: "Bench", language: "en"),
            to: subject,
            in: Site.evidenceRooms,
            by: Act(reporter, at: Date(), from: "bench")
        )
        let seconds = (ContinuousClock.now - begun) / .seconds(1)
        return (seconds, try await database.reading(as: reporter) { try await $0.attachment(id) })
    }

    private func read(_ attachment: Attachment, by reviewer: Member, in database: Database) async throws -> Double {
        let begun = ContinuousClock.now
        var count = 0
        let reading = FileReading(attachment.file, in: database, by: reviewer)
        try await reading.read(0..<attachment.file.size) { count += $0.count }
        guard count == bytes else { throw Complaint("commands.bench.wrong") }
        return (ContinuousClock.now - begun) / .seconds(1)
    }

    /// Seconds of one COPY of binary rows of 256 kB into a fresh table like the chunks' own.
    private func copyIn(_ text: [UInt8], on pool: Pool) async throws -> Double {
        try await pool.withConnection { connection in
            try await connection.script(
                """
                DROP TABLE IF EXISTS plain; CREATE TABLE plain (LIKE evidence.chunk INCLUDING ALL);
                ALTER TABLE plain ALTER COLUMN bytes SET STORAGE EXTERNAL
                """
            )
            try await connection.script("CHECKPOINT")
            let begun = ContinuousClock.now
            _ = try await connection.copyIn("COPY plain FROM STDIN (FORMAT binary)") { writer in
                try await writer.write(BinaryRows.head[...])
                for (ordinal, start) in stride(from: 0, to: text.count, by: ExaminedFile.pieceSize).enumerated() {
                    let piece = text[start..<min(text.count, start + ExaminedFile.pieceSize)]
                    try await writer.write(BinaryRows.chunk(ordinal, piece)[...])
                }
                try await writer.write(BinaryRows.end[...])
            }
            return (ContinuousClock.now - begun) / .seconds(1)
        }
    }

    private func copyOut(on pool: Pool) async throws -> Double {
        try await pool.withConnection { connection in
            let begun = ContinuousClock.now
            var count = 0
            for try await piece in connection.copyOut("COPY plain TO STDOUT (FORMAT binary)") { count += piece.count }
            guard count > bytes else { throw Complaint("commands.bench.wrong") }
            return (ContinuousClock.now - begun) / .seconds(1)
        }
    }
}

/// Rows as COPY's binary format has them.
private enum BinaryRows {
    static let head: [UInt8] = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    static let end: [UInt8] = [0xFF, 0xFF]
    private static let identifier = [UInt8](repeating: 1, count: 16)

    /// A chunk of a file, in the columns' order: tenant, hash, ordinal, programme, colleges, bytes.
    static func chunk(_ ordinal: Int, _ bytes: ArraySlice<UInt8>) -> [UInt8] {
        // An array of no identifiers: no dimension, no null, of the type `uuid`.
        let none = number(0) + number(0) + number(2_950)
        var row: [UInt8] = [0, 6]
        row += field(identifier) + field([UInt8](repeating: 2, count: 32)) + field(number(UInt32(ordinal)))
        row += field(identifier) + field(none) + number(UInt32(bytes.count))
        return row + bytes
    }

    private static func field(_ bytes: [UInt8]) -> [UInt8] { number(UInt32(bytes.count)) + bytes }

    private static func number(_ number: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { (shift: UInt32) -> UInt8 in UInt8((number >> shift) & 0xFF) }
    }
}
