import Foundation
import HTTPTypes
import Hummingbird
import Logging

/// One line a request: what, by which method, how it ended, how long it took; never a query, a cookie or a body.
struct RequestLog: RouterMiddleware {
    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        var response = try await next(request, context)
        response.headers[.requestIdentifier] = context.requestIdentifier
        let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
        context.logger.info(
            "answered",
            metadata: [
                "method": "\(request.method)", "path": "\(request.uri.path)", "status": "\(response.status.code)",
                "ms": "\(Int(milliseconds.rounded()))", "from": "\(context.client)",
            ]
        )
        return response
    }
}
