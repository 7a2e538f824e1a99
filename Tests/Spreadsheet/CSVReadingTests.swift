import Foundation
import Number
import Spreadsheet
import Support
import Testing

@Suite struct `Reading CSV` {
    private func table(_ bytes: Data) throws -> [[String]] {
        try allRows(.bytes(bytes)).map { row in
            (1...(row.cells.last?.column ?? 1)).map { column in
                guard case .text(let text) = row[column] else { return "" }
                return text
            }
        }
    }

    private func table(_ text: String) throws -> [[String]] { try table(Data(text.utf8)) }

    @Test(arguments: [
        ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]), ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
        ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
        ("a;b\n1,5;2", [["a", "b"], ["1,5", "2"]]), ("a\tb,c\n1\t2", [["a", "b,c"], ["1", "2"]]),
        ("sep=|\na|b", [["sep=|"], ["a|b"]]), ("sep=;\r\na,x;b\r\n", [["a,x", "b"]]),
        ("\"a,b\",\"c\"\"d\",\"e\nf\"\n", [["a,b", "c\"d", "e\nf"]]), ("a,,b", [["a", "", "b"]]),
        ("\"\",x", [["", "x"]]),
        ("5\" pipe,x", [["5\" pipe", "x"]]), ("\"a\" ,b", [["a", "b"]]), ("单列\n甲\n乙", [["单列"], ["甲"], ["乙"]]),
        ("\"a\",  \"b,c\",   \"\"\n", [["a", "b,c"]]), ("a,  \"b\" c,d", [["a", "  \"b\"c", "d"]]),
        (" a, b ,c", [[" a", " b ", "c"]]), ("  \"a\"  ;\"b\"", [["a", "b"]]),
        ("\"代码\",   \"数\n值\",   \"c\"\n\"1\",  \"2\",  \"3\"", [["代码", "数\n值", "c"], ["1", "2", "3"]]),
        ("=\"007\",\"=\"\"2025Q3\"\"\",=\"\",=A1,=\"a\"&\"b\"", [["007", "2025Q3", "", "=A1", "=\"a\"&\"b\""]]),
        ("\u{FEFF}\u{FEFF}\"a\",b", [["a", "b"]]), ("a,b\u{0B}c\nd,e", [["a", "b\u{0B}c"], ["d", "e"]]),
        ("a,b\n\"x\r\ny\",2", [["a", "b"], ["x\r\ny", "2"]]), ("\u{FEFF}代码,数值\n甲,1", [["代码", "数值"], ["甲", "1"]]),
    ])
    func `follows RFC 4180 and real life`(_ text: String, _ expected: [[String]]) throws {
        #expect(try table(text) == expected)
    }

    @Test func `numbers records as a spreadsheet program would, blank ones too`() throws {
        let rows = try allRows(.bytes(Data("a,b\n\n,,\r\n\"x\ny\",1\nlast".utf8)))
        #expect(rows.map(\.number) == [1, 4, 5])
        #expect(rows.map(\.sheet) == ["", "", ""])
    }

    @Test func `understands the encodings that Excel writes`() throws {
        let text = "代码,名称,备注\r\nA1,匈牙利–班墨学院,𠮷€\r\n"
        let expected = [["代码", "名称", "备注"], ["A1", "匈牙利–班墨学院", "𠮷€"]]
        let chinese = String.Encoding(rawValue: 0x8000_0632)
        #expect(try table(text) == expected)
        #expect(try table(try #require(text.data(using: chinese))) == expected)
        #expect(try table(Data([0xFF, 0xFE]) + (try #require(text.data(using: .utf16LittleEndian)))) == expected)
        #expect(try table(Data([0xFE, 0xFF]) + (try #require(text.data(using: .utf16BigEndian)))) == expected)
        #expect(try table(try #require(text.data(using: .utf16LittleEndian))) == expected)
    }

    @Test func `passes over marks that stand twice`() throws {
        let text = "\u{FEFF}\u{FEFF}\"代码\",数值"
        for encoding in [String.Encoding.utf8, .utf16LittleEndian, .utf16BigEndian, .init(rawValue: 0x8000_0632)] {
            #expect(try table(try #require(text.data(using: encoding))) == [["代码", "数值"]])
        }
    }

    @Test(arguments: [("a;b\n2.345;1", true), ("a\tb\n2.345\t1", true), ("a,b\n2.345,1", false)])
    func `leaves a lone point open where commas may be decimal`(_ text: String, _ isOpen: Bool) throws {
        let reading = try allRows(.bytes(Data(text.utf8))).last?.number(in: 1)
        #expect(reading == (isOpen ? .grouped(2345, orDecimal: 2.345) : .number(2.345)))
    }

    @Test func `finds GB18030 however late the first Chinese character comes`() throws {
        var bytes = Data(String(repeating: "abc,1\r\n", count: 100_000).utf8)
        bytes += Data([0xB0, 0xE0, 0xC4, 0xAB, 0x2C, 0x32])
        #expect(try table(bytes).last == ["班墨", "2"])
    }

    @Test func `holds characters that are cut by the pieces it is read in`() throws {
        for shift in 0..<7 {
            let start = String(repeating: "x\n", count: (1 << 17) - 20) + String(repeating: "y", count: shift)
            let bytes = Data((start + "\n" + String(repeating: "班墨𠮷,", count: 5_000)).utf8)
            let last = try allRows(.bytes(bytes)).last
            #expect(last?.cells.count == 5_000)
            #expect(last?.cells.allSatisfy { $0.content == .text("班墨𠮷") } == true)
        }
    }

    @Test(arguments: [
        Data("Coll\u{E8}ge de Vocation,caf\u{E9}".unicodeScalars.map { UInt8($0.value) }),
        Data([0x61, 0x2C, 0x80, 0x0A]),
        Data([0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8]), Data([0xFF, 0xFE, 0x41, 0x00, 0x42]),
        Data([0xB0, 0xE0, 0xC4, 0xAB, 0x2C, 0xB0]),
    ])
    func `refuses what it can't decode instead of guessing`(_ bytes: Data) throws {
        #expect(try fault { _ = try allRows(.bytes(bytes)) }?.kind == .unknownEncoding)
    }

    @Test(arguments: [
        ("a,\"b\nc,d", SheetFault.Kind.unclosedQuote, 1, 2), ("a,b\n\"x\"y,1", .textAfterQuote, 2, 1),
        ("a,b\n1,  \"x,y\"z", .textAfterQuote, 2, 2), ("a,  \"b\nc,d", .unclosedQuote, 1, 2),
    ])
    func `says where quotes go wrong`(_ text: String, _ kind: SheetFault.Kind, _ row: Int, _ column: Int) throws {
        let found = try fault { _ = try allRows(.bytes(Data(text.utf8))) }
        #expect(found?.kind == kind)
        #expect(found?.place == SheetPlace(row: row, column: column))
    }

    @Test func `keeps to its limits`() throws {
        var limits = SheetLimits.standard
        (limits.rows, limits.columns, limits.text) = (2, 3, 5)
        func kind(_ text: String) throws -> SheetFault.Kind? {
            try fault { _ = try allRows(.bytes(Data(text.utf8)), limits) }?.kind
        }
        #expect(try kind("a\nb\nc") == .tooLarge(.rows))
        #expect(try kind("a\nb\n") == nil)
        #expect(try kind("a,b,c,d") == .tooLarge(.columns))
        #expect(try kind("a,b,c") == nil)
        #expect(try kind("abcdef") == .tooLarge(.text))
        #expect(try kind("\"abcdef") == .unclosedQuote)
        limits.bytes = 4
        #expect(try kind("a,b,c") == .tooLarge(.bytes))
        limits = .standard
        limits.cells = 2
        #expect(try kind("a,b,c") == .tooLarge(.cells))
    }
}
