/// A text that people wrote, in as many languages as they wrote it in.
package struct LocalizedText: Sendable, Hashable {
    private var translations: [LanguageTag: Translation]

    /// A text by language; a blank text is none.
    package init(_ translations: [LanguageTag: Translation] = [:]) {
        self.translations = translations.filter { !$0.value.text.allSatisfy(\.isWhitespace) }
    }

    /// A reviewed text in Chinese and, where there is one, in English.
    package init(zh chinese: String, en english: String? = nil) {
        self.init([.chinese: Translation(chinese), .english: Translation(english ?? "")])
    }

    /// The text in exactly that language; nil where nobody wrote it, and setting nil or a blank text removes it.
    package subscript(language: LanguageTag) -> Translation? {
        get { translations[language] }
        set { translations[language] = newValue?.text.allSatisfy(\.isWhitespace) == false ? newValue : nil }
    }

    /// The languages it is written in: Chinese first, then English, then by the alphabet.
    package var languages: [LanguageTag] { translations.keys.sorted() }

    /// Whether nobody wrote it in any language.
    package var isEmpty: Bool { translations.isEmpty }
}

extension LocalizedText {
    /// What a reader of some language gets to see.
    package struct Reading: Sendable, Hashable {
        package let text: String
        package let state: Translation.State
        /// The language that the text is in, for its `lang`.
        package let language: LanguageTag
        /// Whether that is not the language that was asked for, nor the same one in the same script.
        package let isFallback: Bool
    }

    /// The text for a reader of that language, else in English, else in Chinese, else in any; nil if there is none.
    package func text(in wanted: LanguageTag) -> Reading? {
        if let found = translations[wanted] { return reading(found, in: wanted, for: wanted) }
        let languages = languages
        guard
            let language = wanted.nearest(among: languages)
                ?? LanguageTag.english.nearest(among: languages)
                ?? LanguageTag.chinese.nearest(among: languages)
                ?? languages.first,
            let found = translations[language]
        else { return nil }
        return reading(found, in: language, for: wanted)
    }

    private func reading(_ found: Translation, in language: LanguageTag, for wanted: LanguageTag) -> Reading {
        Reading(
            text: found.text,
            state: found.state,
            language: language,
            isFallback: !language.reads(like: wanted)
        )
    }
}

extension LocalizedText: Codable {
    /// Reads `{"zh-Hans":{"text":"…","state":"reviewed"},"en":"…"}`; a plain string counts as reviewed.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        var translations: [LanguageTag: Translation] = [:]
        for key in container.allKeys {
            guard let language = LanguageTag(key.stringValue) else {
                let context = DecodingError.Context(
                    codingPath: decoder.codingPath,
                    debugDescription: "no BCP 47 language tag: \(key.stringValue)"
                )
                throw DecodingError.dataCorrupted(context)
            }
            translations[language] = try container.decode(Translation.self, forKey: key)
        }
        self.init(translations)
    }

    /// Writes `{"zh-Hans":{"text":"…","state":"reviewed"},…}`.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        for language in languages {
            try container.encode(translations[language], forKey: Key(stringValue: language.description))
        }
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
