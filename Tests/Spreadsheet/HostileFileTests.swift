import Foundation
import Spreadsheet
import Support
import Testing

@Suite struct `Hostile and broken files` {
    private func kind(_ bytes: Data, _ limits: SheetLimits = .standard) throws -> SheetFault.Kind? {
        try fault { _ = try allRows(.bytes(bytes), limits) }?.kind
    }

    private static let cell = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"

    @Test func `that inflate without end are stopped early`() throws {
        var archive = TestWorkbook(rows: "").archive
        let bomb = TestArchive.bomb(bytes: 256 << 20)
        archive.add("xl/worksheets/sheet1.xml", bomb, checksum: 0, method: 8, inflated: 256 << 20)
        var limits = SheetLimits.standard
        (limits.inflation, limits.inflationFrom) = (1, 2 << 20)
        #expect(try kind(archive.bytes, limits) == .tooLarge(.bytes))
    }

    @Test func `that lie about their size are counted as they inflate`() throws {
        var archive = TestWorkbook(rows: "").archive
        let bomb = TestArchive.bomb(bytes: 8 << 20)
        archive.add("xl/worksheets/sheet1.xml", bomb, checksum: 0, method: 8, inflated: 10)
        var limits = SheetLimits.standard
        limits.bytes = 1 << 20
        #expect(try kind(archive.bytes, limits) == .tooLarge(.bytes))
    }

    @Test(arguments: [
        "<!DOCTYPE a [<!ENTITY l \"lol\"><!ENTITY m \"&l;&l;\">]><worksheet><sheetData>CELL</sheetData></worksheet>",
        "<?xml version=\"1.0\"?>\n<!-- x --><!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet/>",
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?><worksheet/>",
        "<?xml version=\"1.0\" encoding='UTF-7'?><worksheet/>",
        "\u{FEFF}<?xml version=\"1.0\"?><!DOCTYPE worksheet SYSTEM \"http://127.0.0.1/x.dtd\"><worksheet/>", "text",
    ])
    func `with entities or strange encodings are refused`(_ sheet: String) throws {
        let sheet = sheet.replacing("CELL", with: Self.cell)
        #expect(try kind(TestWorkbook(sheet: sheet).bytes) == .forbidden(part: "xl/worksheets/sheet1.xml"))
    }

    @Test func `with a document type beyond the first bytes are refused too`() throws {
        let comment = "<!--" + String(repeating: "x", count: 300_000) + "-->"
        let sheet = "<?xml version=\"1.0\"?>\(comment)<!DOCTYPE a [<!ENTITY l \"1\">]><worksheet/>"
        #expect(try kind(TestWorkbook(sheet: sheet).bytes) == .forbidden(part: "xl/worksheets/sheet1.xml"))
    }

    @Test(arguments: [
        "<worksheet><sheetData>", "<worksheet><sheetData></worksheet>", "<worksheet><c a=\"1\" a=\"2\"/></worksheet>",
        "<",
        "<worksheet/><worksheet/>", "<worksheet/>text", "<worksheet", "<worksheet a=\"<\"/>", "<worksheet a=1/>",
        "<w a=\">",
        "<w a=\"1\"b=\"2\"/>", "<w a/>", "<w><!-- </w>", "<w></w x>", "</w>", "<w>&", "<>", "< w/>", "<w><![CDATA[</w>",
        " ", "<w é=\"\"/>",
    ])
    func `with broken XML are damaged, never half read`(_ sheet: String) throws {
        #expect(try kind(TestWorkbook(sheet: sheet).bytes) == .damaged(part: "xl/worksheets/sheet1.xml"))
    }

    @Test(arguments: [
        "&undefined;", "\u{0}", "\u{1F}", "&#0;", "&#xD800;", "&#xFFFE;", "&;", "&lt", "&#99999999999;", "&#-1;",
    ])
    func `with characters or references that XML hasn't are damaged`(_ text: String) throws {
        let rows = "<row><c t=\"str\"><v>\(text)</v></c></row>"
        #expect(try kind(TestWorkbook(rows: rows).bytes) == .damaged(part: "xl/worksheets/sheet1.xml"))
    }

