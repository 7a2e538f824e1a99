import Foundation
import Number
import Spreadsheet
import Support
import Testing

@Suite struct `Number formats` {
    private func shown(_ code: String, _ stored: String) throws -> CellContent? {
        var workbook = TestWorkbook(rows: "<row><c s=\"1\"><v>\(stored)</v></c></row>")
        let escaped = code.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
        workbook.styles = """
            <numFmts><numFmt numFmtId="180" formatCode="\(escaped)"/></numFmts>\
            <cellXfs><xf numFmtId="0"/><xf numFmtId="180"/></cellXfs>
            """
        return try workbook.rows().first?[1]
    }

    @Test(arguments: [
        ("[h]", "1.5", "36:00:00"), ("[hh]:mm", "0.25", "06:00:00"), ("[mm]", "0.03125", "00:45:00"),
        ("[ss]", "0.00001157407407", "00:00:01"), ("[H]\"小时\"", "2", "48:00:00"), ("[m]:ss", "-0.5", "-12:00:00"),
        ("0;[h]:mm", "1", "24:00:00"), ("h:mm", "0.25", "06:00:00"), ("h:mm AM/PM", "0.75", "18:00:00"),
        ("mm:ss", "0.5", "12:00:00"), ("[$-F400]h:mm:ss", "0", "00:00:00"), ("yyyy/m/d", "60", "1900-02-29"),
        ("m/d", "0", "00:00:00"),
    ])
    func `of times and durations never leave a number`(_ code: String, _ stored: String, _ text: String) throws {
        let content = try shown(code, stored)
        #expect(content == .moment(text))
        #expect(content.map { NumberReading(Cell(column: 1, content: $0)) } == NumberReading.none)
    }

    @Test(arguments: [
        "[$-411]ge.m.d", "ggge\"年\"", "e", "[$-D07041E]bbbb", "aaaa", "[$-804]aaa", "mmm", "d", "yyyy年", "[Red]yyyy",
        "r", "0;d", "General;yyyy", "e/d",
    ])
    func `of days, of eras' years and of weekdays make days`(_ code: String) throws {
        #expect(try shown(code, "45930")?.trimmed == "2025-09-30")
    }

    @Test(arguments: [
        "General", "GENERAL;-general", "0.00E+00", "##0.0e-0", "G/通用格式", "0!.0,\"万\"", "0\"d\"", "0\\d", "0_d",
        "0*d", "#,##0;[Red]-#,##0;\"—\";@", "[DBNum1]0", "[>=100]0;[<0]-0;0", "[$CHF] 0", "0!h", "# ?/?", "x",
        "_ ￥* #,##0.00_ ;_ ￥* -#,##0.00_ ;_ ￥* \"-\"??_ ;_ @_ ",
    ])
    func `of numbers leave numbers`(_ code: String) throws {
        #expect(try shown(code, "15000") == .number(15000))
    }

    @Test(arguments: [20, 21, 32, 33, 45, 46, 47, 55])
    func `that every workbook has are known too`(_ id: Int) throws {
        var workbook = TestWorkbook(rows: "<row><c s=\"1\"><v>0.25</v></c></row>")
        workbook.styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"\(id)\"/></cellXfs>"
        #expect(try workbook.rows().map { $0[1] } == [.moment("06:00:00")])
    }
}
