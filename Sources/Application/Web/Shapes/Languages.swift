import Language

/// A title in another language beside the reader's.
struct TitleIn {
    let lang: String
    let dir: String
    let title: String
}

/// A standard or course on the shelf.
struct ShelfItem {
    let address: Address
    let lang: String
    let title: String
    let other: TitleIn?
    let detail: String
}

/// One side of a pair of languages; what is missing says so in place.
struct Side {
    let lang: String
    let dir: String
    let text: String?
    let missing: String?

    /// A text in exactly this language.
    init(_ text: LocalizedText, in language: LanguageTag, _ texts: Texts) {
        lang = language.description
        dir = language.direction.rawValue
        self.text = text[language]?.text
        missing =
            self.text == nil
            ? texts("words.missingTranslation", ["language": .text(language.name(in: texts.language))]) : nil
    }

    /// A text in this language or the one it falls back to, for where a text must stand.
    init(reading text: LocalizedText, in language: LanguageTag) {
        let reading = text.text(in: language)
        let found = reading?.language ?? language
        lang = found.description
        dir = found.direction.rawValue
        self.text = reading?.text ?? ""
        missing = nil
    }
}

/// A title in two languages; in one where both sides would say the same.
struct TitlePair {
    let left: Side
    let right: Side?
}

/// A text in two languages side by side.
struct Pair {
    let left: Side
    let right: Side

    /// A text in two languages.
    init(_ text: LocalizedText, _ left: LanguageTag, _ right: LanguageTag, _ texts: Texts) {
        self.left = Side(text, in: left, texts)
        self.right = Side(text, in: right, texts)
    }
}

/// The choice of the two languages.
struct PairPicker {
    struct Choice {
        let tag: String
        let name: String
        let current: Bool
    }

    let action: Address
    let left: [Choice]
    let right: [Choice]
    /// What of the address a choice leaves as it is.
    let kept: [PeriodPicker.Kept]
}

/// One of the two languages above the columns, with the state of its translation.
struct PairLanguage {
    let tag: String
    let name: String
    let state: String
    /// `reviewed`, `draft`, `machine` or, where nothing is written in it, `none`.
    let kind: String

    /// The language with its least finished state and, unless everything is there, how much is.
    init(_ language: LanguageTag, over all: [LocalizedText], _ texts: Texts) {
        let written = all.compactMap { $0[language]?.state }
        let least = [Translation.State.machine, .draft, .reviewed].first(where: written.contains)
        let extent = texts(
            "words.translated",
            ["count": .integer(written.count), "total": .integer(all.count)]
        )
        tag = language.description
        name = language.endonym
        kind = least?.rawValue ?? "none"
        state = [least.map { texts("words.\($0)") }, written.count < all.count ? extent : nil]
            .compactMap(\.self).joined(separator: " · ")
    }
}
