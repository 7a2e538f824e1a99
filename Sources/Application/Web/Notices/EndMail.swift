import Foundation
import Hummingbird
import Language
import NIOCore
import Notices
import Tenancy

/// `GET /mail/ending`: asks whoever has a mail whether mail of its kind is to end; by itself it changes nothing, for
/// programs follow links too.
struct ShowMailEnding: Endpoint {
    static let contract = Contract(answers: MailEndingAnswer.self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        guard let asked = MailEndingQuery(request).asked,
            try await site.database.isKnown(asked.mark, for: asked.ending)
        else { throw NotFound(what: "mailEnding") }
        return try MailEndingPage(ending: asked.ending, isDone: false).respond(request, context, site)
    }
}

/// `POST /mail/ending`: mail of this kind ends, by one click of a mail program (RFC 8058) or of the page's button. The
/// signed address is all that is needed: no session, and so no form's token.
struct EndMail: Endpoint {
    static let contract = Contract(
        answers: MailEndingAnswer.self,
        takes: [.required(EndMail.field)],
        at: [.pages]
    )

    /// What the body must have, however it is written.
    static let field = "List-Unsubscribe"
    static let value = "One-Click"

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        guard let asked = MailEndingQuery(request).asked else { throw NotFound(what: "mailEnding") }
        var body = try FormBody(request, limit: 4_096)
        var text = ""
        while let chunk = try await body.next() { text += String(buffer: chunk) }
        guard text.contains(Self.field), text.contains(Self.value) else { throw FormRefusal.malformed }
        guard try await site.database.end(asked.ending, by: asked.mark) else { throw NotFound(what: "mailEnding") }
        return try MailEndingPage(ending: asked.ending, isDone: true).respond(request, context, site)
    }
}

/// The page about the end of mail.
private struct MailEndingPage {
    let ending: MailEnding
    let isDone: Bool

    func respond(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let texts = site.pages.texts(context)
        let name =
            switch ending {
            case .topic(let topic): texts("notices.topics.\(topic)")
            case .digest: texts("mailSettings.deliveries.digest")
            }
        return try site.pages.respond(
            "MailEnding",
            request,
            context,
            heading: Heading(title: texts(isDone ? "mailSettings.ended" : "mailSettings.endTitle")),
            answer: MailEndingAnswer(of: ending.name, isDone: isDone)
        ) { texts in
            let key = isDone ? "mailSettings.endedMeans" : "mailSettings.endMeans"
            return MailEndingView(
                lead: texts(key, ["topic": .text(name)]),
                form: isDone
                    ? nil
                    : MailEndingView.OneClick(
                        action: Routes.mailEnding(asking: MailEndingQuery(request)),
                        name: EndMail.field,
                        value: EndMail.value
                    )
            )
        }
    }
}

/// What of one's mail ends or has ended, as programs read it.
struct MailEndingAnswer: Shaped {
    static let shape = Shape<MailEndingAnswer>("MailEnding") { shape in
        shape.field("of", \.of)
        shape.field("isDone", \.isDone)
    }

    let of: String
    let isDone: Bool
}

/// What `MailEnding.mustache` shows.
struct MailEndingView {
    struct OneClick {
        let action: Address
        let name: String
        let value: String
    }

    let lead: String
    /// Nil once it is done.
    let form: OneClick?
}
