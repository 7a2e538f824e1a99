import Foundation
import HTTPTypes
import Hummingbird
import Language
import Tenancy

/// Finds out in which language and from where somebody asks; nothing here can fail.
struct Arrival: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var context = context
        let cookies = request.cookies
        context.client = site.forwarding.client(behind: context.client, forwarded: request.headers[.forwardedFor])
        if let token = cookies[CookieName.session]?.value, Session.isToken(token) {
            context.session = Session(token: token)
            context.isSessionKnown = true
        } else {
            context.session = Session()
        }
        context.deadlines = site.deadlines
        context.programme = site.programme
        context.isSecure = site.address.scheme == "https"
        context.language = language(chosen: cookies[CookieName.language]?.value, request)
        context.wantedLanguages = LanguageTag.wanted(acceptLanguage: request.headers[.acceptLanguage] ?? "")
        return try await next(request, context)
    }

    private func language(chosen: String?, _ request: Request) -> LanguageTag {
        let languages = site.pages.catalogues.languages
        if let chosen, let tag = LanguageTag(chosen), languages.contains(tag) { return tag }
        return .preferred(acceptLanguage: request.headers[.acceptLanguage] ?? "", among: languages)
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
        if context.isSessionKnown {
            context.visitor = try await site.sessions.visitor(of: context.session, now: site.now())
            context.programme = context.visitor?.programme ?? context.programme
        }
        // One may have been founded since the service started on an empty database; health asks for itself.
        if context.programme == nil && !Self.health.contains(request.uri.path) {
            context.programme = try await site.database.programmes().first
        }
        return try await next(request, context)
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
}

extension HTTPField.Name {
    /// The clients that a proxy speaks for.
    static let forwardedFor = knownName("X-Forwarded-For")
    /// What this request is called in the logs.
    static let requestIdentifier = knownName("X-Request-Id")
    /// Whether another site's page sent the form.
    static let secFetchSite = knownName("Sec-Fetch-Site")
    /// Where the page may be shown in a frame, for old browsers.
    static let frameOptions = knownName("X-Frame-Options")
    /// What the browser may do on a page's behalf.
    static let permissionsPolicy = knownName("Permissions-Policy")
    /// What other sites learn of an address.
    static let referrerPolicy = knownName("Referrer-Policy")

    private static func knownName(_ name: StaticString) -> HTTPField.Name {
        guard let name = HTTPField.Name("\(name)") else { preconditionFailure("not the name of a field: \(name)") }
        return name
    }
}
