import Language

/// A title in another language beside the reader's.
struct TitleIn {
    let lang: String
    let dir: String
    let title: String
}

/// A standard or course on the shelf.
struct ShelfItem {
    let address: String
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

    let action: String
    let left: [Choice]
    let right: [Choice]
}

/// One of the two languages above the columns, with the state of its translation.
struct PairLanguage {
    let tag: String
    let name: String
    let state: String
    let kind: String
}
