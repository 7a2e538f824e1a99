import Foundation
import Spreadsheet
import Testing

@Suite(.serialized) struct `Three hundred thousand rows` {
    private static let count = 300_000

    /// Bytes of memory that the whole process has.
    private func held() throws -> Int {
        let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
        return try #require(Int(pages[1])) * 4096
    }

    private func values(_ index: Int) -> [CellValue] {
        [.text("ORG_STUDENTS_\(index % 97)"), .integer(index), .text("备注\(index)")]
    }

    private func check(_ file: URL) throws -> Duration {
        var rows = 0
        var sum = 0
        var least = Int.max
        var most = 0
        let time = try ContinuousClock().measure {
            try SheetFile(.file(file)).forEachRow { row in
                rows += 1
                if let digits = row.number(in: 2).certain(), let value = Int(digits) { sum += value }
                guard rows.isMultiple(of: 10_000) else { return }
                least = min(least, try held())
                most = max(most, try held())
            }
        }
        #expect(rows == Self.count + 1)
        #expect(sum == Self.count * (Self.count - 1) / 2)
        #expect(most - least < 64 << 20, "held between \(least) and \(most) bytes")
        return time
    }

    @Test func `of a workbook are written and read in bounded memory`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: file) }
        let book = try Workbook(at: file, isLarge: true)
        let titles = ["代码", "数值", "备注"]
        let sheet = try book.add(SheetLayout(name: "数据", columns: titles.map { SheetColumn($0) }))
        for index in 0..<Self.count { try sheet.append(values(index)) }
        try book.close()
        let time = try check(file)
        #expect(time < .seconds(60), "read in \(time)")
    }

    @Test func `of CSV are read in bounded memory`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        let writer = CSVWriter()
        var bytes = CSVWriter.mark + writer.row(["代码", "数值", "备注"])
        for index in 0..<Self.count { bytes += writer.row(values(index)) }
        try Data(bytes).write(to: file)
        bytes = []
        let time = try check(file)
        #expect(time < .seconds(30), "read in \(time)")
    }
}
