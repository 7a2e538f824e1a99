import Language
import Published

/// What the page of a standard and of a course have in common: its title, what is known of it, what may be taken home,
/// and the beginning of its text in two languages side by side.
struct PublicationView {
    let title: TitlePair
    let illustrative: String?
    let facts: [FactLines]
    let files: [Frame.Link]
    let pairPicker: PairPicker
    let languages: [PairLanguage]
    let summary: Pair

    /// - Parameters:
    ///   - facts: what is known of it besides its code, version and licence.
    ///   - file: where it is taken home from, in all its languages.
    ///   - links: where its text leads, each list under its label.
    init(
        _ publication: some Publication,
        facts: [FactLines],
        links: [FactLines],
        file: Address,
        _ picker: PairPicker,
        _ pair: LanguagePair,
        _ texts: Texts
    ) {
        title = pair.title(publication.title)
        illustrative = publication.illustrative.map(texts.text)
        let first = [
            FactLines(label: texts("standard.code"), values: [publication.code]),
            FactLines(label: texts("standard.version"), values: [texts.version(of: publication)]),
        ]
        let licence = FactLines(label: texts("words.licence"), values: [publication.licence])
        self.facts = (first + facts + [licence] + links).filter { !$0.values.isEmpty || !$0.links.isEmpty }
        files = [Frame.Link(address: file, label: texts("words.takeJSON"))]
        pairPicker = picker
        languages = pair.heads(over: publication.texts, texts)
        summary = pair.pair(publication.summary, texts)
    }
}

extension Texts {
    /// A publication's version, and whether it is a draft.
    func version(of publication: some Publication) -> String {
        "\(publication.version)" + (publication.isPublished ? "" : " · \(self("words.draft"))")
    }
}
