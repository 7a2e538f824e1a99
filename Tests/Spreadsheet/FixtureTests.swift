import Foundation
import Number
import Spreadsheet
import Support
import Testing

/// Files made by other programs.
///
/// `openpyxl.xlsx` and `openpyxl-1904.xlsx` were made by Python's openpyxl 3, the latter with the epoch of 1904;
/// `libreoffice.xlsx` and `libreoffice.xls` by LibreOffice 7.4, which opened the first and saved it as an OpenDocument
/// spreadsheet and that in these formats; `password.xlsx` by Python's msoffcrypto from the second, with a password.
@Suite struct `Workbooks of other programs` {
    @Test(arguments: ["openpyxl.xlsx", "libreoffice.xlsx"])
    func `are read cell by cell as people see them`(_ name: String) throws {
        let rows = try allRows(fixture(name)).filter { $0.sheet == "季度数据" }
        #expect(rows.map(\.number) == [1, 2, 3, 4, 6, 7, 8, 9, 10, 12, 13])
        #expect(rows[0][1] == .text("海外学院数据表"))
        #expect(rows[0].cells.count == 1)
        #expect(rows[1].cells.map(\.content) == ["代码", "名称", "数值", "备注"].map { .text($0) })
        #expect(rows[2][3] == .number(1234))
        #expect(rows[2][4] == .text("见附件一"))
        #expect(rows[3][3] == .number(0.3))
        #expect(rows[3][4] == .text("  两端有空格  "))
        #expect(rows[4][2] == .empty)
        #expect(rows[4][3] == .number(1e21))
        #expect(rows[4][4] == .text("第一行\n第二行"))
        #expect(rows[5][3] == .date(try #require(SheetDate(year: 2025, month: 9, day: 30))))
        #expect(rows[5][4] == .date(try #require(SheetDate(year: 2025, month: 9, day: 30, second: 50_700))))
        #expect(rows[6].cell(in: 3) == Cell(column: 3, content: .number(0.125), isPercent: true))
        #expect(rows[6][4] == .boolean(true))
        #expect(rows[7][4] == .moment("12:00:00"))
        #expect(rows[8][3] == .number(-0.00001234))
        #expect(rows[8][4] == .date(try #require(SheetDate(year: 1900, month: 1, day: 1))))
        #expect(rows[9].cells.map(\.letters) == ["XFD"])
        #expect(rows[10][3] == .error("#N/A"))
    }

    @Test func `tell a formula that nobody computed from its result`() throws {
        let computed = try allRows(fixture("libreoffice.xlsx")).first { $0.number == 9 }
        #expect(computed?[3] == .error("#DIV/0!"))
        let open = try allRows(fixture("openpyxl.xlsx")).first { $0.number == 9 }
        #expect(open?[3] == .uncalculated)
    }

    @Test(arguments: ["openpyxl.xlsx", "libreoffice.xlsx"])
    func `keep the order of their sheets and mark hidden ones`(_ name: String) throws {
        let file = try SheetFile(fixture(name))
        let sheets = try file.sheets().filter { $0.name != "图" }
        #expect(sheets.map(\.name) == ["季度数据", "词表", "A & B <x>", "空"])
        #expect(sheets.map(\.isHidden) == [false, true, false, false])
        let rows = try allRows(fixture(name))
        #expect(rows.filter { $0.hiding == .sheet }.map { $0[2] } == [.text("是"), .text("否")])
    }

    @Test func `may count days from 1904`() throws {
        let rows = try allRows(fixture("openpyxl-1904.xlsx"))
        #expect(rows.map { $0[1].trimmed } == ["2025-09-30", "1904-01-01T06:30:00"])
    }

    @Test(arguments: [("password.xlsx", SheetFault.Kind.encrypted), ("libreoffice.xls", .oldExcel)])
    func `that can't be read say what they are`(_ name: String, _ kind: SheetFault.Kind) throws {
        #expect(try fault { _ = try SheetFile(fixture(name)) }?.kind == kind)
    }

    @Test func `read the same from memory as from disk`() throws {
        guard case .file(let url) = fixture("openpyxl.xlsx") else { return }
        #expect(try allRows(.bytes(try Data(contentsOf: url))) == allRows(.file(url)))
    }

    @Test func `that aren't there are Foundation's error, not a fault`() {
        #expect(throws: CocoaError.self) { try SheetFile(fixture("nowhere.xlsx")) }
    }
}
