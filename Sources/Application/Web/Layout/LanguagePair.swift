import Language

/// The two languages in which a text is shown side by side: those of the address, else Chinese and the reader's own,
/// which for a Chinese reader is English.
struct LanguagePair: Sendable {
    let left: LanguageTag
    let right: LanguageTag
    /// All that the text is written in.
    let languages: [LanguageTag]

    init(_ query: Query, among languages: [LanguageTag], reader: LanguageTag) {
        self.languages = languages
        func chosen(_ name: String) -> LanguageTag? {
            LanguageTag(query[name]).flatMap { $0.nearest(among: languages) }
        }
        let left = chosen("left") ?? LanguageTag.chinese.nearest(among: languages) ?? languages.first ?? .chinese
        let own = reader.language == left.language ? LanguageTag.english : reader
        self.left = left
        right = chosen("right") ?? own.nearest(among: languages) ?? languages.first { $0 != left } ?? left
    }

    /// The form in which another pair is chosen; what it keeps are other values of the address.
    func picker(at address: String, keeping kept: [PeriodPicker.Kept], _ texts: Texts) -> PairPicker {
        func choices(_ current: LanguageTag) -> [PairPicker.Choice] {
            languages.map { language in
                let (own, name) = (language.endonym, language.name(in: texts.language))
                return PairPicker.Choice(
                    tag: language.description,
                    name: own == name ? own : "\(own) · \(name)",
                    current: language == current
                )
            }
        }
        return PairPicker(action: address, left: choices(left), right: choices(right), kept: kept)
    }

    /// What stands above the two columns.
    ///
    /// - Parameter all: every text of the page, from which each language's state and extent are made out.
    func heads(over all: [LocalizedText], _ texts: Texts) -> [PairLanguage] {
        [left, right].map { PairLanguage($0, over: all, texts) }
    }

    /// A text in both.
    func pair(_ text: LocalizedText, _ texts: Texts) -> Pair { Pair(text, left, right, texts) }

    /// A title in both, where neither may be missing: each side falls back to a language that has it.
    func title(_ text: LocalizedText) -> TitlePair {
        let (first, second) = (Side(reading: text, in: left), Side(reading: text, in: right))
        return TitlePair(left: first, right: first.lang == second.lang ? nil : second)
    }
}
