import Hummingbird
import Language
import Standards
import Tenancy

/// `GET /standards`: the standards that the reader may read, narrowed down by the address.
struct ListStandards: Endpoint {
    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let query = Query(request)
        let filter = StandardFilter(
            words: query["q"].nilIfEmpty,
            field: query["field"].nilIfEmpty,
            level: query["level"].nilIfEmpty,
            country: query["country"].nilIfEmpty
        )
        let (all, found) = try await site.database.reading(as: context.reader) { scope in
            let all = try await scope.standards()
            return (all, filter == StandardFilter() ? all : try await scope.standards(filter))
        }
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "Standards",
            request,
            context,
            heading: Heading(title: texts("standards.title")),
            answer: found
        ) { texts in StandardsView(all, found, filter, page: query.page, texts) }
    }
}

/// What `Standards.mustache` shows.
struct StandardsView {
    struct Entry {
        let address: String
        let code: String
        let lang: String
        let dir: String
        let title: String
        let other: TitleIn?
        let details: [String]
        let adopted: String?
    }

    let summary: String
    let filters: Filters
    let standards: [Entry]
    let pager: Pager?
}

extension StandardsView {
    /// How many standards stand on one page.
    private static let size = 20

    init(_ all: [StandardEntry], _ found: [StandardEntry], _ filter: StandardFilter, page: Int, _ texts: Texts) {
        summary = texts("standards.count", ["count": .integer(found.count)])
        filters = Filters(
            q: filter.words ?? "",
            active: filter != StandardFilter(),
            selects: Self.selects(all, filter, texts)
        )
        standards = found.dropFirst((page - 1) * Self.size).prefix(Self.size).map { Entry($0, texts) }
        pager = Pager(
            count: found.count,
            page: page,
            size: Self.size,
            address: { page in
                Address(
                    "/standards",
                    [
                        "q": filter.words ?? "", "field": filter.field ?? "", "level": filter.level ?? "",
                        "country": filter.country ?? "", "page": page == 1 ? "" : "\(page)",
                    ]
                ).description
            },
            texts
        )
    }

    /// A choice of everything that occurs among the standards this reader may read.
    private static func selects(_ all: [StandardEntry], _ filter: StandardFilter, _ texts: Texts) -> [Select] {
        func select(_ name: String, _ label: String, _ values: [String], _ chosen: String?, _ words: (String) -> String)
            -> Select
        {
            Select(
                name,
                label: texts(label),
                all: texts("words.all"),
                options: Set(values).sorted().map { (value: $0, label: words($0)) },
                chosen: chosen ?? ""
            )
        }
        return [
            select("field", "standard.field", all.map(\.field), filter.field, texts.field),
            select("level", "standards.level", all.compactMap { $0.levels["EQF"] }, filter.level) { "EQF \($0)" },
            select("country", "standards.country", all.flatMap(\.countries), filter.country) {
                texts.conventions.countries[$0]
            },
        ]
    }
}

extension StandardsView.Entry {
    init(_ entry: StandardEntry, _ texts: Texts) {
        let title = Side(reading: entry.title, in: texts.language)
        address = "/standards/\(entry.code)"
        code = entry.code
        (lang, dir, self.title) = (title.lang, title.dir, title.text ?? "")
        other = TitleIn(entry.title, beside: title, texts)
        details = [
            texts("standard.hours", ["count": .integer(entry.hours)]),
            entry.levels["EQF"].map { "EQF \($0)" },
            texts.field(entry.field),
            texts("standards.tasks", ["count": .integer(entry.tasks)]),
            texts("standards.competences", ["count": .integer(entry.competences)]),
            entry.isIllustrative ? texts("words.illustrative") : nil,
            entry.isPublished ? nil : texts("words.draft"),
        ].compactMap(\.self)
        adopted = entry.countries.isEmpty ? nil : texts.list(entry.countries.map { texts.conventions.countries[$0] })
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