    @Test func `with names or texts that aren't UTF-8 are damaged`() throws {
        for piece in [Data([0x3C, 0xCD, 0x2F, 0x3E]), Data("<v>".utf8) + [0xFF] + Data("</v>".utf8)] {
            var archive = TestWorkbook(rows: "").archive
            let start = Data("<worksheet><sheetData><row><c t=\"str\">".utf8)
            archive.add("xl/worksheets/sheet1.xml", start + piece + Data("</c></row></sheetData></worksheet>".utf8))
            #expect(try kind(archive.bytes) == .damaged(part: "xl/worksheets/sheet1.xml"))
        }
    }

    @Test func `with a name or text of many megabytes are refused`() throws {
        let long = String(repeating: "x", count: 5 << 20)
        for sheet in ["<\(long)/>", "<w a=\"\(long)\"/>", "<w>\(long)</w>", "<w><!--\(long)--></w>"] {
            var workbook = TestWorkbook(sheet: sheet)
            workbook.checksum = 0
            #expect(try kind(workbook.bytes) == .forbidden(part: "xl/worksheets/sheet1.xml"))
        }
    }

    @Test(arguments: [
        ("<row r=\"0\"/>", SheetFault.Kind.misplacedCell("0")), ("<row r=\"-1\"/>", .misplacedCell("-1")),
        ("<row r=\"2\"/><row r=\"1\"/>", .misplacedCell("1")),
        ("<row r=\"99999999999999999999\"/>", .misplacedCell("99999999999999999999")),
        ("<row r=\"2000000\"/>", .tooLarge(.rows)), ("<row r=\"1\"><c r=\"XFE1\"/></row>", .tooLarge(.columns)),
        ("<row r=\"1\"><c r=\"ZZZZZZZZZZ1\"/></row>", .misplacedCell("ZZZZZZZZZZ1")),
        ("<row r=\"1\"><c r=\"A2\"/></row>", .misplacedCell("A2")),
        ("<row r=\"1\"><c r=\"\"/></row>", .misplacedCell("")),
        ("<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>", .misplacedCell("A1")),
        ("<row r=\"1\"><c r=\"A1\"/><c r=\"A1\"/></row>", .misplacedCell("A1")),
        ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>", .damaged(part: "sharedStrings")),
        ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>", .damaged(part: "sharedStrings")),
    ])
    func `with cells where none can be say which`(_ rows: String, _ expected: SheetFault.Kind) throws {
        #expect(try kind(TestWorkbook(rows: rows).bytes) == expected)
    }

    @Test func `of absurd dimensions cost nothing`() throws {
        let sheet =
            """
            <worksheet><dimension ref="A1:XFD1048576"/><sheetData>\(Self.cell)\
            <row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData></worksheet>
            """
        #expect(try TestWorkbook(sheet: sheet).rows().map(\.number) == [1, 1_048_576])
    }

    @Test func `meet every limit with its own fault`() throws {
        let row = "<row><c><v>1</v></c><c t=\"inlineStr\"><is><t>abcdef</t></is></c></row>"
        var workbook = TestWorkbook(rows: row + row)
        workbook.sharedStrings = "<si><t>甲乙丙</t></si>"
        let cases: [(SheetFault.Limit, WritableKeyPath<SheetLimits, Int>, Int)] = [
            (.bytes, \.bytes, 100), (.rows, \.rows, 1), (.columns, \.columns, 1), (.cells, \.cells, 3),
            (.sheets, \.sheets, 0), (.text, \.text, 5), (.sharedStrings, \.sharedStrings, 8),
        ]
        for (limit, path, value) in cases {
            var limits = SheetLimits.standard
            limits[keyPath: path] = value
            #expect(try kind(workbook.bytes, limits) == .tooLarge(limit))
        }
        #expect(try workbook.rows().count == 2)
    }

    @Test func `nested without end are refused`() throws {
        let sheet = String(repeating: "<a>", count: 100_000)
        #expect(try kind(TestWorkbook(sheet: sheet).bytes) == .forbidden(part: "xl/worksheets/sheet1.xml"))
    }

    @Test func `that want to be read over and over are read once`() throws {
        let sheets = [
            "<w a=\"" + String(repeating: ">", count: 1 << 20) + "\">",
            "<w" + String(repeating: " a=\">\"", count: 1 << 17),
            "<w>" + String(repeating: "&amp;", count: 1 << 18), "<w><!--" + String(repeating: "->", count: 1 << 19),
        ]
        for sheet in sheets {
            let time = try ContinuousClock().measure {
                var workbook = TestWorkbook(sheet: sheet)
                workbook.checksum = 0
                _ = try fault { _ = try workbook.rows() }
            }
            #expect(time < .seconds(100), "\(sheet.prefix(20)) took \(time)")
        }
    }

