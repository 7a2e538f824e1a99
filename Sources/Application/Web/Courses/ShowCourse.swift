import Courses
import Hummingbird
import Language
import Published
import Standards
import Tenancy

/// `GET /courses/{code}?version=&left=&right=`: a course in two languages side by side.
struct ShowCourse: Endpoint {
    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let (course, standards, ownLanguages) = try await site.course(request, context)
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "Course",
            request,
            context,
            heading: Heading(
                title: texts.text(course.title),
                trail: [Frame.Link(address: "/courses", label: texts("courses.title"))]
            ),
            answer: course
        ) { texts in
            let query = Query(request)
            let pair = LanguagePair(query, over: course.texts, own: ownLanguages)
            let titles = Dictionary(standards.map { ($0.code, texts.text($0.title)) }) { first, _ in first }
            return CourseView(course, asked: query["version"], titles: titles, pair, texts)
        }
    }
}

/// `GET /courses/{code}.json?version=`: the same as a file to take along, in all its languages.
struct DownloadCourse: Endpoint {
    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let course = try await site.course(request, context).course
        return try Reply.json(course).download(as: "\(course.code)-\(course.version).json", to: request)
    }
}

extension Site {
    /// The course that the address names, as this reader may see it, and the standards; throws `NotFound`.
    fileprivate func course(
        _ request: Request,
        _ context: Context
    ) async throws -> (course: Course, standards: [StandardEntry], ownLanguages: [LanguageTag]) {
        let code = try context.code(of: "course")
        let version = try Version(asked: Query(request)["version"], of: "course")
        return try await database.reading(as: context.reader) { scope in
            (
                try await scope.course(code: code, version: version), try await scope.standards(),
                try await context.ownLanguages(scope)
            )
        }
    }
}
