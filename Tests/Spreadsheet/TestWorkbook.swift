import Foundation
import Spreadsheet

/// A workbook made by hand, whose parts a test can spell as it likes.
struct TestWorkbook {
    var sheet = ""
    var sharedStrings: String?
    var styles: String?
    var workbookProperties = ""
    /// A checksum for the sheet in place of its own.
    var checksum: UInt32?

    /// A workbook of one sheet; `rows` is the XML within `sheetData`.
    init(rows: String) { sheet = "<worksheet><sheetData>\(rows)</sheetData></worksheet>" }

    /// A workbook whose sheet's whole part is given.
    init(sheet: String) { self.sheet = sheet }

    static let workbook = """
        <workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\
        <sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>
        """

    private var relationships: String {
        let sheet = "<Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
        let strings = "<Relationship Id=\"rId2\" Type=\"x/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
        let styles = "<Relationship Id=\"rId3\" Type=\"x/styles\" Target=\"../xl/./styles.xml\"/>"
        let others = (sharedStrings == nil ? "" : strings) + (self.styles == nil ? "" : styles)
        return "<Relationships>\(sheet)\(others)</Relationships>"
    }

    /// The archive without its sheet.
    var archive: TestArchive {
        var archive = TestArchive()
        let workbook = Self.workbook.replacing("<sheets>", with: workbookProperties + "<sheets>")
        archive.add("xl/workbook.xml", workbook)
        archive.add("xl/_rels/workbook.xml.rels", relationships)
        if let sharedStrings { archive.add("xl/sharedStrings.xml", "<sst>\(sharedStrings)</sst>") }
        if let styles { archive.add("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>") }
        return archive
    }

    var bytes: Data {
        var archive = archive
        archive.add("xl/worksheets/sheet1.xml", Data(sheet.utf8), checksum: checksum)
        return archive.bytes
    }

    func rows(_ limits: SheetLimits = .standard) throws -> [SheetRow] {
        try allRows(.bytes(bytes), limits)
    }
}

/// Every row of a file.
func allRows(_ source: SheetSource, _ limits: SheetLimits = .standard) throws -> [SheetRow] {
    var rows: [SheetRow] = []
    try SheetFile(source, limits: limits).forEachRow { rows.append($0) }
    return rows
}

/// A file in the folder of fixtures.
func fixture(_ name: String) -> SheetSource {
    .file(URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)"))
}

/// The fault that reading ends with; nil if it ends well.
func fault(_ body: () throws -> Void) throws -> SheetFault? {
    do {
        try body()
        return nil
    } catch let fault as SheetFault {
        return fault
    }
}
