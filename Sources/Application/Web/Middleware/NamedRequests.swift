import Hummingbird
import Logging

/// Gives each request a name for the logs, at random: one that counted up would tell everybody how many others come.
struct NamedRequests<Responder: HTTPResponder<Context>>: HTTPResponder {
    let responder: Responder

    func respond(to request: Request, context: Context) async throws -> Response {
        var context = context
        let text = String(UInt64.random(in: .min ... .max), radix: 16)
        let name = String(repeating: "0", count: 16 - text.count) + text
        context.logger[metadataKey: Context.requestName] = "\(name)"
        return try await responder.respond(to: request, context: context)
    }
}
