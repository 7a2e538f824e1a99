import ClosedLoop
import Collection
import Foundation
import Indicators
import Lifecycle
import Spreadsheet
import Tenancy

/// Measures by how much the service's memory grows while it takes a large file of values, a CSV file and a workbook, over
/// HTTP.
struct UploadBench {
    let place: Workplace
    /// Of each file, about.
    var bytes = 20_000_000

    /// What came of one file.
    struct Result: Encodable {
        /// `csv` or `xlsx`.
        let kind: String
        let bytes: Int
        /// Bytes above idle.
        let peak: Int
        /// The bytes above idle that are allowed.
        let aim: Int
    }

    private static let values = 2000
    private static let aims = [("csv", 4_000_000), ("xlsx", 24_000_000)]

    func run() async throws -> [Result] {
        try await BenchDatabase.during(place) { bench in
            let content = try ProgrammeContent(from: place.content.standards)
            let programme = BenchProgramme(rows: 0, content: content, elements: Self.values)
            let database = Database(pool: bench.service, consequences: .closedLoop)
            try await programme.found(in: database)
            let keeper = Act(programme.hqAdmin, at: Date(), from: "bench")
            try await database.openReports(by: keeper)
            let reports = try await database.reading(as: programme.reporter) { try await $0.reports(ReportFilter()) }
            guard let report = reports.entries.first else { throw Complaint("commands.bench.wrong") }
            let token = try await database.issue(
                NewToken(name: "bench", scope: .all, days: 1),
                by: Act(programme.reporter, at: Date(), from: "bench")
            )
            return try await BenchService.during(bench.address) { service in
                let address = "http://127.0.0.1:\(service.port)/reports/\(report.id)/values"
                // Whatever is made once is made before.
                let secret = token.secret.text
                for (kind, _) in Self.aims { _ = try await upload(kind, 100_000, to: address, secret, service) }
                var results: [Result] = []
                for (kind, aim) in Self.aims {
                    let (size, peak) = try await upload(kind, bytes, to: address, secret, service)
                    results.append(Result(kind: kind, bytes: size, peak: peak, aim: aim))
                }
                return results
            }
        }
    }

    private func upload(_ kind: String, _ bytes: Int, to address: String, _ token: String, _ service: BenchService)
        async throws -> (size: Int, peak: Int)
    {
        let file = FileManager.default.temporaryDirectory.appending(path: "banmo-\(UUID().uuidString).\(kind)")
        defer { unlink(file.path) }
        try kind == "csv" ? csv(bytes, at: file) : workbook(bytes, at: file)
        let peak = try await service.growth {
            let words = try await BenchTool.curl.output([
                "-sS", "-w", "\n%{http_code}", "-H", "Authorization: Bearer \(token)", "-F", "file=@\(file.path)",
                address,
            ])
            guard words.hasSuffix("\n201") else { throw BenchTool.curl.unreadable(words) }
        }
        let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int
        return (size ?? 0, peak)
    }

    /// Rows of element, value and a remark that makes them long.
    private func rows(remark: Int) -> some Sequence<(element: String, value: Int, remark: String)> {
        var generator = SystemRandomNumberGenerator()
        return (0..<Self.values).lazy.map { row in
            // Nothing that packs well, as in a file that is as large packed.
            let words = (0..<remark * 3 / 4).map { _ in UInt8.random(in: 0...255, using: &generator) }
            return ("BENCH_ELEMENT_\(row)", row, Data(words).base64EncodedString())
        }
    }

    private func csv(_ bytes: Int, at file: URL) throws {
        var text = "element,value,remark\n"
        for row in rows(remark: bytes / Self.values - 24) { text += "\(row.element),\(row.value),\(row.remark)\n" }
        try Data(text.utf8).write(to: file)
    }

    /// A workbook is packed, random letters to about three quarters.
    private func workbook(_ bytes: Int, at file: URL) throws {
        let book = try Workbook(at: file)
        let sheet = try book.add(
            SheetLayout(name: "Bench", columns: ["element", "value", "remark"].map { SheetColumn($0) })
        )
        for row in rows(remark: bytes / Self.values * 5 / 4) {
            try sheet.append([.text(row.element), .integer(row.value), .text(row.remark)])
        }
        try book.close()
    }
}
