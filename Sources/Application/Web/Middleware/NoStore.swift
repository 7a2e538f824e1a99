import HTTPTypes
import Hummingbird

/// Lets no browser keep what a member was shown: whoever sits down at it later finds nothing.
struct NoStore: RouterMiddleware {
    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        // What is anybody's, such as the stylesheet, says so of itself.
        if context.visitor != nil, response.headers[.cacheControl]?.hasPrefix("public") != true {
            response.headers[.cacheControl] = "no-store"
        }
        return response
    }
}
