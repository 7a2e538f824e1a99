import Courses
import Hummingbird
import Language
import Standards
import Tenancy

/// `GET /about`: what the programme is, and the standards and courses that are open to all.
struct ShowAbout: Endpoint {
    static let contract = Contract(answers: AboutAnswer.self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let shelf = try await site.database.reading(as: context.reader) { try await Shelf($0) }
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "About",
            request,
            context,
            heading: Heading(title: texts("about.title")),
            answer: AboutAnswer(programme: context.programme, standards: shelf.standards, courses: shelf.courses)
        ) { texts in
            AboutView(
                facts: ["leadColleges", "overseasColleges", "countries"].map { key in
                    AboutView.Fact(value: texts("about.numbers.\(key)"), label: texts("about.labels.\(key)"))
                },
                factsSource: texts("about.factsSource"),
                standards: shelf.standardItems(texts),
                courses: shelf.courseItems(texts)
            )
        }
    }
}

/// The programme as programs read it.
struct AboutAnswer: Shaped {
    static let shape = Shape<AboutAnswer>("About") { shape in
        shape.field("programme", \.programme)
        shape.field("standards", \.standards)
        shape.field("courses", \.courses)
    }

    let programme: Programme?
    let standards: [StandardEntry]
    let courses: [CourseEntry]
}

/// What `About.mustache` shows.
struct AboutView {
    struct Fact {
        let value: String
        let label: String
    }

    let facts: [Fact]
    let factsSource: String?
    let standards: [ShelfItem]
    let courses: [ShelfItem]
}
