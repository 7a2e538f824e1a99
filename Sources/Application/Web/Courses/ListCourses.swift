import Courses
import Hummingbird
import Language
import Standards
import Tenancy

/// `GET /courses`: the courses that the reader may read, narrowed down by the address.
struct ListCourses: Endpoint {
    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let query = Query(request)
        let filter = CourseFilter(
            words: query["q"].nilIfEmpty,
            field: query["field"].nilIfEmpty,
            language: LanguageTag(query["language"]),
            standard: query["standard"].nilIfEmpty
        )
        let (all, found, standards) = try await site.database.reading(as: context.reader) { scope in
            let all = try await scope.courses()
            let found = filter == CourseFilter() ? all : try await scope.courses(filter)
            return (all, found, try await scope.standards())
        }
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "Courses",
            request,
            context,
            heading: Heading(title: texts("courses.title")),
            answer: found
        ) { texts in
            let titles = Dictionary(standards.map { ($0.code, texts.text($0.title)) }) { first, _ in first }
            return CoursesView(all, found, filter, titles: titles, page: query.page, texts)
        }
    }
}

/// What `Courses.mustache` shows.
struct CoursesView {
    struct Entry {
        let address: String
        let code: String
        let lang: String
        let dir: String
        let title: String
        let other: TitleIn?
        let details: [String]
        let teaches: [Frame.Link]
    }

    let summary: String
    let filters: Filters
    let courses: [Entry]
    let pager: Pager?
}

extension CoursesView {
    /// How many courses stand on one page.
    private static let size = 20

    /// - Parameter titles: of standards by their codes, in the reader's language.
    init(
        _ all: [CourseEntry],
        _ found: [CourseEntry],
        _ filter: CourseFilter,
        titles: [String: String],
        page: Int,
        _ texts: Texts
    ) {
        let language = filter.language?.description ?? ""
        summary = texts("courses.count", ["count": .integer(found.count)])
        filters = Filters(
            q: filter.words ?? "",
            active: filter != CourseFilter(),
            selects: Self.selects(all, filter, titles, texts)
        )
        courses = found.dropFirst((page - 1) * Self.size).prefix(Self.size).map { Entry($0, titles, texts) }
        pager = Pager(
            count: found.count,
            page: page,
            size: Self.size,
            address: { page in
                Address(
                    "/courses",
                    [
                        "q": filter.words ?? "", "field": filter.field ?? "", "language": language,
                        "standard": filter.standard ?? "", "page": page == 1 ? "" : "\(page)",
                    ]
                ).description
            },
            texts
        )
    }

    /// A choice of everything that occurs among the courses this reader may read.
    private static func selects(
        _ all: [CourseEntry],
        _ filter: CourseFilter,
        _ titles: [String: String],
        _ texts: Texts
    ) -> [Select] {
        [
            Select(
                "field",
                label: texts("standard.field"),
                all: texts("words.all"),
                options: Set(all.map(\.field)).sorted().map { (value: $0, label: texts.field($0)) },
                chosen: filter.field ?? ""
            ),
            Select(
                "language",
                label: texts("courses.language"),
                all: texts("words.all"),
                options: Set(all.flatMap(\.title.languages)).sorted().map {
                    (value: $0.description, label: $0.name(in: texts.language))
                },
                chosen: filter.language?.description ?? ""
            ),
            Select(
                "standard",
                label: texts("courses.standard"),
                all: texts("words.all"),
                options: Set(all.flatMap(\.standards)).sorted().map { (value: $0, label: titles[$0] ?? $0) },
                chosen: filter.standard ?? ""
            ),
        ]
    }
}

extension CoursesView.Entry {
    init(_ entry: CourseEntry, _ titles: [String: String], _ texts: Texts) {
        let title = Side(reading: entry.title, in: texts.language)
        address = "/courses/\(entry.code)"
        code = entry.code
        (lang, dir, self.title) = (title.lang, title.dir, title.text ?? "")
        other = TitleIn(entry.title, beside: title, texts)
        details = [
            texts("standard.hours", ["count": .integer(entry.hours)]),
            texts("courses.credits", ["count": .number("\(entry.credits)")]),
            texts("courses.lessons", ["count": .integer(entry.lessons)]),
            texts("courses.resources", ["count": .integer(entry.resources)]),
            texts.field(entry.field),
            entry.isIllustrative ? texts("words.illustrative") : nil,
            entry.isPublished ? nil : texts("words.draft"),
        ].compactMap(\.self)
        teaches = entry.standards.map { Frame.Link(address: "/standards/\($0)", label: titles[$0] ?? $0) }
    }
}
