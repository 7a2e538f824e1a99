import Hummingbird
import Synchronization
import Tenancy

/// Lets one address have so many requests under way, and tells more of them at once to come again: behind a proxy, whose
/// connections are everybody's, nobody takes the service for themselves.
struct RequestShare: RouterMiddleware {
    private final class Counts: Sendable {
        private let counts = Mutex<[String: Int]>([:])

        /// Counts one more of a neighbourhood; false where there are as many as may be.
        func begin(_ neighbourhood: String, limit: Int) -> Bool {
            counts.withLock { counts in
                guard counts[neighbourhood, default: 0] < limit else { return false }
                counts[neighbourhood, default: 0] += 1
                return true
            }
        }

        func end(_ neighbourhood: String) {
            counts.withLock { counts in
                let left = counts[neighbourhood, default: 0] - 1
                counts[neighbourhood] = left > 0 ? left : nil
            }
        }
    }

    let limit: Int
    private let counts = Counts()

    init(limit: Int) {
        self.limit = limit
    }

    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let neighbourhood = NetworkAddress(context.client)?.neighbourhood ?? context.client
        guard counts.begin(neighbourhood, limit: limit) else { throw TooManyRequests(seconds: 1) }
        defer { counts.end(neighbourhood) }
        return try await next(request, context)
    }
}
