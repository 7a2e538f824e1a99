import Language

/// What a person wrote, or is called, in whatever language: marked where it is not the page's.
struct Said {
    let text: String
    /// Nil where it is the page's own language, as far as the script tells.
    let lang: String?

    init(_ text: String, _ texts: Texts) {
        self.text = text
        let isHan = text.unicodeScalars.contains(where: \.properties.isIdeographic)
        lang = isHan && texts.language.language != "zh" ? LanguageTag.chinese.description : nil
    }
}

/// Who did something, and on which day.
struct Deed {
    let person: Said
    let day: String
}