    @Test func `cut off or altered anywhere never crash and never pass as whole`() throws {
        guard case .file(let url) = fixture("libreoffice.xlsx") else { return }
        let whole = try Data(contentsOf: url)
        for length in stride(from: 4, to: whole.count, by: 97) {
            #expect(try kind(whole.prefix(length)) != nil, "\(length) bytes")
        }
        let rows = try allRows(.bytes(whole))
        var random = SeededRandom(seed: 2025)
        for _ in 0..<150 {
            var altered = whole
            let place = Int.random(in: 4..<whole.count, using: &random)
            altered[place] ^= UInt8.random(in: 1...255, using: &random)
            let read = try? allRows(.bytes(altered))
            // Names, times and padding may change unnoticed, what cells hold may not: every part has its checksum.
            if let read { #expect(Set(read).isSubset(of: Set(rows)), "byte \(place)") }
        }
    }

    @Test(arguments: [
        ("word/document.xml", SheetFault.Kind.notAWorkbook), ("xl/workbook.xml", .damaged(part: "xl/workbook.xml")),
    ])
    func `that are other zip files say so`(_ entry: String, _ expected: SheetFault.Kind) throws {
        var archive = TestArchive()
        archive.add(entry, "")
        #expect(try kind(archive.bytes) == expected)
    }

    @Test func `in formats of other programs are named`() throws {
        var openDocument = TestArchive()
        openDocument.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        openDocument.add("content.xml", "<x/>")
        openDocument.add("META-INF/manifest.xml", "<x/>")
        #expect(try kind(openDocument.bytes) == .openDocument)
        var binary = TestArchive()
        binary.add(
            "_rels/.rels",
            """
            <Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>
            """
        )
        #expect(try kind(binary.bytes) == .binaryExcel)
        #expect(try kind(Data("\u{FEFF}  <html><table><tr><td>1</td></tr></table></html>".utf8)) == .webPage)
        #expect(try kind(Data("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>".utf8)) == .webPage)
        for page in ["<div><table/></div>", "<!-- x --><p>", "<body>", "\u{FEFF}\u{200B}<TABLE>"] {
            #expect(try kind(Data(page.utf8)) == .webPage)
            #expect(try kind(Data([0xFF, 0xFE]) + (try #require(page.data(using: .utf16LittleEndian)))) == .webPage)
        }
        for head in ["MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n", "From: <Saved by Blink>\r\n"] {
            let message = head + "Content-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\n"
            #expect(try kind(Data(message.utf8)) == .webPage)
        }
        #expect(try kind(Data("<5,from:\n1,2".utf8)) == nil)
        #expect(try kind(Data([0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 3])) == .unknownFormat)
        #expect(try kind(Data([0x01, 0x02, 0x61, 0x62])) == .unknownFormat)
        #expect(try kind(Data("%PDF-1.7\n%\u{0}\u{1}\u{2}\u{3}".utf8)) == .unknownFormat)
        #expect(try kind(Data()) == .empty)
        #expect(try fault { _ = try SheetFile(.bytes(Data("a,b".utf8)), as: .xlsx) }?.kind == .unknownFormat)
    }

    @Test func `without sheets or with a sheet that isn't there are faults`() throws {
        var empty = TestArchive()
        empty.add("xl/workbook.xml", "<workbook><sheets/></workbook>")
        #expect(try kind(empty.bytes) == .empty)
        #expect(try kind(TestWorkbook(rows: "").archive.bytes) == .damaged(part: "xl/worksheets/sheet1.xml"))
    }

    @Test func `with a wrong checksum are damaged`() throws {
        var archive = TestWorkbook(rows: "").archive
        archive.add(
            "xl/worksheets/sheet1.xml",
            Data("<worksheet><sheetData>\(Self.cell)</sheetData></worksheet>".utf8),
            checksum: 1
        )
        #expect(try kind(archive.bytes) == .damaged(part: "xl/worksheets/sheet1.xml"))
    }
}
