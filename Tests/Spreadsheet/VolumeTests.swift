import Foundation
import Number
import Spreadsheet
import Testing

/// 60 MB of rows that would show in the process's memory if they were kept. An unoptimised build takes ten times as
/// long a row, so there are fewer rows with more text.
@Suite(.serialized) struct `Large files` {
    #if DEBUG
        private static let (count, length) = (20_000, 3_000)
    #else
        private static let (count, length) = (300_000, 200)
    #endif

    /// Bytes of memory that the whole process has.
    private func held() throws -> Int {
        let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
        return try #require(Int(pages[1])) * 4096
    }

    /// Swift's module of the C library leaves `malloc_trim` out.
    private func giveBackFreeMemory() {
        guard let trim = dlsym(nil, "malloc_trim") else { return }
        _ = unsafeBitCast(trim, to: (@convention(c) (Int) -> Int32).self)(0)
    }

    private let padding = "," + String(repeating: "x", count: Self.length)

    private func values(_ index: Int) -> [CellValue] { [.integer(index), .text("\(index)\(padding)")] }

    private func temporary(_ body: (URL) throws -> Void) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        try body(file)
    }

    /// Other tests run beside this one in the same process, so a reading that seems to need memory gets two more tries.
    private func check(_ file: URL) throws {
        let limit = 40 << 20
        var growth = Int.max
        for _ in 0..<3 where growth >= limit { growth = try growthWhileReading(file) }
        #expect(growth < limit, "the process grew by \(growth) bytes")
    }

    private func growthWhileReading(_ file: URL) throws -> Int {
        giveBackFreeMemory()
        var (rows, sum) = (0, 0)
        var (least, most) = (Int.max, 0)
        try SheetFile(.file(file)).forEachRow { row in
            rows += 1
            sum += row.number(in: 1).certain()?.integer ?? 0
            guard rows.isMultiple(of: 1_000) else { return }
            let now = try held()
            (least, most) = (min(least, now), max(most, now))
        }
        #expect(rows == Self.count + 1)
        #expect(sum == Self.count * (Self.count - 1) / 2)
        return most - least
    }

    @Test func `of XLSX are written and read in bounded memory`() throws {
        try temporary { file in
            let book = try Workbook(at: file, isLarge: true)
            let sheet = try book.add(SheetLayout(name: "数据", columns: [SheetColumn("数值"), SheetColumn("备注")]))
            for index in 0..<Self.count { try sheet.append(values(index)) }
            try book.close()
            try check(file)
        }
    }

    @Test func `of CSV are read in bounded memory`() throws {
        try temporary { file in
            try Data(CSVWriter.mark + CSVWriter().row(["数值", "备注"])).write(to: file)
            let handle = try FileHandle(forWritingTo: file)
            defer { try? handle.close() }
            try handle.seekToEnd()
            for index in 0..<Self.count { try handle.write(contentsOf: Data(CSVWriter().row(values(index)))) }
            try check(file)
        }
    }
}
