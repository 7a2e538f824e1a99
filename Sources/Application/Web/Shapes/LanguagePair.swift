import Language
import Tenancy

/// The two languages in which a text is shown side by side: those of the address, else Chinese and the first of the
/// reader's own in which at least half of it is written, which for a Chinese reader is English.
struct LanguagePair: Sendable {
    let left: LanguageTag
    let right: LanguageTag
    /// All that the text is written in.
    let languages: [LanguageTag]

    /// - Parameters:
    ///   - texts: all of the standard or course.
    ///   - own: what the reader reads, the most wanted first.
    init(left asksLeft: String, right asksRight: String, over texts: [LocalizedText], own: [LanguageTag]) {
        let counts = texts.flatMap(\.languages).reduce(into: [LanguageTag: Int]()) { $0[$1, default: 0] += 1 }
        let languages = counts.keys.sorted()
        let written = languages.filter { counts[$0, default: 0] * 2 >= texts.count }
        self.languages = languages
        func chosen(_ text: String) -> LanguageTag? {
            LanguageTag(text).flatMap { $0.nearest(among: languages) }
        }
        let left = chosen(asksLeft) ?? LanguageTag.chinese.nearest(among: languages) ?? languages.first ?? .chinese
        let others = (own + [.english]).filter { $0.language != left.language }
        self.left = left
        right =
            chosen(asksRight) ?? others.lazy.compactMap { $0.nearest(among: written) }.first
            ?? languages.first { $0 != left } ?? left
    }

    /// The form in which another pair is chosen; what it keeps are other values of the address.
    func picker(at address: Address, keeping kept: [PeriodPicker.Kept], _ texts: Texts) -> PairPicker {
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

extension Context {
    /// The languages that the reader reads, the most wanted first: a partner's own country's, then what the browser
    /// names, then the one that the pages are in.
    func ownLanguages(_ scope: Scope) async throws -> [LanguageTag] {
        let country = member.map(Audience.init) == .partner ? try await scope.ownCountry() : nil
        let native = country.flatMap { LanguageTag.mostRead(in: $0) }
        return [native].compactMap(\.self) + wantedLanguages + [language]
    }
}
