import Foundation
import Number
import Spreadsheet
import Support
import Testing

@Suite struct `Parts of workbooks` {
    private static let text = CellContent.text("班墨é")

    private static let spellings: [@Sendable (String) -> String] = [
        { $0.replacing("/", with: "\\") }, { "/" + $0 }, { "./" + $0 }, { $0.uppercased() },
        { $0.replacing("worksheets", with: "work%73heets") }, { "\\" + $0.replacing("/", with: "\\") },
    ]

    @Test(arguments: spellings.indices)
    func `are found however the zip file spells their names`(_ index: Int) throws {
        var package = TestPackage()
        package.name = Self.spellings[index]
        #expect(try package.cell() == Self.text)
    }

    @Test(arguments: [
        ("worksheets/sheet%201.xml", "xl/worksheets/sheet 1.xml"),
        ("worksheets/sheet 1.xml", "xl/worksheets/sheet%201.xml"),
        ("worksheets/%E8%A1%A8.xml", "xl/worksheets/表.xml"), ("worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("\\xl\\worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml"), ("/xl/a/../s.xml", "xl/s.xml"),
        ("100%.xml", "xl/100%.xml"),
    ])
    func `are found however others refer to them`(_ target: String, _ sheet: String) throws {
        var package = TestPackage()
        (package.target, package.sheet) = (target, sheet)
        #expect(try package.cell() == Self.text)
    }

    @Test func `may stand at the root of the file`() throws {
        var package = TestPackage()
        (package.main, package.sheet) = ("workbook.xml", "worksheets/sheet1.xml")
        #expect(try package.cell() == Self.text)
        package.main = "book/main.xml"
        package.sheet = "book/worksheets/sheet1.xml"
        #expect(try package.cell() == Self.text)
    }

    @Test(arguments: ["word/document.xml", "xl/document.xml", "document.xml"])
    func `of another kind of document are no workbook's, wherever they stand`(_ main: String) throws {
        var package = TestPackage()
        package.main = main
        package.workbook = "<w:document xmlns:w=\"x\"><w:body/></w:document>"
        #expect(try fault { _ = try package.cell() }?.kind == .notAWorkbook)
    }

    private static let unicode: [(String.Encoding, mark: [UInt8])] = [
        (.utf16LittleEndian, [0xFF, 0xFE]), (.utf16LittleEndian, []), (.utf16BigEndian, [0xFE, 0xFF]),
        (.utf16BigEndian, []), (.utf8, [0xEF, 0xBB, 0xBF]),
    ]

    @Test(arguments: unicode.indices, [nil, "UTF-16", "utf-16", "UTF-8"])
    func `in UTF-16 are read, with and without mark`(_ index: Int, _ declared: String?) throws {
        let (encoding, mark) = Self.unicode[index]
        if encoding == .utf8, declared?.hasSuffix("16") == true { return }
        var package = TestPackage()
        package.encoding = declared
        package.encode = { text in text.data(using: encoding).map { Data(mark) + $0 } }
        #expect(try package.cell() == Self.text)
    }

    @Test(arguments: [
        ("GB18030", 0x8000_0632, "班墨𠮷"), ("gbk", 0x8000_0632, "班墨"), ("GB2312", 0x8000_0632, "班墨"),
        ("Big5", 0x8000_0A03, "班墨"), ("Shift_JIS", 0x8000_0A01, "墨ア"), ("EUC-KR", 0x8000_0940, "한국"),
        ("ISO-8859-1", 5, "Collège"), ("latin1", 5, "é"), ("iso-8859-15", 0x8000_020F, "€é"),
        ("windows-1252", 0x8000_0500, "“é”"), ("windows-1250", 0x8000_0501, "ő"), ("Windows-1251", 0x8000_0502, "Жя"),
        ("windows-1258", 0x8000_0508, "đ"), ("TIS-620", 0x8000_020B, "ไทย"), ("US-ASCII", 1, "abc"),
    ])
    func `in other encodings that they declare are read`(_ name: String, _ number: UInt, _ text: String) throws {
        var package = TestPackage()
        package.encoding = name
        package.workbook = package.workbook.replacing("表", with: "S")
        package.cells = "<row><c t=\"str\"><v>\(text)&amp;</v></c></row>"
        package.encode = { $0.data(using: String.Encoding(rawValue: number)) }
        #expect(try package.cell() == .text(text + "&"))
    }

    @Test(arguments: [("GBK", 0x8000_0632), ("UTF-16", UInt(0x9400_0100))])
    func `hold characters that are cut by the pieces they are read in`(_ name: String, _ number: UInt) throws {
        for shift in 0..<4 {
            var package = TestPackage()
            package.encoding = name
            package.encode = { $0.data(using: String.Encoding(rawValue: number)) }
            let padding = String(repeating: " ", count: shift)
            package.cells = padding + (1...5_000).map { "<row><c t=\"str\"><v>班墨一\($0)</v></c></row>" }.joined()
            let rows = try allRows(.bytes(package.bytes))
            #expect(rows.map { $0[1] } == (1...5_000).map { .text("班墨一\($0)") })
        }
    }

    @Test(arguments: ["UTF-32", "UTF-7", "EBCDIC-CP-US", "iso-8859-99", "windows-125", "nonsense", ""])
    func `in encodings that nobody writes are refused`(_ name: String) throws {
        var package = TestPackage()
        package.encoding = name
        #expect(try fault { _ = try package.cell() }?.kind == .forbidden(part: "_rels/.rels"))
    }

    @Test func `that break their encoding are damaged, never half read`() throws {
        var package = TestPackage()
        package.encode = { text in text.data(using: .utf16LittleEndian).map { Data([0xFF, 0xFE]) + $0 + [0x20] } }
        #expect(try fault { _ = try package.cell() }?.kind == .damaged(part: "_rels/.rels"))
        package.encode = { text in text.data(using: .utf16LittleEndian).map { Data([0xFF, 0xFE]) + $0 + [0x00, 0xD8] } }
        #expect(try fault { _ = try package.cell() }?.kind == .damaged(part: "_rels/.rels"))
        package.encoding = "GBK"
        package.encode = { Data($0.utf8.filter { $0 < 0x80 }) + [0x81] }
        #expect(try fault { _ = try package.cell() }?.kind == .damaged(part: "_rels/.rels"))
    }

    @Test func `that are named and absent are missed only where a cell wants them`() throws {
        var archive = TestWorkbook(rows: "").archive
        let named = """
            <Relationships><Relationship Id="rId1" Type="x/worksheet" Target="s.xml"/>\
            <Relationship Id="rId2" Type="x/styles" Target="none.xml"/>\
            <Relationship Id="rId3" Type="x/sharedStrings" Target="neither.xml"/></Relationships>
            """
        func rows(_ cells: String) throws -> [CellContent] {
            archive = TestArchive()
            archive.add("xl/workbook.xml", TestWorkbook.workbook)
            archive.add("xl/_rels/workbook.xml.rels", named)
            archive.add("xl/s.xml", "<worksheet><sheetData><row>\(cells)</row></sheetData></worksheet>")
            return try allRows(.bytes(archive.bytes)).flatMap { $0.cells.map(\.content) }
        }
        #expect(try rows("<c><v>7</v></c><c s=\"0\"><v>8</v></c><c s=\"4\"/>") == [.number(7), .number(8)])
        #expect(try rows("<c s=\"4\" t=\"str\"><v>a</v></c>") == [.text("a")])
        #expect(try fault { _ = try rows("<c s=\"4\"><v>7</v></c>") }?.kind == .damaged(part: "styles"))
        #expect(try fault { _ = try rows("<c t=\"s\"><v>0</v></c>") }?.kind == .damaged(part: "sharedStrings"))
    }
}
