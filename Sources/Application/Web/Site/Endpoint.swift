import HTTPTypes
import Hummingbird
import ServiceLifecycle
import Tenancy

/// One address and method: the whole story of a request in one struct.
protocol Endpoint: Sendable {
    /// What it takes and answers, as programs may rely on it.
    static var contract: Contract { get }

    /// How long an answer may take before it is given up and its query cancelled.
    var timeLimit: Duration { get }

    /// Answers, or throws what `Refusals` turns into an answer.
    func respond(to request: Request, _ context: Context) async throws -> Response
}

extension Endpoint {
    var timeLimit: Duration { Self.pageLimit }

    /// How long the answer to a page may take.
    private static var pageLimit: Duration { .seconds(30) }

    /// Answers in time, or throws `TimeExceeded` or `ServiceStopped`, or `OtherDoor` to who came by one it is not for.
    func respondInTime(to request: Request, _ context: Context) async throws -> Response {
        guard Self.contract.doors.contains(context.door.name) else { throw OtherDoor() }
        // What may take longer than a page keeps no loop from its other connections.
        let executor = timeLimit > Self.pageLimit ? nil : LoopExecutor.current
        return try await context.deadlines.limit(timeLimit, on: executor) {
            try await respond(to: request, context.taking(Self.contract))
        }
    }
}

extension Response {
    /// `303 See Other`: what follows a form that did its work.
    static func redirect(to address: Address) -> Response {
        Response(status: .seeOther, headers: [.location: address.description])
    }
}

/// The cookies that the service sets.
enum CookieName: String {
    /// The session's token; before sign-in the token that forms are tied to.
    case session = "banmo-session"
    /// The language that the reader chose.
    case language = "banmo-language"
    /// A browser that has signed in before.
    case device = "banmo-device"
    /// What a form has just done, until a page has told it.
    case done = "banmo-done"

    /// The name as it is set: where people come by https, one that browsers take from this very host alone.
    func text(isSecure: Bool) -> String { (isSecure ? "__Host-" : "") + rawValue }
}

extension Cookie {
    /// The session's cookie, or before sign-in the one that forms are tied to; gone when the browser closes.
    static func session(_ session: Session, isSecure: Bool) -> Cookie {
        own(.session, session.token, maxAge: nil, isSecure: isSecure)
    }

    /// A cookie that only this service's pages send and no script reads.
    static func own(_ name: CookieName, _ value: String, maxAge: Int?, isSecure: Bool) -> Cookie {
        Cookie(
            name: name.text(isSecure: isSecure),
            value: value,
            maxAge: maxAge,
            path: Routes.home().path,
            secure: isSecure,
            httpOnly: true,
            sameSite: .lax
        )
    }
}
