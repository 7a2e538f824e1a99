import Courses
import Hummingbird
import Language
import Standards
import Tenancy

/// `GET /courses`: the courses that the reader may read, narrowed down by the address.
struct ListCourses: Endpoint {
    static let contract = Contract(answers: [CourseEntry].self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let query = CoursesQuery(request)
        let filter = CourseFilter(
            words: query.q.nilIfEmpty,
            field: query.field.nilIfEmpty,
            language: LanguageTag(query.language),
            standard: query.standard.nilIfEmpty
        )
        let (all, found, standards) = try await site.database.reading(as: context.reader) { scope in
            let all = try await scope.courses()
            let found = filter == CourseFilter() ? all : try await scope.courses(filter)
            return (all, found, try await scope.standards())
        }
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "Library",
            request,
            context,
            heading: Heading(title: texts("courses.title")),
            answer: found
        ) { texts in
            let titles = Dictionary(standards.map { ($0.code, texts.text($0.title)) }) { first, _ in first }
            return LibraryView(all, found, filter, titles: titles, page: query.number, texts)
        }
    }
}

extension LibraryView {
    /// The list of courses.
    ///
    /// - Parameter titles: of standards by their codes, in the reader's language.
    fileprivate init(
        _ all: [CourseEntry],
        _ found: [CourseEntry],
        _ filter: CourseFilter,
        titles: [String: String],
        page: Int,
        _ texts: Texts
    ) {
        let language = filter.language?.description
        self.init(
            found,
            at: Routes.courses,
            CoursesQuery(
                q: filter.words ?? "",
                field: filter.field ?? "",
                language: language ?? "",
                standard: filter.standard ?? ""
            ),
            searched: filter.words ?? "",
            page: page,
            Words(
                lead: texts("courses.lead"),
                search: texts("courses.search"),
                none: texts("courses.none"),
                summary: texts("courses.count", ["count": .integer(found.count)])
            ),
            selects: [
                Self.select("field", texts("standard.field"), all.map(\.field), filter.field, texts, texts.field),
                // In the order of languages, Chinese and English first.
                Select(
                    "language",
                    label: texts("courses.language"),
                    all: texts("words.all"),
                    options: Set(all.flatMap(\.title.languages)).sorted().map {
                        (value: $0.description, label: $0.name(in: texts.language))
                    },
                    chosen: language ?? ""
                ),
                Self.select(
                    "standard",
                    texts("courses.standard"),
                    all.flatMap(\.standards),
                    filter.standard,
                    texts
                ) { titles[$0] ?? $0 },
            ],
            texts
        ) { Entry($0, titles, texts) }
    }
}

extension LibraryView.Entry {
    fileprivate init(_ entry: CourseEntry, _ titles: [String: String], _ texts: Texts) {
        let taught = entry.standards.map { Frame.Link(address: Routes.standard($0), label: titles[$0] ?? $0) }
        self.init(
            entry.title,
            code: entry.code,
            at: Routes.course(entry.code),
            details: [
                texts("standard.hours", ["count": .integer(entry.hours)]),
                texts("courses.credits", ["count": .number(entry.credits)]),
                texts("courses.lessons", ["count": .integer(entry.lessons)]),
                texts("courses.resources", ["count": .integer(entry.resources)]),
                texts.field(entry.field),
                entry.isIllustrative ? texts("words.illustrative") : nil,
                entry.isPublished ? nil : texts("words.draft"),
            ],
            note: taught.isEmpty ? nil : LibraryView.Note(label: texts("courses.teaches"), links: taught),
            texts
        )
    }
}
