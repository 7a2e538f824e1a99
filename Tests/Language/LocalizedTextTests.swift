import Foundation
import Language
import Testing

@Suite struct `Localized text` {
    @Test func `is read from the stored form and from plain strings`() throws {
        let json = #"{"zh-hans":{"text":"铁道机车","state":"draft"},"en":"Railway locomotive","lo":{"text":"ລົດໄຟ"}}"#
        let text = try JSONDecoder().decode(LocalizedText.self, from: Data(json.utf8))
        #expect(text[.chinese] == Translation("铁道机车", state: .draft))
        #expect(text[.english] == Translation("Railway locomotive", state: .reviewed))
        #expect(text.languages.map(\.description) == ["zh-Hans", "en", "lo"])
    }

    @Test func `is stored with the state of each translation and comes back the same`() throws {
        var text = LocalizedText(zh: "职业标准", en: "Vocational standard")
        text[try tag("sw")] = Translation("Kiwango", state: .machine)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let json = try encoder.encode(text)
        #expect(
            String(decoding: json, as: UTF8.self)
                == #"{"en":{"state":"reviewed","text":"Vocational standard"},"#
                + #""sw":{"state":"machine","text":"Kiwango"},"zh-Hans":{"state":"reviewed","text":"职业标准"}}"#
        )
        #expect(try JSONDecoder().decode(LocalizedText.self, from: json) == text)
    }

    @Test(arguments: [
        #"{"not a tag":"x"}"#, #"{"en":7}"#, #"{"en":{"state":"draft"}}"#, #"{"en":{"text":"x","state":"?"}}"#,
    ])
    func `that is malformed is refused`(_ json: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(LocalizedText.self, from: Data(json.utf8))
        }
    }

    @Test(arguments: [
        ("zh-Hans,en,lo", "lo", "lo", false), ("zh-Hans,en", "lo", "en", true), ("zh-Hans", "lo", "zh-Hans", true),
        ("sw,fr", "lo", "fr", true), ("en", "en-GB", "en", false), ("pt-BR,en", "pt", "pt-BR", false),
        ("zh-Hans,en", "zh-CN", "zh-Hans", false), ("zh-Hans,en", "zh-TW", "zh-Hans", true),
        ("zh-Hant,en", "zh-Hans", "zh-Hant", true), ("en-GB,zh-Hans", "lo", "en-GB", true),
    ])
    func `falls back visibly`(_ written: String, _ wanted: String, _ shown: String, _ isFallback: Bool) throws {
        let tags = written.split(separator: ",").compactMap { LanguageTag(String($0)) }
        let text = LocalizedText(Dictionary(uniqueKeysWithValues: tags.map { ($0, Translation($0.description)) }))
        let reading = try #require(text.text(in: try tag(wanted)))
        #expect(reading.language.description == shown)
        #expect(reading.text == shown)
        #expect(reading.isFallback == isFallback)
    }

    @Test func `that is blank is no text`() {
        var text = LocalizedText([.chinese: Translation(" \n"), .english: Translation("Course")])
        #expect(text.languages == [.english])
        text[.english] = Translation("")
        #expect(text.isEmpty)
        #expect(text.text(in: .english) == nil)
    }
}
