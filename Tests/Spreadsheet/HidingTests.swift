import Spreadsheet
import Testing

@Suite struct `What is hidden in a sheet` {
    private static let rows = """
        <row r="1"><c r="A1"><v>1</v></c></row>\
        <row r="2" hidden="1"><c r="A2"><v>2</v></c></row>\
        <row r="3" hidden="false"><c r="A3"><v>3</v></c></row>
        """

    private func sheet(before: String = "", after: String = "") -> TestWorkbook {
        TestWorkbook(sheet: "<worksheet>\(before)<sheetData>\(Self.rows)</sheetData>\(after)</worksheet>")
    }

    @Test func `is a row or a column that somebody hid, and says so`() throws {
        let columns = "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"4\" max=\"4\"/></cols>"
        let rows = try sheet(before: columns).rows()
        #expect(rows.map(\.hiding) == [nil, .row, nil])
        #expect((1...4).map { rows.first?.hiding(in: $0) } == [nil, .column, .column, nil])
    }

    @Test func `is no row that a filter leaves out: a filter is a view`() throws {
        let filter = "<autoFilter ref=\"A1:A3\"><filterColumn colId=\"0\"/></autoFilter>"
        let rows = try sheet(before: "<sheetPr filterMode=\"1\"/>", after: filter).rows()
        #expect(rows.map(\.hiding) == [nil, nil, nil])
    }

    @Test(arguments: [("<filterColumn colId=\"0\"/>", nil), ("", Hiding.row)])
    func `is no row that the filter of a table leaves out`(column: String, hiding: Hiding?) throws {
        var archive = sheet().archive
        archive.add("xl/worksheets/sheet1.xml", sheet().sheet)
        archive.add(
            "xl/worksheets/_rels/sheet1.xml.rels",
            "<Relationships><Relationship Id=\"a\" Type=\"x/table\" Target=\"../tables/table1.xml\"/></Relationships>"
        )
        let filter = "<autoFilter ref=\"A1:A3\">\(column)</autoFilter>"
        archive.add("xl/tables/table1.xml", "<table ref=\"A1:A3\">\(filter)</table>")
        #expect(try allRows(.bytes(archive.bytes)).map(\.hiding) == [nil, hiding, nil])
    }
}
