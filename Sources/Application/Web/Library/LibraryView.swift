import Language

/// What `Library.mustache` shows: a list of standards or of courses, narrowed down by the address.
struct LibraryView {
    /// One of them, in its latest version.
    struct Entry {
        let address: Address
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

    let address: Address
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
    ///   - route: the list's own.
    ///   - query: what the address chooses; empty where nothing is chosen.
    ///   - searched: the words that were searched for.
    ///   - entry: how one of them is shown.
    init<Found, Query: ListQuery>(
        _ found: [Found],
        at route: Route<Query>,
        _ query: Query,
        searched: String,
        page: Int,
        _ words: Words,
        selects: [Select],
        _ texts: Texts,
        entry: (Found) -> Entry
    ) {
        address = route()
        (lead, search, none, summary) = (words.lead, words.search, words.none, words.summary)
        filters = Filters(
            q: searched,
            active: query.at(1).pairs.contains { !$0.value.isEmpty },
            selects: selects
        )
        entries = found.dropFirst((page - 1) * Self.size).prefix(Self.size).map(entry)
        pager = Pager(
            count: found.count,
            page: page,
            size: Self.size,
            address: { route(asking: query.at($0)) },
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
        at address: Address,
        details: [String?],
        note: LibraryView.Note?,
        _ texts: Texts
    ) {
        let own = Side(reading: title, in: texts.language)
        self.init(
            address: address,
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
