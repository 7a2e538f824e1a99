import Hummingbird
import Language
import Standards
import Tenancy

/// `GET /standards`: the standards that the reader may read, narrowed down by the address.
struct ListStandards: Endpoint {
    static let contract = Contract(answers: [StandardEntry].self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let query = StandardsQuery(request)
        let filter = StandardFilter(
            words: query.q.nilIfEmpty,
            field: query.field.nilIfEmpty,
            level: query.level.nilIfEmpty,
            country: query.country.nilIfEmpty
        )
        let (all, found) = try await site.database.reading(as: context.reader) { scope in
            let all = try await scope.standards()
            return (all, filter == StandardFilter() ? all : try await scope.standards(filter))
        }
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "Library",
            request,
            context,
            heading: Heading(title: texts("standards.title")),
            answer: found
        ) { texts in LibraryView(all, found, filter, page: query.number, texts) }
    }
}

extension LibraryView {
    /// The list of standards.
    fileprivate init(
        _ all: [StandardEntry],
        _ found: [StandardEntry],
        _ filter: StandardFilter,
        page: Int,
        _ texts: Texts
    ) {
        self.init(
            found,
            at: Routes.standards,
            StandardsQuery(
                q: filter.words ?? "",
                field: filter.field ?? "",
                level: filter.level ?? "",
                country: filter.country ?? ""
            ),
            searched: filter.words ?? "",
            page: page,
            Words(
                lead: texts("standards.lead"),
                search: texts("standards.search"),
                none: texts("standards.none"),
                summary: texts("standards.count", ["count": .integer(found.count)])
            ),
            selects: [
                Self.select("field", texts("standard.field"), all.map(\.field), filter.field, texts, texts.field),
                Self.select(
                    "level",
                    texts("standards.level"),
                    all.compactMap { $0.levels["EQF"] },
                    filter.level,
                    texts
                ) { "EQF \($0)" },
                Self.select(
                    "country",
                    texts("standards.country"),
                    all.flatMap(\.countries),
                    filter.country,
                    texts
                ) { texts.conventions.countries[$0] },
            ],
            texts
        ) { Entry($0, texts) }
    }
}

extension LibraryView.Entry {
    fileprivate init(_ entry: StandardEntry, _ texts: Texts) {
        let countries = texts.list(entry.countries.map { texts.conventions.countries[$0] })
        self.init(
            entry.title,
            code: entry.code,
            at: Routes.standard(entry.code),
            details: [
                texts("standard.hours", ["count": .integer(entry.hours)]),
                entry.levels["EQF"].map { "EQF \($0)" },
                texts.field(entry.field),
                texts("standards.tasks", ["count": .integer(entry.tasks)]),
                texts("standards.competences", ["count": .integer(entry.competences)]),
                entry.isIllustrative ? texts("words.illustrative") : nil,
                entry.isPublished ? nil : texts("words.draft"),
            ],
            note: entry.countries.isEmpty
                ? nil : LibraryView.Note(label: texts("standards.adopted"), text: countries),
            texts
        )
    }
}
