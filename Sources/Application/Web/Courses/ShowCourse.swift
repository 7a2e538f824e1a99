import Courses
import Hummingbird
import Language
import Published
import Standards
import Tenancy

/// `GET /courses/{code}?version=&left=&right=`: a course in two languages side by side.
struct ShowCourse: Endpoint {
    static let contract = Contract(answers: Course.self)

    let site: Site
    let code: String

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let query = CourseQuery(request)
        let (course, standards, ownLanguages) = try await site.course(code, version: query.version, context)
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "Course",
            request,
            context,
            heading: Heading(
                title: texts.text(course.title),
                trail: [Frame.Link(address: Routes.courses(), label: texts("courses.title"))]
            ),
            answer: course
        ) { texts in
            let pair = LanguagePair(
                left: query.left,
                right: query.right,
                over: course.texts,
                own: ownLanguages
            )
            let titles = Dictionary(standards.map { ($0.code, texts.text($0.title)) }) { first, _ in first }
            return CourseView(course, asked: query.version, titles: titles, pair, texts)
        }
    }
}

/// `GET /courses/{code}.json?version=`: the same as a file to take along, in all its languages.
struct DownloadCourse: Endpoint {
    static let contract = Contract(answers: Course.self)

    let site: Site
    let code: String

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let course = try await site.course(code, version: VersionQuery(request).version, context).course
        return try Reply.json(course).download(as: "\(course.code)-\(course.version).json", to: request)
    }
}

extension Site {
    /// The course that the address names, as this reader may see it, and the standards; throws `NotFound`.
    fileprivate func course(
        _ code: String,
        version: String,
        _ context: Context
    ) async throws -> (course: Course, standards: [StandardEntry], ownLanguages: [LanguageTag]) {
        let version = try Version(asked: version, of: "course")
        return try await database.reading(as: context.reader) { scope in
            (
                try await scope.course(code: code, version: version), try await scope.standards(),
                try await context.ownLanguages(scope)
            )
        }
    }
}
