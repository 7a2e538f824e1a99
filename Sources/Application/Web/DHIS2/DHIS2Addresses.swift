import HTTPTypes
import Hummingbird

/// Sends who comes by DHIS2's door to its addresses, however they spell them, and nobody else; whom no token lets in gets
/// no further.
struct DHIS2Addresses: RouterMiddleware {
    /// What answers at these addresses.
    let responder: any HTTPResponder<Context>

    /// The formats in which something is told.
    private static let endings: Set<String> = ["", "json", "csv", "xml", "geojson"]

    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard context.door.name == .dhis2 else { return try await next(request, context) }
        _ = try context.requireMember()
        // A browser that was told a token would show it to this address for another site's page too.
        let site = request.headers[.secFetchSite] ?? "none"
        guard request.method.isSafe || ["none", "same-origin"].contains(site) else { throw FormRefusal.foreign }
        var context = context
        let (path, ending) = Routes.dhis2(request.uri.path)
        guard Self.endings.contains(ending) else {
            throw DHIS2Fault(code: "format", status: .notAcceptable, subject: ending)
        }
        context.ending = ending
        var head = request.head
        head.path = path + (request.uri.query.map { "?\($0)" } ?? "")
        return try await responder.respond(to: Request(head: head, body: request.body), context: context)
    }
}

extension Context {
    /// Throws `DHIS2Fault` where the address ends in a format other than JSON and these.
    func requireEnding(orOneOf others: String...) throws(DHIS2Fault) {
        guard ending.isEmpty || ending == "json" || others.contains(ending) else {
            throw DHIS2Fault(code: "format", status: .notAcceptable, subject: ending)
        }
    }
}
