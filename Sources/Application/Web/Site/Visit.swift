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
        context.door = Door.of(request.uri.path, request.headers)
        context.isSecure = site.address.scheme == "https"
        context.client = site.forwarding.client(behind: context.client, forwarded: request.headers[.forwardedFor])
        if let token = context.cookie(.session, of: request), Session.isToken(token) {
            context.session = Session(token: token)
            context.isSessionKnown = true
            context.device = context.cookie(.device, of: request)
        } else {
            context.session = Session()
        }
        context.done = context.cookie(.done, of: request).flatMap(Done.init)
        context.deadlines = site.deadlines
        context.programme = site.programme
        context.language = language(chosen: context.cookie(.language, of: request), request)
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
        if accepted.contains("text/html"), door.name != .dhis2 { return false }
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
        case .authorization where request.headers[.authorization] != nil:
            standing = try await admit(request, &context)
        case .authorization: break
        case .cookie where context.isSessionKnown:
            let entrant = try await site.sessions.entrant(of: context.session, now: site.now())
            // Whoever must do something first is nobody yet.
            if entrant?.step == nil { context.visitor = entrant?.visitor } else { context.entrant = entrant }
            context.isConfirmed =
                entrant?.confirmed.map { site.now().timeIntervalSince($0) < Confirmation.lifetime } == true
        case .cookie: break
        }
        context.programme = (context.visitor ?? context.entrant?.visitor)?.programme ?? context.programme
        // One may have been founded since the service started on an empty database; health asks for itself.
        if context.programme == nil && !Self.health.contains(request.uri.path) {
            context.programme = try await site.database.programmes().first
        }
        if context.door.credentials == .cookie, context.member != nil { context.seal = try await site.formSeals.seal() }
        if context.door.credentials == .cookie, !context.wantsJSON, let member = context.member {
            context.unread = try await site.unread.count(of: member, now: site.now())
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
