import Foundation
import HTTPTypes
import Hummingbird
import Language
import Tenancy

/// Finds out by which door, in which language and from where somebody asks; nothing here can fail.
struct Arrival: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.door = Door.of(request.headers)
        // Where a cookie counts for nothing, neither does the language that it names.
        let cookies = context.door.credentials == .cookie ? request.cookies : nil
        context.client = site.forwarding.client(behind: context.client, forwarded: request.headers[.forwardedFor])
        if let token = cookies?[CookieName.session]?.value, Session.isToken(token) {
            context.session = Session(token: token)
            context.isSessionKnown = true
        } else {
            context.session = Session()
        }
        context.done = cookies?[CookieName.done].flatMap { Done(rawValue: $0.value) }
        context.deadlines = site.deadlines
        context.programme = site.programme
        context.isSecure = site.address.scheme == "https"
        context.language = language(chosen: cookies?[CookieName.language]?.value, request)
        context.wantedLanguages = LanguageTag.wanted(acceptLanguage: request.headers[.acceptLanguage] ?? "")
        context.wantsJSON = Self.wantsJSON(request.headers[.accept] ?? "", at: context.door)
        return try await next(request, context)
    }

    private func language(chosen: String?, _ request: Request) -> LanguageTag {
        let languages = site.pages.catalogues.languages
        if let chosen, let tag = LanguageTag(chosen), languages.contains(tag) { return tag }
        return .preferred(acceptLanguage: request.headers[.acceptLanguage] ?? "", among: languages)
    }

    private static func wantsJSON(_ accepted: String, at door: Door) -> Bool {
        if accepted.contains("text/html") { return false }
        return door.answersJSON || accepted.contains("application/json")
    }
}

/// Finds out who asks, before any endpoint runs.
struct Visit: RouterMiddleware {
    let site: Site
    private static let health = [Routes.liveness().path, Routes.readiness().path]

    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var context = context
        var standing: RequestCounter.Standing?
        switch context.door.credentials {
        case .authorization: standing = try await admit(request, &context)
        case .cookie where context.isSessionKnown:
            context.visitor = try await site.sessions.visitor(of: context.session, now: site.now())
        case .cookie: break
        }
        context.programme = context.visitor?.programme ?? context.programme
        // One may have been founded since the service started on an empty database; health asks for itself.
        if context.programme == nil && !Self.health.contains(request.uri.path) {
            context.programme = try await site.database.programmes().first
        }
        var response = try await next(request, context)
        if let standing, let rate = context.door.rate { response.tell(standing, of: rate) }
        return response
    }

    private func admit(_ request: Request, _ context: inout Context) async throws -> RequestCounter.Standing? {
        let admission = try await site.doorkeeper.admit(
            request.headers[.authorization] ?? "",
            from: context.client,
            at: context.door,
            now: site.now()
        )
        let isReading = request.method.isSafe
        context.visitor = isReading ? admission.visitor.reading : admission.visitor
        if !isReading, let token = context.member?.token, !token.scope.writes { throw TokenTooNarrow(token) }
        return admission.standing
    }
}

extension HTTPRequest.Method {
    /// Whether it only asks, as RFC 9110 section 9.2.1 says.
    var isSafe: Bool { [.get, .head, .options].contains(self) }
}

extension Response {
    /// Says how much of a rate is left, as the IETF's draft on `RateLimit` fields has it.
    fileprivate mutating func tell(_ standing: RequestCounter.Standing, of rate: RequestRate) {
        headers[.rateLimitPolicy] = "\"token\";q=\(rate.requests);w=\(rate.seconds)"
        headers[.rateLimit] = "\"token\";r=\(standing.left);t=\(standing.reset)"
    }
}

/// The cookies that the service sets.
enum CookieName {
    /// The session's token; before sign-in the token that forms are tied to.
    static let session = "banmo-session"
    /// The language that the reader chose.
    static let language = "banmo-language"
    /// A browser that has signed in before.
    static let device = "banmo-device"
    /// What a form has just done, until a page has told it.
    static let done = "banmo-done"
}
