import HTTPTypes
import Hummingbird

/// Sends who comes by DHIS2's door to its addresses, however they spell them, and nobody else; whom no token lets in gets
/// no further.
struct DHIS2Addresses: RouterMiddleware {
    /// What answers at these addresses.
    let responder: any HTTPResponder<Context>

    /// The formats in which something is told.
    private static let endings: Set<String> = ["", "json", "csv", "geojson"]

    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard context.door.name == .dhis2 else { return try await next(request, context) }
        _ = try context.requireMember()
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
