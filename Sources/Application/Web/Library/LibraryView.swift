import Language

/// What `Library.mustache` shows: a list of standards or of courses, narrowed down by the address.
struct LibraryView {
    /// One of them, in its latest version.
    struct Entry {
        let address: String
        let code: String
        let lang: String
        let dir: String
        let title: String
        let other: TitleIn?
        let details: [String]
        let note: Note?
    }

    /// What a line under an entry says after its label: words, or links.
    struct Note {
        let label: String
        var text = ""
        var links: [Frame.Link] = []
    }

    /// The words of a list of one kind.
    struct Words {
        let lead: String
        let search: String
        let none: String
        let summary: String
    }

    let address: String
    let lead: String
    let search: String
    let none: String
    let summary: String
    let filters: Filters
    let entries: [Entry]
    let pager: Pager?
}

extension LibraryView {
    /// How many stand on one page.
    private static let size = 20

    /// The page of what was found.
    ///
    /// - Parameters:
    ///   - query: what a page's address says: the words searched for by `q`, and the filters; empty where nothing is chosen.
    ///   - entry: how one of them is shown.
    init<Found>(
        _ found: [Found],
        at address: String,
        query: (_ page: String) -> KeyValuePairs<String, String>,
        page: Int,
        _ words: Words,
        selects: [Select],
        _ texts: Texts,
        entry: (Found) -> Entry
    ) {
        self.address = address
        (lead, search, none, summary) = (words.lead, words.search, words.none, words.summary)
        filters = Filters(
            q: query("").first { $0.key == "q" }?.value ?? "",
            active: query("").contains { !$0.value.isEmpty },
            selects: selects
        )
        entries = found.dropFirst((page - 1) * Self.size).prefix(Self.size).map(entry)
        pager = Pager(
            count: found.count,
            page: page,
            size: Self.size,
            address: { page in
                Address(address, query(page == 1 ? "" : "\(page)")).description
            },
            texts
        )
    }

    /// A choice of everything that occurs among what this reader may read.
    static func select(
        _ name: String,
        _ label: String,
        _ values: [String],
        _ chosen: String?,
        _ texts: Texts,
        _ words: (String) -> String
    ) -> Select {
        Select(
            name,
            label: label,
            all: texts("words.all"),
            options: Set(values).sorted().map { (value: $0, label: words($0)) },
            chosen: chosen ?? ""
        )
    }
}

extension LibraryView.Entry {
    /// An entry with its title in the reader's language and beside it.
    init(
        _ title: LocalizedText,
        code: String,
        at address: String,
        details: [String?],
        note: LibraryView.Note?,
        _ texts: Texts
    ) {
        let own = Side(reading: title, in: texts.language)
        self.init(
            address: "\(address)/\(code)",
            code: code,
            lang: own.lang,
            dir: own.dir,
            title: own.text ?? "",
            other: TitleIn(title, beside: own, texts),
            details: details.compactMap(\.self),
            note: note
        )
    }
}

extension TitleIn {
    /// The title beside the reader's own: Chinese, or English for who reads Chinese; nil where that says the same again.
    init?(_ text: LocalizedText, beside own: Side, _ texts: Texts) {
        let wanted: LanguageTag = texts.language.language == "zh" ? .english : .chinese
        let side = Side(reading: text, in: wanted)
        guard side.lang != own.lang, let title = side.text else { return nil }
        self.init(lang: side.lang, dir: side.dir, title: title)
    }
}

extension String {
    /// Nothing where nothing was written.
    var nilIfEmpty: String? { isEmpty ? nil : self }
}
