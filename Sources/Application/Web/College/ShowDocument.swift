import Evidence
import Foundation
import Hummingbird
import Language
import Lifecycle
import Tenancy

/// `GET /colleges/{id}/documents/{kind}/{version}`: one version of a document, as it was put on file, and what it has
/// otherwise than the one before.
struct ShowDocument: Endpoint {
    static let contract = Contract(answers: DocumentEntry.self)

    let site: Site
    let id: Identifier<College>
    let kind: Lifecycle.Document.Kind
    let version: Int

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let subject = EvidenceSubject.document(Citation(kind: kind, version: version), of: id)
        let (college, entry, earlier, attachments) = try await site.database.reading(as: member) { scope in
            let college = try await scope.college(id).college
            let entry = try await scope.document(Citation(kind: kind, version: version), of: college)
            return (
                college, entry, try await scope.documentBefore(entry.document.citation, of: college),
                try await scope.attachments(to: subject, of: college.tenant)
            )
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
            let texts = texts.at(college.zone)
            return CollegeDocumentView(
                name: entry.title,
                paragraphs: entry.paragraphs,
                evidence: EvidenceList(attachments, to: subject, texts),
                differences: earlier.map { DocumentDifferences(entry, since: $0, at: college, texts) },
                facts: [
                    Fact(label: texts("college.author"), value: entry.author),
                    Fact(label: texts("college.written"), value: texts.moment(entry.document.at)),
                    Fact(
                        label: texts("college.filed"),
                        value: entry.filedAt.map(texts.moment) ?? texts("college.notFiled")
                    ),
                ]
            )
        }
    }
}
