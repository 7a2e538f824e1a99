import Foundation
import Number
import Spreadsheet
import Support
import Testing

@Suite struct `Reading a workbook` {
    private func contents(_ cells: String, styles: String? = nil, strings: String? = nil) throws -> [CellContent] {
        var workbook = TestWorkbook(rows: "<row>\(cells)</row>")
        workbook.styles = styles
        workbook.sharedStrings = strings
        return try workbook.rows().flatMap { $0.cells.map(\.content) }
    }

    @Test(arguments: [
        ("0.30000000000000004", "0.3"), ("1.1000000000000001", "1.1"), ("1234567890123456", "1234567890123460"),
        ("-1.5E-3", "-0.0015"), ("1E+021", "1000000000000000000000"), ("0.99999999999999989", "1"), ("-0", "0"),
        ("007", "7"), ("9.9999999999999995E-2", "0.1"), ("1234.50", "1234.5"), (" 5 ", "5"), ("1e-7", "0.0000001"),
        ("99999999999999.96", "100000000000000"), (".5", "0.5"), ("5.", "5"), ("123456789012345", "123456789012345"),
    ])
    func `shows numbers with at most 15 digits, exactly`(_ stored: String, _ shown: String) throws {
        #expect(try contents("<c><v>\(stored)</v></c>") == [.number(try #require(Number(shown)))])
        #expect(try contents("<c><v>\(stored)</v></c>").first?.trimmed == shown)
    }

    @Test(arguments: ["abc", "1e999", "1.2.3", "--1", "NaN", "INF", "1 2", "e5", "1e-9223372036854775808"])
    func `takes what is no number where one should be for that cell's error, and reads on`(_ stored: String) throws {
        let read = try contents("<c r=\"A1\"><v>\(stored)</v></c><c><v>7</v></c>")
        #expect(read == [.error(stored), .number(7)])
        #expect(NumberReading(Cell(column: 1, content: read[0])) == NumberReading.none)
    }

    @Test func `joins the runs of a text, leaves out how it is pronounced and undoes escapes`() throws {
        let strings = """
            <si><r><t>泰国</t></r><r><rPr/><t xml:space="preserve"> 班墨</t></r><rPh sb="0"><t>tai</t></rPh></si>\
            <si><t>a_x000D_b_x005F_x0041_c_x_xZZZZ_</t></si><si><t/></si><si><t>&lt;&amp;&#x6587;&#65;</t></si>
            """
        let cells = (0...3).map { "<c t=\"s\"><v>\($0)</v></c>" }.joined()
        #expect(try contents(cells, strings: strings) == ["泰国 班墨", "a\rb_x0041_c_x_xZZZZ_", "<&文A"].map { .text($0) })
    }

    @Test func `reads every type of cell`() throws {
        let cells = """
            <c t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c><c t="str"><f>A1&amp;"x"</f><v>甲x</v></c>\
            <c t="b"><v>0</v></c><c t="e"><v>#REF!</v></c><c t="d"><v>2025-09-30T08:00:00Z</v></c><c><f>NOW()</f></c>\
            <c s="3"/><c t="str"><f>""</f><v></v></c><c><f>1+1</f><v>2</v></c>
            """
        let day = SheetDate(year: 2025, month: 9, day: 30, second: 28_800)
        #expect(
            try contents(cells) == [
                .text("甲乙"), .text("甲x"), .boolean(false), .error("#REF!"), .date(try #require(day)), .uncalculated,
                .number(2),
            ]
        )
    }

    @Test(arguments: [
        ("<c t=\"inlineStr\"><v>142</v></c>", CellContent.text("142")),
        ("<c t=\"inlineStr\"><is><t>甲</t></is><v>乙</v></c>", .text("甲")),
        ("<c t=\"str\"><is><t>甲</t></is></c>", .text("甲")), ("<c><is><t>142</t></is></c>", .text("142")),
        ("<c t=\"n\"><v>142</v></c>", .number(142)),
    ])
    func `loses no text that stands where that of another type belongs`(_ cell: String, _ content: CellContent) throws {
        #expect(try contents(cell) == [content])
    }

