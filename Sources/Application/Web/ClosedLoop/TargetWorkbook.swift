import Calendar
import Foundation
import Indicators
import Language
import Lifecycle
import Number
import Spreadsheet
import Tenancy

/// The targets in force as a workbook that is changed and sent back: codes by which an upload knows them, and their names in
/// the reader's language and in Chinese.
struct TargetWorkbook {
    let entries: [TargetEntry]
    let book: IndicatorBook
    let colleges: [CollegeOfPlace]
    let texts: Texts
    /// In Chinese, whatever the reader reads.
    let chinese: Texts

    init(_ scope: Scope, _ texts: Texts, chinese: Texts) async throws {
        entries = try await scope.targetEntries(current: true)
        book = try await scope.indicatorBook()
        colleges = try await scope.colleges(in: .programme)
        (self.texts, self.chinese) = (texts, chinese)
    }

    private var isBoth: Bool { texts.language != chinese.language }

    private func both(_ key: String) -> String {
        isBoth ? chinese(key) + " " + texts(key) : chinese(key)
    }

    func bytes(at moment: Date) throws -> [UInt8] {
        let place = FileManager.default.temporaryDirectory.appending(path: "banmo-\(UUID().uuidString).xlsx")
        defer { unlink(place.path) }
        let workbook = try Workbook(at: place, made: moment)
        let sheet = try workbook.add(
            SheetLayout(
                name: both("targets.title"),
                columns: columns,
                introduction: [
                    both("targets.title"), chinese("targets.sheet.how"), isBoth ? texts("targets.sheet.how") : "",
                ].filter { !$0.isEmpty }
            )
        )
        for row in rows { try sheet.append(row) }
        for _ in 0..<200 { try sheet.append([]) }
        let list = try workbook.add(
            SheetLayout(
                name: both("words.indicator"),
                columns: [
                    SheetColumn(both("targets.sheet.indicator"), width: 34),
                    SheetColumn(chinese("words.indicator"), width: 40),
                ] + (isBoth ? [SheetColumn(texts("words.indicator"), width: 40)] : [])
            )
        )
        for indicator in book.indicators {
            let names = [chinese.text(indicator.name)] + (isBoth ? [texts.text(indicator.name)] : [])
            try list.append([.text(indicator.code)] + names.map { .text($0) })
        }
        try workbook.close()
        return Array(try Data(contentsOf: place))
    }

    private var columns: [SheetColumn] {
        var columns = [
            SheetColumn(both("targets.sheet.indicator"), width: 34, isInput: true),
            SheetColumn(chinese("words.indicator"), width: 34),
        ]
        if isBoth { columns.append(SheetColumn(texts("words.indicator"), width: 34)) }
        columns += [
            SheetColumn(both("targets.sheet.place"), width: 22, isInput: true),
            SheetColumn(both("targets.place"), width: 34),
            SheetColumn(both("targets.sheet.period"), width: 22, isInput: true),
            SheetColumn(both("targets.sheet.value"), width: 22, isInput: true),
        ]
        return columns
    }

    private var rows: [[CellValue]] {
        let codes = Dictionary(colleges.map { ($0.id, $0.code) }) { first, _ in first }
        return entries.map { entry in
            let indicator = book[entry.indicator]
            var row: [CellValue] = [.text(entry.indicator), .text(indicator.map { chinese.text($0.name) } ?? "")]
            if isBoth { row.append(.text(indicator.map { texts.text($0.name) } ?? "")) }
            let place = isBoth ? name(of: entry, chinese) + " " + name(of: entry, texts) : name(of: entry, texts)
            return row + [
                .text(entry.placeCode(codes)), .text(place), .text(entry.period.identifier), .number(entry.value),
            ]
        }
    }

    private func name(of entry: TargetEntry, _ texts: Texts) -> String {
        if let id = entry.college { return colleges.first { $0.id == id }.map { texts.name(of: $0) } ?? "" }
        return entry.country.isEmpty ? texts("countries.programme") : texts.conventions.countries[entry.country]
    }
}
