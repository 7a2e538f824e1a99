import HTTPTypes
import Hummingbird
import Language

/// How a door tells a refusal: in the form that who comes through it understands.
protocol Dialect: Sendable {
    /// The answer that tells it.
    func answer(_ refusal: Refusal, _ request: Request, _ context: Context, _ site: Site) throws -> Response
}

/// Our own: problem details (RFC 9457) for programs, a page for people.
struct OurDialect: Dialect {
    /// A refusal as programs read it.
    struct Problem: Shaped {
        static let shape = Shape<Problem>("Problem") { shape in
            shape.field("type", \.type)
            shape.field("title", \.title)
            shape.field("status", \.status)
            shape.field("detail", \.detail)
            shape.field("code", \.code)
            shape.field("mend", \.mend)
            shape.optional("errors", \.errors)
            shape.field("request", \.request)
        }

        /// The address of the page that says what the code means.
        let type: String
        let title: String
        let status: Int
        let detail: String
        /// What programs tell refusals apart by; never changes.
        let code: String
        /// How to mend it, in the reader's language.
        let mend: [String]
        /// The fields and cells that are wrong; absent where none is.
        let errors: [Refusal.Place]?
        /// What the logs call the request.
        let request: String
    }

    func answer(_ refusal: Refusal, _ request: Request, _ context: Context, _ site: Site) throws -> Response {
        var response =
            context.wantsJSON
            ? try problem(refusal, request, context, site) : try page(refusal, request, context, site)
        for field in refusal.headers { response.headers[field.name] = field.value }
        return response
    }

    private func problem(_ refusal: Refusal, _ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let problem = Problem(
            type: site.pages.host + Routes.problem(refusal.code.rawValue).description,
            title: refusal.title,
            status: refusal.status.code,
            detail: refusal.detail,
            code: refusal.code.rawValue,
            mend: refusal.mend,
            errors: refusal.places.isEmpty ? nil : refusal.places,
            request: context.requestIdentifier
        )
        var reply = try Reply.json(problem, status: refusal.status)
        reply.type = "application/problem+json"
        var response = reply.response(to: request)
        // A browser that shows a page would ask for a name and a password in a window of its own.
        if refusal.status == .unauthorized { response.headers[.wwwAuthenticate] = Authorization.challenges }
        return response
    }

    /// Whether what was typed was never its sender's to send.
    private func isNobodys(_ refusal: Refusal, _ context: Context) -> Bool {
        context.member == nil || [.forbidden, .notFound].contains(refusal.status)
    }

    private func page(_ refusal: Refusal, _ request: Request, _ context: Context, _ site: Site) throws -> Response {
        try site.pages.respond(
            "Refusal",
            request,
            context,
            status: refusal.status,
            heading: Heading(title: refusal.title),
            answer: refusal.code.rawValue
        ) { texts in
            RefusalView(
                status: "\(refusal.status.code)",
                message: refusal.message,
                reasons: refusal.reasons,
                mend: refusal.mend,
                texts: isNobodys(refusal, context) ? [] : TypedText.all(of: context.typed.typed),
                back: Frame.Link(address: Routes.home(), label: texts("refusal.back")),
                requestIdentifier: context.requestIdentifier,
                occurredAt: texts.moment(site.now())
            )
        }
    }
}

/// What `Refusal.mustache` shows.
struct RefusalView {
    let status: String
    let message: String
    let reasons: [String]
    let mend: [String]
    /// What was typed into the form that was refused, so that it can be copied.
    let texts: [TypedText]
    let back: Frame.Link
    let requestIdentifier: String
    let occurredAt: String
}
