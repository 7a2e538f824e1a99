import Number
import Spreadsheet
import Support
import Testing

@Suite struct `Numbers that people type` {
    @Test(arguments: [
        ("1234", "1234"), ("１２３４", "1234"), (" 1234　", "1234"), ("1 234", "1234"), ("1\u{202F}234\u{A0}567", "1234567"),
        ("1,234,567", "1234567"), ("１，２３４，５６７", "1234567"), ("1,234.5", "1234.5"), ("1.234,5", "1234.5"),
        ("1 234,5", "1234.5"), ("1 234.50", "1234.50"), ("1.234.567", "1234567"), ("1,5", "1.5"), ("0,123", "0.123"),
        ("1.234", "1.234"),
        ("-5", "-5"), ("－５", "-5"), ("+5", "5"), ("− 5", "-5"), ("0", "0"), ("-0", "0"), ("007", "7"), ("0.50", "0.50"),
        ("12,34", "12.34"), ("1234,567", "1234.567"), ("12345678901234567890.12", "12345678901234567890.12"),
        ("0,5", "0.5"),
        ("142\u{200B}", "142"), ("\u{200E}1\u{2060}42\u{FEFF}", "142"), ("\u{202D}-5\u{202C}", "-5"),
        ("1,234,567.89", "1234567.89"), ("1.234.567,89", "1234567.89"),
    ])
    func `are read exactly where they can mean one thing only`(_ typed: String, _ number: String) throws {
        let number = try #require(Number(number))
        #expect(NumberReading(typed: typed) == .number(number))
        #expect(NumberReading(typed: typed).certain() == number)
    }

    @Test(arguments: [("1,234", "1234", "1.234"), ("１，２３４", "1234", "1.234"), ("-12,345", "-12345", "-12.345")])
    func `with one comma before three digits are left open`(_ typed: String, _ grouped: String, _ decimal: String)
        throws
    {
        let (grouped, decimal) = (try #require(Number(grouped)), try #require(Number(decimal)))
        let reading = NumberReading(typed: typed)
        #expect(reading == .grouped(grouped, orDecimal: decimal))
        #expect(reading.certain() == nil)
        #expect(reading.certain(wholeOnly: true) == grouped)
    }

    @Test func `with one point are left open where commas are decimal`() {
        #expect(NumberReading(typed: "1.234", marks: .open) == .grouped(1234, orDecimal: 1.234))
        #expect(NumberReading(typed: "1.5", marks: .open) == .number(1.5))
        #expect(NumberReading(typed: "0.123", marks: .open) == .number(0.123))
    }

    @Test(arguments: [("12%", "12", "0.12"), ("１２．５％", "12.5", "0.125"), ("-3 %", "-3", "-0.03"), ("0%", "0", "0")])
    func `with a percent sign keep both meanings`(_ typed: String, _ percent: String, _ ratio: String) throws {
        let (percent, ratio) = (try #require(Number(percent)), try #require(Number(ratio)))
        #expect(NumberReading(typed: typed) == .percent(percent, ratio: ratio))
        #expect(NumberReading(typed: typed).certain(wholeOnly: true) == nil)
    }

    @Test func `tell by a decimal comma that a lone point may group`() {
        for text in ["345,5", "１，５", "1.234,5", "1 234,50", "0,123", "-1234,567"] {
            #expect(NumberReading.hasDecimalComma(text), "\(text)")
        }
        for text in ["1,234", "1,234,567", "1,234.5", "345.5", "12", "a,b", "", ","] {
            #expect(!NumberReading.hasDecimalComma(text), "\(text)")
        }
        for text in ["2.345", "-12.345", "１．２３４"] { #expect(NumberReading.hasOpenPoint(text), "\(text)") }
        for text in ["2.34", "0.345", "2345", "1.234.567", "1234.567", "2,345"] {
            #expect(!NumberReading.hasOpenPoint(text), "\(text)")
        }
    }

    @Test func `are the cell's own where it holds one`() {
        #expect(NumberReading(Cell(column: 1, content: .number(0.125))) == .number(0.125))
        #expect(
            NumberReading(Cell(column: 1, content: .number(0.125), isPercent: true))
                == .percent(12.5, ratio: 0.125)
        )
        #expect(NumberReading(Cell(column: 1, content: .boolean(true))) == NumberReading.none)
        #expect(NumberReading(Cell(column: 1, content: .uncalculated)) == NumberReading.none)
    }

    @Test func `and codes are trimmed of what nobody sees`() {
        func code(_ text: String) -> String? { CellContent.text(text).code }
        #expect(code("ORG_SPENT\u{200E}") == "ORG_SPENT")
        #expect(code("\u{FEFF}ORG_\u{200B}SPENT\u{3000}") == "ORG_SPENT")
        #expect(code("\u{202A}2025\u{2060}Q3\u{202C}") == "2025Q3")
        #expect(code("می\u{200C}خواهم\u{200F}") == "می\u{200C}خواهم")
        #expect(code(" \u{200B}\u{FEFF}") == nil)
        #expect(CellContent.error("#N/A").code == "#N/A")
    }

    @Test(arguments: ["", " ", "\u{3000}\u{A0}", "\u{200B} \u{FEFF}"])
    func `that are blank are empty`(_ typed: String) {
        #expect(NumberReading(typed: typed) == .empty)
    }

    @Test(arguments: [
        "无", "12人", "1e5", "1,23,456", "1.2.3", "1,2,3", "1 23", "12 34", "1,234,56", "1..2", ".5", "5.", ",5", "5,",
        "-", "--1",
        "1-2", "%", "12%%", "1,234%", "1 234 ,5", "0x10", "1_000", "①", "一百", "٣", "1,234 567", "1,,234", "0,123,456",
        "(5)", "NaN",
    ])
    func `that are none, or only perhaps, are refused`(_ typed: String) {
        #expect(NumberReading(typed: typed) == NumberReading.none)
    }
}
