import Foundation
import Hummingbird
import Language
import Lifecycle
import Tenancy

/// `GET /colleges/{id}/documents/{kind}/{version}`: one version of a document, as it was put on file.
struct ShowDocument: Endpoint {
    static let contract = Contract(answers: DocumentEntry.self)

    let site: Site
    let id: Identifier<College>
    let kind: Lifecycle.Document.Kind
    let version: Int

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let (college, entry) = try await site.database.reading(as: member) { scope in
            let college = try await scope.college(id).college
            return (college, try await scope.document(Citation(kind: kind, version: version), of: college))
        }
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "CollegeDocument",
            request,
            context,
            heading: Heading(
                title: texts.words(for: entry.document.citation),
                trail: [
                    Frame.Link(address: Routes.colleges(), label: texts("colleges.title")),
                    Frame.Link(address: Routes.college(id), label: texts.name(of: college)),
                ]
            ),
            answer: entry
        ) { texts in
            let days = texts.conventions.days
            return CollegeDocumentView(
                name: entry.title,
                paragraphs: entry.body.split(whereSeparator: \.isNewline).map(String.init),
                facts: [
                    Fact(label: texts("college.author"), value: entry.author),
                    Fact(label: texts("college.written"), value: days.moment(entry.document.at, in: .beijing)),
                    Fact(
                        label: texts("college.filed"),
                        value: entry.filedAt.map { days.moment($0, in: .beijing) } ?? texts("college.notFiled")
                    ),
                ]
            )
        }
    }
}

/// What `CollegeDocument.mustache` shows.
struct CollegeDocumentView {
    let name: String
    let paragraphs: [String]
    let facts: [Fact]
}
