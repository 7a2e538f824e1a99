import Evidence
import Foundation
import HTTPTypes
import Hummingbird
import Tenancy

/// `GET /evidence/{id}`: an attachment with what is known of it, and what it shows where browsers can.
struct ShowAttachment: Endpoint {
    static let contract = Contract(answers: Attachment.self)

    let site: Site
    let id: Identifier<Attachment>

    /// What `Attachment.mustache` shows.
    struct Page {
        let sentence: String
        let language: String
        let facts: [Fact]
        let file: Address
        /// Where it is shown; nil for what browsers don't show.
        let shown: Address?
        let isPicture: Bool
        let name: String
    }

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let attachment = try await site.database.attachment(id, for: member)
        let texts = site.pages.texts(context)
        let row = AttachmentRow(attachment, by: nil, texts)
        let type = attachment.file.mediaType
        var response = try site.pages.respond(
            "Attachment",
            request,
            context,
            heading: Heading(
                title: row.name,
                trail: [
                    Frame.Link(
                        address: attachment.subject.page,
                        label: texts("evidence.kinds.\(attachment.subject.kind)")
                    ),
                    Frame.Link(address: Routes.evidence(attachment.subject), label: texts("evidence.title")),
                ]
            ),
            answer: attachment
        ) { texts in
            Page(
                sentence: row.sentence,
                language: row.language,
                facts: [
                    Fact(label: texts("evidence.kind"), value: row.kind),
                    Fact(label: texts("evidence.size"), value: row.size),
                    Fact(label: texts("evidence.who"), value: row.who),
                    Fact(label: texts("evidence.when"), value: row.when),
                    Fact(label: texts("evidence.standing"), value: row.ended ?? texts("evidence.stands")),
                    Fact(label: "SHA-256", value: row.hash),
                ],
                file: row.file,
                shown: type?.isShown == true ? Routes.attachmentShown(id) : nil,
                isPicture: type?.isPicture == true,
                name: row.name
            )
        }
        response.headers[.contentSecurityPolicy] = SecurityHeaders.policy + "; frame-src 'self'"
        return response
    }
}

extension Database {
    /// An attachment that a member may see by the rights of its room too; throws `NotFound` or `Forbidden`.
    func attachment(_ id: Identifier<Attachment>, for member: Member) async throws -> Attachment {
        try await reading(as: member) { scope in
            let attachment = try await scope.attachment(id)
            _ = try await Site.evidenceRooms.standing(of: attachment.subject, in: scope)
            return attachment
        }
    }
}
