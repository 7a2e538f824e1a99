import Foundation
import HTTPTypes
import Hummingbird
import Language
import Logging
import Postgres
import Tenancy

/// The one place where what went wrong becomes an answer, as the door tells it.
struct Refusals: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch is SignInNeeded where !context.wantsJSON && request.method == .get {
            return .redirect(to: Routes.signIn(asking: SignInQuery(next: request.uri.string)))
        } catch {
            return try answer(to: error, request, context)
        }
    }

    /// What is wrong where an error only says that something is: a database without room for its log ends.
    private func cause(of error: any Error) -> any Error {
        guard error is ConnectFailed || error is ConnectionLost else { return error }
        do { try site.storage.check() } catch { return error }
        return error
    }

    private func answer(to error: any Error, _ request: Request, _ context: Context) throws -> Response {
        let refusal = Refusal(cause(of: error), site.pages.texts(context))
        if refusal.status.code >= 500 {
            context.logger.error("failed", metadata: ["error": "\(String(reflecting: error))"])
        }
        return try context.door.dialect.answer(refusal, request, context, site)
    }
}

extension CharacterSet {
    /// What may stand in a query's value as it is.
    static let urlQueryValueAllowed = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~/"))
}
