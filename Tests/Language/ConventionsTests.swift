import Foundation
import Language
import Number
import Support
import Testing

@Suite struct `Names of countries` {
    @Test(arguments: [
        ("LA", "老挝", "Laos"), ("tz", "坦桑尼亚", "Tanzania"), ("TW", "中国台湾", "Taiwan, China"),
        ("HK", "中国香港", "Hong Kong, China"), ("MO", "中国澳门", "Macao, China"), ("CN", "中国", "China"),
        ("MM", "缅甸", "Myanmar"),
        ("XK", "XK", "XK"), ("?", "?", "?"),
    ])
    func `are those of Chinese official usage`(_ code: String, _ chinese: String, _ english: String) {
        #expect(CountryNames(in: .chinese)[code] == chinese)
        #expect(CountryNames(in: .english)[code] == english)
    }

    @Test func `say so in other languages too`() throws {
        #expect(CountryNames(in: try tag("ru"))["TW"] == "Тайвань, Китай")
        #expect(CountryNames(in: try tag("zh-Hant"))["TW"] == "中國台灣")
    }

    @Test func `are all there`() {
        let all = CountryNames(in: .chinese).all
        #expect(all.count > 240)
        #expect(all.allSatisfy { $0.name != $0.code })
    }
}

@Suite struct `Days and moments` {
    /// 2025-09-30 20:05 UTC, already the next day in China.
    private let moment = Date(timeIntervalSince1970: 1_759_262_700)
    private var shanghai: TimeZone { get throws { try #require(TimeZone(identifier: "Asia/Shanghai")) } }

    @Test(arguments: [
        ("zh-Hans", "2025年9月30日"), ("en", "30 September 2025"), ("lo", "30 ກັນຍາ 2025"), ("th", "30 กันยายน 2025"),
        ("fr", "30 septembre 2025"), ("am", "30 ሴፕቴምበር 2025"),
    ])
    func `are written as the language does, in the Gregorian calendar`(_ language: String, _ expected: String) throws {
        let days = DayText(in: try tag(language))
        #expect(days.day(year: 2025, month: 9, day: 30) == expected)
        #expect(days.day(moment, in: .gmt) == expected)
    }

    @Test func `say their zone`() throws {
        let (chinese, english) = (DayText(in: .chinese), DayText(in: .english))
        #expect(chinese.moment(moment, in: .gmt) == "2025年9月30日 20:05 UTC")
        #expect(chinese.moment(moment, in: try shanghai) == "2025年10月1日 04:05 北京时间")
        #expect(english.moment(moment, in: try shanghai) == "1 October 2025, 04:05 UTC+8")
        let kathmandu = try #require(TimeZone(identifier: "Asia/Kathmandu"))
        #expect(english.moment(moment, in: kathmandu) == "1 October 2025, 01:50 UTC+5:45")
        #expect(english.short(moment, in: try shanghai) == "2025-10-01")
    }

    @Test func `before 1970 and at the edges of months hold`() {
        let days = DayText(in: .english)
        #expect(days.moment(Date(timeIntervalSince1970: -60), in: .gmt) == "31 December 1969, 23:59 UTC")
        #expect(days.day(year: 2024, month: 2, day: 29) == "29 February 2024")
        #expect(days.day(year: 2025, month: 2, day: 29) == "2025-02-29")
        #expect(days.month(year: 2025, month: 11) == "November 2025")
        #expect(DayText(in: .chinese).month(year: 2025, month: 11) == "2025年11月")
        #expect(days.month(year: 2025, month: 13) == "2025-13")
    }
}

@Suite struct `Numbers in words of a language` {
    @Test(arguments: [
        ("en", "1,234,567.50"), ("zh-Hans", "1,234,567.50"), ("fr", "1\u{202F}234\u{202F}567,50"),
        ("de", "1.234.567,50"),
        ("ne", "१२,३४,५६७.५०"), ("ur", "12,34,567.50"), ("my", "၁,၂၃၄,၅၆၇.၅၀"),
    ])
    func `have the language's separators, groups and digits`(_ language: String, _ expected: String) throws {
        let numbers = NumberText(in: try tag(language))
        #expect(numbers.number(try number("1234567.5"), decimals: 2) == expected)
    }

    @Test(arguments: [("es", "1234", "12.345"), ("en", "1,234", "12,345"), ("hu", "1234", "12\u{A0}345")])
    func `are grouped from as many digits as the language does`(_ language: String, _ four: String, _ five: String)
        throws
    {
        let numbers = NumberText(in: try tag(language))
        #expect(numbers.integer(1234) == four)
        #expect(numbers.integer(12345) == five)
    }

    @Test(arguments: [
        ("2.5", 0, "3"), ("-2.5", 0, "-3"), ("1.005", 2, "1.01"), ("999.995", 2, "1,000.00"), ("0.004", 2, "0.00"),
        ("-0.004", 2, "0.00"), ("12345678901234567890.12", 1, "12,345,678,901,234,567,890.1"), ("1E3", 0, "1,000"),
        ("1.5e-3", 4, "0.0015"), ("007", 0, "7"), (".5", 1, "0.5"), ("+3", 0, "3"), ("9.99", 0, "10"),
    ])
    func `are rounded exactly, half away from zero`(_ digits: String, _ decimals: Int, _ expected: String) throws {
        #expect(NumberText(in: .english).number(try number(digits), decimals: decimals) == expected)
    }

    @Test func `have as many decimals as they need or as are asked for, and show their sign`() throws {
        let numbers = NumberText(in: .english)
        #expect(numbers.number(try number("1.50"), decimals: 2) == "1.50")
        #expect(numbers.short(try number("1.50"), decimals: 3) == "1.5")
        #expect(numbers.short(try number("2.00"), decimals: 1) == "2")
        #expect(numbers.number(try number("1.5"), signed: true) == "+1.5")
        #expect(numbers.number(try number("-0.0"), decimals: 1, signed: true) == "0.0")
        #expect(numbers.integer(.min) == "-9,223,372,036,854,775,808")
    }

    @Test(arguments: [("en", "87.5%"), ("fr", "87,5\u{A0}%"), ("de", "87,5\u{A0}%"), ("zh-Hans", "87.5%")])
    func `become percentages`(_ language: String, _ expected: String) throws {
        let numbers = NumberText(in: try tag(language))
        #expect(numbers.percent(try number("87.50"), decimals: 1) == expected)
        #expect(numbers.percent(ratio: try number("0.8750"), decimals: 1) == expected)
    }

    @Test func `stand in plain digits however many zeros they have`() throws {
        let numbers = NumberText(in: .english)
        #expect(numbers.number(try number("1e33")) == "1" + String(repeating: ",000", count: 11))
        #expect(numbers.number(try number("-1e-33")) == "-0." + String(repeating: "0", count: 32) + "1")
    }

    @Test func `are quick enough for thousands on a page`() {
        let (numbers, days) = (NumberText(in: .chinese), DayText(in: .chinese))
        let time = processorTime(of: {
            for index in 0..<5_000 {
                _ = numbers.number(Number(mantissa: Int128(index * 791_925), exponent: -2), decimals: 1)
                _ = days.day(Date(timeIntervalSince1970: Double(index) * 86400), in: .gmt)
            }
        })
        #expect(time < .seconds(5), "10,000 took \(time)")
    }
}

private func number(_ digits: String) throws -> Number { try #require(Number(digits)) }
