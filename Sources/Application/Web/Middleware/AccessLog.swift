import HTTPTypes
import Hummingbird
import Logging
import Tenancy

/// Says in the log which member was refused something, and which took a file away.
struct AccessLog: RouterMiddleware {
    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        guard let member = context.member, let what = Self.words(for: response) else { return response }
        context.logger.notice(
            what,
            metadata: [
                "method": "\(request.method)", "path": "\(request.uri.path)", "status": "\(response.status.code)",
                "member": "\(member.id)", "from": "\(context.client)",
            ]
        )
        return response
    }

    /// What is another's looks as if it were not there.
    private static func words(for response: Response) -> Logger.Message? {
        if [.unauthorized, .forbidden, .notFound].contains(response.status) { return "refused" }
        let isFile = response.status == .ok && response.headers[.contentDisposition]?.hasPrefix("attachment") == true
        return isFile ? "downloaded" : nil
    }
}
