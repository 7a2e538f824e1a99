import Foundation
import Number
import Spreadsheet
import Support
import Testing

@Suite struct `Writing a workbook` {
    private func temporary(_ body: (URL) throws -> Void) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: file) }
        try body(file)
    }

    private static let layout = SheetLayout(
        name: "季度数据",
        columns: [
            SheetColumn("代码", width: 24),
            SheetColumn(
                "数值",
                .decimal(2),
                isInput: true,
                check: InputCheck(.number(atLeast: 0), title: "数值", message: "请填写数字")
            ),
            SheetColumn("日期", .day), SheetColumn("时间", .moment),
            SheetColumn("是否", isInput: true, check: InputCheck(.oneOf(["是", "否"]), title: "是否", message: "请选择")),
            SheetColumn(
                "人数",
                .integer,
                isInput: true,
                check: InputCheck(.wholeNumber(atLeast: 0), title: "人数", message: "整数"),
                comment: "期末在校生"
            ),
            SheetColumn("比例", .percent(1)),
        ],
        introduction: ["海外学院季度数据", "只填有颜色的单元格。"],
        frozenColumns: 1,
        isLocked: true
    )

    @Test(arguments: [false, true])
    func `reads back as it was written`(_ isLarge: Bool) throws {
        try temporary { file in
            let book = try Workbook(at: file, isLarge: isLarge)
            let sheet = try book.add(Self.layout)
            let day = try #require(SheetDate(year: 2025, month: 9, day: 30, second: 50_705))
            try sheet.append([
                "=1+1", .number(0.1), .date(day), .date(day), .boolean(true), .integer(-7), .number(0.125),
            ])
            try sheet.comment("说明", column: 2)
            try sheet.append([
                " 空格 \n\u{1}_x0041_<&>\u{1F600}", .number(try #require(Number("12345678901234567890.12"))),
            ])
            try sheet.append([.empty, .integer(.max), .empty, .empty, .text("x\0y")])
            try sheet.checkInput()
            try book.close()
            let rows = try allRows(.file(file))
            #expect(rows.map(\.number) == [1, 2, 3, 4, 5, 6])
            #expect(rows[0][1] == .text("海外学院季度数据"))
            #expect(rows[2].cells.map(\.content.trimmed) == ["代码", "数值", "日期", "时间", "是否", "人数", "比例"])
            #expect(
                rows[3].cells.map(\.content) == [
                    .text("=1+1"), .number(0.1), .date(day), .date(day), .boolean(true), .number(-7),
                    .number(0.125),
                ]
            )
            #expect(rows[3].cell(in: 7)?.isPercent == true)
            #expect(rows[4][1] == .text(" 空格 \n\u{1}_x0041_<&>\u{1F600}"))
            #expect(rows[4][2] == .text("12345678901234567890.12"))
            #expect(rows[5][2] == .text("9223372036854775807"))
            #expect(rows[5][5] == .text("xy"))
        }
    }

    @Test func `keeps sheets in order, hides some and makes their names legal`() throws {
        try temporary { file in
            let book = try Workbook(at: file)
            let long = String(repeating: "长", count: 40)
            for name in ["a/b[c]:*?", long, "", "'x'"] {
                try book.add(SheetLayout(name: name, columns: [SheetColumn("x")], isHidden: name.isEmpty)).append([1])
            }
            try book.close()
            let sheets = try SheetFile(.file(file)).sheets()
            #expect(sheets.map(\.name) == ["a_b_c____", String(repeating: "长", count: 31), "_", "_x_"])
            #expect(sheets.map(\.isHidden) == [false, false, true, false])
        }
    }

    @Test func `refuses what a workbook can't hold`() throws {
        try temporary { file in
            let book = try Workbook(at: file)
            let sheet = try book.add(SheetLayout(name: "a", columns: [SheetColumn("x")]))
            #expect(throws: WorkbookFault.self) { try book.add(SheetLayout(name: "A", columns: [])) }
            #expect(throws: WorkbookFault.self) { try sheet.append([1, 2]) }
            #expect(throws: WorkbookFault.self) { try sheet.append([.text(String(repeating: "x", count: 32_768))]) }
        }
        let nowhere = URL(filePath: "/nowhere/at/all.xlsx")
        #expect(throws: WorkbookFault.self) { try Workbook(at: nowhere).close() }
    }
}

@Suite struct `Writing CSV` {
    @Test func `reads back as it was written`() throws {
        let writer = CSVWriter()
        let texts = ["代码", "a,b", "c\"d", "e\r\nf", " ", "plain", "班墨 𠮷"]
        let long = try #require(Number("12345678901234567890.1"))
        var bytes = CSVWriter.mark + writer.row(texts.map { .text($0) })
        bytes += writer.row([.integer(5), .number(-1.5), .boolean(true), .empty, .number(long)])
        let rows = try allRows(.bytes(Data(bytes)))
        #expect(rows[0].cells.map(\.content) == texts.map { .text($0) })
        #expect(rows[1].cells.map(\.content.trimmed) == ["5", "-1.5", "TRUE", "12345678901234567890.1"])
        #expect(rows[1].number(in: 2) == .number(-1.5))
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    }

    @Test(arguments: ["=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1"])
    func `makes formulas harmless`(_ text: String) {
        let row = String(decoding: CSVWriter().row([.text(text), .text(text)]), as: UTF8.self)
        #expect(row.trimmingPrefix("\"").hasPrefix("'"))
        #expect(!row.contains(",\(text)"))
    }

    @Test func `leaves numbers alone`() {
        #expect(CSVWriter().row([.text("-5"), .text("+1.5"), .number(-0.5)]) == Array("-5,+1.5,-0.5\r\n".utf8))
    }
}
