import Foundation
import Language
import Support
import Testing

@Suite struct `Language tags` {
    @Test(arguments: [
        ("zh-hans", "zh-Hans"), ("EN", "en"), ("ZH-HANT-tw", "zh-Hant-TW"), ("es-419", "es-419"),
        ("sl-rozaj-biske", "sl-rozaj-biske"), ("de-1996", "de-1996"), ("zh-yue-hk", "zh-yue-HK"),
        ("en-u-CA-gregory", "en-u-ca-gregory"), ("lo-x-banmo", "lo-x-banmo"), ("x-a-b", "x-a-b"), ("qaa", "qaa"),
    ])
    func `are read in any case and spelled the usual way`(_ text: String, _ spelled: String) {
        #expect(LanguageTag(text)?.description == spelled)
    }

    @Test(arguments: [
        "", "a", "-", "en-", "-en", "en--us", "中文", "en_US", "zh Hans", "en-abcdefghi", "123", "en-1", "x", "en-x",
        "en-u", "en-u-ca-gregory-u-nu-latn", "de-1996-1996", "i-klingon", "en; drop",
        String(repeating: "a-", count: 99),
    ])
    func `that are ill-formed are none`(_ text: String) {
        #expect(LanguageTag(text) == nil)
    }

    @Test func `know their language, script and region`() throws {
        let tag = try tag("mn-Cyrl-MN")
        #expect(tag.language == "mn")
        #expect(tag.script == "Cyrl")
        #expect(tag.region == "MN")
    }

    @Test(arguments: [
        ("ar", "rtl"), ("ur", "rtl"), ("uz-Arab", "rtl"), ("uz", "ltr"), ("zh-Hans", "ltr"), ("lo", "ltr"),
    ])
    func `know which way they are written`(_ text: String, _ direction: String) throws {
        #expect(try tag(text).direction.rawValue == direction)
    }

    @Test func `are named in their own language and in the reader's`() throws {
        #expect(LanguageTag.chinese.endonym == "简体中文")
        #expect(LanguageTag.chinese.name(in: .english) == "Simplified Chinese")
        let lao = try tag("lo")
        #expect(lao.endonym == "ລາວ")
        #expect(lao.name(in: .chinese) == "老挝语")
        #expect(try tag("x-banmo").name(in: .english) == "x-banmo")
    }

    @Test func `are plain strings in JSON`() throws {
        let tags = try JSONDecoder().decode([LanguageTag].self, from: Data(#"["zh-hans","sw"]"#.utf8))
        #expect(String(decoding: try JSONEncoder().encode(tags), as: UTF8.self) == #"["zh-Hans","sw"]"#)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([LanguageTag].self, from: Data(#"["not a tag"]"#.utf8))
        }
    }

    @Test func `list Chinese and English first`() {
        let tags = ["ar", "zh-Hans", "lo", "en"].compactMap(LanguageTag.init).shuffled().sorted()
        #expect(tags.map(\.description) == ["zh-Hans", "en", "ar", "lo"])
    }
}

@Suite struct `Negotiating a language` {
    @Test(arguments: [
        ("", "zh-Hans"), ("*", "zh-Hans"), ("en", "en"), ("en-GB,en;q=0.9", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
        ("zh-TW", "zh-Hans"), ("zh-TW,en;q=0.9", "zh-Hans"), ("en;q=0.1, zh;q=0.2", "zh-Hans"), ("fr", "en"),
        ("fr,*;q=0.1", "zh-Hans"), ("th;q=0.4, lo;q=0.5", "lo"), ("lo;q=0, th", "en"), ("EN ; Q=1", "en"),
        ("en;q=2", "zh-Hans"), ("\u{0};;;,,,q=;-", "zh-Hans"), ("en;q=0", "zh-Hans"), ("zh;q=0.0,lo", "lo"),
    ])
    func `gives the reader what their browser wants most`(_ header: String, _ expected: String) {
        let available = ["zh-Hans", "en", "lo"].compactMap(LanguageTag.init)
        #expect(LanguageTag.preferred(acceptLanguage: header, among: available).description == expected, "\(header)")
    }

    @Test(arguments: [
        ("", []), ("sw-TZ,en;q=0.8", ["sw-TZ", "en"]), ("en;q=0.5, lo, fr;q=0", ["lo", "en"]), ("*;q=0.1,th", ["th"]),
    ])
    func `says what their browser wants, the most wanted first`(header: String, tags: [String]) {
        #expect(LanguageTag.wanted(acceptLanguage: header).map(\.description) == tags)
    }

    @Test(arguments: [
        ("TZ", "sw"), ("LA", "lo"), ("HU", "hu"), ("ET", "am"), ("NP", "ne"), ("TH", "th"), ("EG", "ar"), ("CN", "zh"),
        ("NG", "en"), ("RS", "sr"), ("XX", "en"),
    ])
    func `knows what a country reads most`(country: String, language: String) {
        #expect(LanguageTag.mostRead(in: country)?.language == language)
    }

    @Test func `prefers the script that was asked for`() throws {
        let available = ["zh-Hans", "zh-Hant", "en"].compactMap(LanguageTag.init)
        #expect(LanguageTag.preferred(acceptLanguage: "zh-HK", among: available).description == "zh-Hant")
        #expect(LanguageTag.preferred(acceptLanguage: "zh-SG", among: available).description == "zh-Hans")
    }

    @Test func `is not slowed down by an endless header`() {
        let header = String(repeating: "xx-YY;q=0.5,", count: 100_000) + "en"
        let time = processorTime(of: {
            #expect(LanguageTag.preferred(acceptLanguage: header, among: [.chinese, .english]) == .english)
        })
        #expect(time < .seconds(5), "\(time)")
    }
}
