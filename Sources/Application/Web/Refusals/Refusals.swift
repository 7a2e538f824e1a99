import Foundation
import HTTPTypes
import Hummingbird
import Language
import Logging
import Postgres
import Tenancy

/// The one place where what went wrong becomes an answer: status, words in the reader's language, how to mend it.
struct Refusals: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch is SignInNeeded where !request.wantsJSON && request.method == .get {
            return .redirect(to: Routes.signIn(asking: SignInQuery(next: request.uri.string)))
        } catch {
            return try answer(to: error, request, context)
        }
    }

    private func answer(to error: any Error, _ request: Request, _ context: Context) throws -> Response {
        let texts = site.pages.texts(context)
        let refusal = Refusal(error, texts)
        if refusal.status.code >= 500 {
            context.logger.error("failed", metadata: ["error": "\(String(reflecting: error))"])
        }
        return try site.pages.respond(
            "Refusal",
            request,
            context,
            status: refusal.status,
            heading: Heading(title: refusal.title),
            answer: RefusalAnswer(
                status: refusal.status.code,
                title: refusal.title,
                message: refusal.message,
                reasons: refusal.reasons,
                mend: refusal.mend,
                request: context.requestIdentifier
            )
        ) { texts in
            RefusalView(
                status: "\(refusal.status.code)",
                message: refusal.message,
                reasons: refusal.reasons,
                mend: refusal.mend,
                back: Frame.Link(address: Routes.home(), label: texts("refusal.back")),
                requestIdentifier: context.requestIdentifier,
                occurredAt: texts.conventions.days.moment(site.now(), in: .beijing)
            )
        }
    }
}

/// A refusal as programs read it.
struct RefusalAnswer: Shaped {
    static let shape = Shape<RefusalAnswer>("Refusal") { shape in
        shape.field("status", \.status)
        shape.field("title", \.title)
        shape.field("message", \.message)
        shape.field("reasons", \.reasons)
        shape.field("mend", \.mend)
        shape.field("request", \.request)
    }

    let status: Int
    let title: String
    let message: String
    let reasons: [String]
    let mend: [String]
    let request: String
}

/// What `Refusal.mustache` shows.
struct RefusalView {
    let status: String
    let message: String
    let reasons: [String]
    let mend: [String]
    let back: Frame.Link
    let requestIdentifier: String
    let occurredAt: String
}

extension CharacterSet {
    /// What may stand in a query's value as it is.
    static let urlQueryValueAllowed = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~/"))
}
