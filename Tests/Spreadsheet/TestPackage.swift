import Foundation
import Spreadsheet

/// A workbook of one sheet and one cell, whose parts a test can name, place and encode as other programs do.
struct TestPackage {
    var main = "xl/workbook.xml"
    var sheet = "xl/worksheets/sheet1.xml"
    var target = "worksheets/sheet1.xml"
    /// What becomes of the entries' names.
    var name: (String) -> String = { $0 }
    /// What the parts' declarations say; nil for none.
    var encoding: String?
    var encode: (String) -> Data? = { Data($0.utf8) }
    var workbook = """
        <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="\(Self.relationships)">\
        <sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>
        """
    var cells = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>班墨é</v></c></row>"

    static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    private var parts: [(name: String, text: String)] {
        let path = main.split(separator: "/")
        let rels = path.dropLast().map { "\($0)/" }.joined() + "_rels/\(path.last ?? "").rels"
        return [
            (
                "_rels/.rels",
                "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"\(main)\"/></Relationships>"
            ),
            (main, workbook),
            (
                rels,
                "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"\(target)\"/></Relationships>"
            ),
            (sheet, "<worksheet><sheetData>\(cells)</sheetData></worksheet>"),
        ]
    }

    var bytes: Data {
        var archive = TestArchive()
        for part in parts {
            let declaration = encoding.map { "<?xml version=\"1.0\" encoding=\"\($0)\"?>" } ?? ""
            archive.add(name(part.name), encode(declaration + part.text) ?? Data())
        }
        return archive.bytes
    }

    /// What the cell holds; nil where the workbook has none.
    func cell() throws -> CellContent? { try allRows(.bytes(bytes)).first?.cells.first?.content }
}