    @Test(arguments: [
        ("14", "45930", "2025-09-30"), ("22", "45930.5868055556", "2025-09-30T14:05:00"),
        ("164", "45930", "2025-09-30"),
        ("165", "45930", "45930"), ("166", "0.25", "0.25"), ("14", "60", "1900-02-29"), ("14", "59", "1900-02-28"),
        ("14", "61", "1900-03-01"), ("14", "0.5", "12:00:00"), ("14", "-1", "-24:00:00"),
        ("14", "99999999", "2399999976:00:00"),
        ("14", "2958465", "9999-12-31"), ("14", "45930.9999999", "2025-10-01"), ("31", "45930", "2025-09-30"),
        ("167", "1", "1"), ("14", "1", "1900-01-01"), ("168", "1.5", "36:00:00"), ("49", "5", "5"),
    ])
    func `knows dates by their style`(_ format: String, _ stored: String, _ shown: String) throws {
        let styles = """
            <numFmts><numFmt numFmtId="164" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;"/>\
            <numFmt numFmtId="165" formatCode="#,##0\\d&quot;days&quot;_d[Red];[Yellow]-0"/>\
            <numFmt numFmtId="166" formatCode="0%"/><numFmt numFmtId="167" formatCode="General"/>\
            <numFmt numFmtId="168" formatCode="[h]:mm:ss"/></numFmts>\
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
            <cellXfs><xf numFmtId="0"/><xf numFmtId="\(format)"/></cellXfs>
            """
        let contents = try contents("<c s=\"1\"><v>\(stored)</v></c><c><v>45930</v></c>", styles: styles)
        #expect(contents.map(\.trimmed) == [shown, "45930"])
    }

    @Test func `places rows and cells that say where they are, and those that don't`() throws {
        let workbook = TestWorkbook(
            rows: "<row><c><v>1</v></c><c r=\"AA1\"><v>2</v></c></row><row r=\"9\"><c><v>3</v></c></row>"
        )
        let rows = try workbook.rows()
        #expect(rows.map(\.number) == [1, 9])
        #expect(rows[0].cells.map(\.column) == [1, 27])
        #expect(rows[0][27] == .number(2))
        #expect(rows[0][2] == .empty)
        #expect(rows[1].place(of: 1) == SheetPlace(sheet: "表", row: 9, column: 1))
    }

    @Test func `understands prefixed names`() throws {
        let sheet =
            """
            <x:worksheet xmlns:x="m"><x:sheetData><x:row r="2"><x:c r="B2"><x:v>7</x:v></x:c></x:row></x:sheetData>\
            </x:worksheet>
            """
        #expect(try TestWorkbook(sheet: sheet).rows().map { $0[2] } == [.number(7)])
    }

    @Test func `reads XML however it is spaced, quoted and broken up`() throws {
        let sheet = """
            \u{FEFF}<?xml version='1.0' encoding="utf-8"?>\r
            <!-- a > b --><?x y?><worksheet\t a = 'x>y"' ><sheetData><row r = "1"\n><c t='str' r='A1' ><v><!--
            -->a<![CDATA[<b>&amp;]]]]>&#x20;&#99;&quot;&apos;\r\nd\re</v ></c ></row></sheetData></worksheet>
            <!-- end -->
            """
        #expect(try TestWorkbook(sheet: sheet).rows().map { $0[1] } == [.text("a<b>&amp;]] c\"'\nd\ne")])
    }

    @Test func `holds tags and characters that are cut by the pieces it is read in`() throws {
        let rows = (1...20_000).map { "<row r=\"\($0)\"><c r=\"A\($0)\" t=\"str\"><v>班墨𠮷&lt;\($0)</v></c></row>" }
        let read = try TestWorkbook(rows: rows.joined()).rows()
        #expect(read.map { $0[1] } == (1...20_000).map { .text("班墨𠮷<\($0)") })
    }

    @Test func `takes nothing outside cells for content`() throws {
        let sheet = """
            <worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>\
            <headerFooter><oddHeader>x</oddHeader></headerFooter><v>3</v>\
            <extLst><ext><t>5</t></ext></extLst></worksheet>
            """
        #expect(try TestWorkbook(sheet: sheet).rows().flatMap(\.cells).count == 1)
    }

    @Test func `gives each of many shared texts back, though they go to the disk`() throws {
        let count = 30_000
        let padding = String(repeating: "文", count: 60)
        let references = (0..<count).map { "<row><c t=\"s\"><v>\(count - 1 - $0)</v></c></row>" }
        var workbook = TestWorkbook(rows: references.joined())
        workbook.sharedStrings = (0..<count).map { "<si><t>\($0)\($0 % 3 == 0 ? "" : padding)</t></si>" }.joined()
        let texts = try workbook.rows().map { $0[1] }
        #expect(texts == (0..<count).reversed().map { .text("\($0)\($0 % 3 == 0 ? "" : padding)") })
    }
}
