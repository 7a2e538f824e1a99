import Foundation
import Number
import Spreadsheet
import Support
import Testing

@Suite struct `Elements of extensions` {
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    private static let compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    private static let row = "<row r=\"1\"><c r=\"A1\"><v>7</v></c></row>"

    private func contents(_ sheet: String) throws -> [CellContent] {
        try TestWorkbook(sheet: sheet).rows().flatMap { $0.cells.map(\.content) }
    }

    @Test(arguments: [
        ("<worksheet xmlns=\"NS\"><sheetData>ROW</sheetData></worksheet>"),
        ("<m:worksheet xmlns:m=\"NS\"><sheetData xmlns=\"NS\">ROW</sheetData></m:worksheet>"),
        ("<worksheet xmlns='NS' xmlns:a='NS'><a:sheetData>ROW</a:sheetData></worksheet>"),
    ])
    func `are told apart by their namespace, of the transitional and the strict schema`(_ sheet: String) throws {
        for name in [Self.main, Self.strict] {
            #expect(try contents(sheet.replacing("NS", with: name).replacing("ROW", with: Self.row)) == [.number(7)])
        }
    }

    @Test(arguments: [
        // Beside what is meant, before and behind it.
        "<x:sheetData><row r=\"1\"><c r=\"A1\"><v>8</v></c></row></x:sheetData><sheetData>ROW</sheetData>",
        "<sheetData>ROW</sheetData><x:anchor><x:row>1</x:row><x:col>5</x:col></x:anchor>",
        "<sheetData><x:row r=\"9\"/><row r=\"1\"><x:c r=\"Z9\"/><c r=\"A1\"><x:v>9</x:v><v>7</v></c></row></sheetData>",
        "<sheetData><row r=\"1\"><c r=\"A1\"><v>7<x:v>9</x:v></v></c></row></sheetData>",
        // The main schema's own elements in an extension.
        "<sheetData>ROW<x:more><row r=\"2\"><c r=\"A2\"><v>9</v></c></row></x:more></sheetData>",
        "<sheetData>ROW<row xmlns=\"other\" r=\"2\"><c r=\"A2\"><v>9</v></c></row></sheetData>",
        // What a program chooses that understands the extension, and what everybody else does.
        """
        <mc:AlternateContent><mc:Choice Requires="x"><sheetData><row r="2"><c r="A2"><v>9</v></c></row></sheetData>\
        </mc:Choice><mc:Fallback><sheetData>ROW</sheetData></mc:Fallback></mc:AlternateContent>
        """,
        "<sheetData>ROW</sheetData><row r=\"2\"><c r=\"A2\"><v>9</v></c></row>",
        "<sheetData>ROW</sheetData><undeclared:row r=\"0\"/>",
    ])
    func `don't count, whatever their local names`(_ content: String) throws {
        let sheet = """
            <worksheet xmlns="\(Self.main)" xmlns:x="extension" xmlns:mc="\(Self.compatibility)">\
            \(content.replacing("ROW", with: Self.row))</worksheet>
            """
        #expect(try contents(sheet) == [.number(7)])
    }

    @Test func `change neither the epoch nor the sheets nor the styles`() throws {
        var workbook = TestWorkbook(rows: "<row><c s=\"1\"><v>44469</v></c><c s=\"2\"><v>1</v></c></row>")
        workbook.workbookProperties = """
            <workbookPr date1904="1"/><extLst xmlns:x="y"><ext><x:workbookPr date1904="0"/>\
            <x:sheets><sheet name="no" r:id="rId1"/></x:sheets></ext></extLst>
            """
        workbook.styles = """
            <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="180"/></cellXfs>\
            <dxfs><dxf><numFmt numFmtId="180" formatCode="yyyy"/></dxf></dxfs>
            """
        let rows = try workbook.rows()
        #expect(rows.map { $0[1].trimmed } == ["2025-10-01"])
        #expect(rows.map { $0[2] } == [.number(1)])
    }

    @Test(arguments: [
        TestPackage.relationships, "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ])
    func `refer to sheets by whichever prefix they declare`(_ relationships: String) throws {
        var package = TestPackage()
        package.workbook = """
            <workbook xmlns="\(Self.strict)"><sheets><sheet xmlns:q="\(relationships)" xmlns:x="y" x:id="rId9" name="a" \
            q:id="rId1"/></sheets></workbook>
            """
        #expect(try package.cell() == .text("班墨é"))
    }
}
