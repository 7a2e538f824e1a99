import Foundation
import Spreadsheet
import Support
import Testing

/// Altered files with right checksums, so that what reads them meets every alteration.
@Suite struct `Altered files` {
    private static let pieces = [
        "<", ">", "/", "\"", "'", "&", ";", "<c>", "</c>", "<row r=\"1\">", "<v>", "</v>", "]]>", "<![CDATA[", "<!--",
        "-->",
        "<?", "?>", "&#", "_x0041_", "1e999", "-1", "99999999999999999999", "\u{0}", "\u{FEFF}", "班", "t=\"s\"", ":",
        "=",
    ].map { Data($0.utf8) }

    private func altered(_ bytes: Data, _ random: inout some RandomNumberGenerator) -> Data {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, place + Int.random(in: 0...12, using: &random))
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.removeSubrange(place..<end)
            case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
            default: bytes.insert(contentsOf: Self.pieces.randomElement(using: &random) ?? Data(), at: place)
            }
        }
        return bytes
    }

    /// Reads a file whatever it is: only a `SheetFault` may come of it.
    private func read(_ bytes: Data) throws {
        _ = try fault {
            for row in try allRows(.bytes(bytes)) {
                for cell in row.cells {
                    _ = (row.number(in: cell.column).certain(), cell.content.trimmed, cell.letters)
                }
            }
        }
    }

    private static let parts: [(name: String, text: String)] = [
        (
            "xl/workbook.xml",
            """
            <?xml version="1.0"?><workbook \
            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="1"/><sheets><sheet name="a" r:id="r1"/></sheets>\
            </workbook>
            """
        ),
        (
            "xl/_rels/workbook.xml.rels",
            """
            <Relationships><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/><Relationship Id="r2" \
            Type="x/sharedStrings" Target="t.xml"/>\
            <Relationship Id="r3" Type="x/styles" Target="y.xml"/></Relationships>
            """
        ),
        ("xl/t.xml", "<sst><si><t>甲&amp;_x0041_</t></si><si><r><t>b</t></r><rPh><t>c</t></rPh></si></sst>"),
        (
            "xl/y.xml",
            """
            <styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy"/></numFmts>\
            <cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>
            """
        ),
        (
            "xl/s.xml",
            """
            <worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="0"><v>45930.5</v></c></row>\
            <row r="3"><c r="C3"><f>1</f><v>1.5E-3</v></c><c t="inlineStr"><is><t>x</t></is></c>\
            <c t="d"><v>2025-09-30T08:00</v>\
            </c></row></sheetData></worksheet>
            """
        ),
    ]

    @Test func `of XLSX end in rows or in a fault`() throws {
        var random = SeededRandom(seed: 2025)
        for _ in 0..<1_500 {
            let victim = Int.random(in: 0..<Self.parts.count, using: &random)
            var archive = TestArchive()
            for (index, part) in Self.parts.enumerated() {
                let bytes = Data(part.text.utf8)
                archive.add(part.name, index == victim ? altered(bytes, &random) : bytes)
            }
            try read(archive.bytes)
        }
    }

    @Test func `of CSV end in rows or in a fault`() throws {
        var random = SeededRandom(seed: 2025)
        let text = "代码,\"数\"\"值\",备注\r\nA,\"1,234\n5\",１２％\n;\t-1 234,5\n"
        let chinese = try #require(text.data(using: String.Encoding(rawValue: 0x8000_0632)))
        let seeds = [
            Data(text.utf8), chinese, Data([0xFF, 0xFE]) + (try #require(text.data(using: .utf16LittleEndian))),
        ]
        for index in 0..<3_000 { try read(altered(seeds[index % seeds.count], &random)) }
    }
}
