import HTTPTypes
import Hummingbird

/// Tells a machine in JSON what a browser is told by being sent on: that it was done, and where. Sets no cookie.
struct MachineAnswers: RouterMiddleware {
    /// What was done, as programs read it.
    struct Done: Shaped {
        static let shape = Shape<Done>("Done") { shape in
            shape.field("location", \.location)
        }

        /// Where what was made or changed is.
        let location: String
    }

    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        guard context.door.credentials == .authorization else { return response }
        if response.status == .seeOther, let address = response.headers[.location] {
            let location = String(address.prefix { $0 != "#" && $0 != "?" })
            // Identifiers are the same in capitals.
            let isNew = !Self.lies(request.uri.path.lowercased(), in: location.lowercased())
            response = try Reply.json(Done(location: location), status: isNew ? .created : .ok).response(to: request)
            response.headers[.location] = location
        }
        response.headers[values: .setCookie] = []
        return response
    }

    /// Whether an address is another one or a part of it: what was asked of it then changed the other, and otherwise made
    /// it.
    private static func lies(_ path: String, in other: String) -> Bool {
        path == other || path.hasPrefix(other.hasSuffix("/") ? other : other + "/")
    }
}
