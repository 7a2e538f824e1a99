import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Support
import Tenancy

@testable import Web

/// A browser without a network: it sends requests straight through a site's router and keeps the cookies it is given.
struct Browser {
    private let responder: any HTTPResponder<Context>
    /// Cookies by name, as the site set them.
    var cookies: [String: String] = [:]
    /// What it says it can read.
    var languages = "en"
    /// Further fields of each request.
    var fields: HTTPFields = [:]

    /// What its session's cookie is called.
    private let sessionCookie: String

    init(on site: Site) {
        sessionCookie = CookieName.session.text(isSecure: site.address.scheme == "https")
        responder = site.router().buildResponder()
    }

    /// A browser in which somebody is signed in, with a session made straight in the database.
    init(on site: Site, as member: Member) async throws {
        self.init(on: site)
        let session = try await site.database.openSession(for: member, now: site.now())
        cookies[sessionCookie] = session.token
        try await site.database.keepConfirmed(session, at: site.now().addingTimeInterval(86_400))
    }

    /// The token that forms of this browser's session carry.
    var csrf: String { Session(token: cookies[sessionCookie] ?? "").formToken }

    /// Fetches an address.
    mutating func get(_ path: String, accept: String = "text/html") async throws -> Answer {
        try await send(.get, path, accept: accept)
    }

    /// Sends a form of this browser's session, unless its token is given.
    mutating func post(_ path: String, _ form: KeyValuePairs<String, String>, csrf: String? = nil) async throws
        -> Answer
    {
        let pairs = form.map { ($0.key, $0.value) } + [("csrf", csrf ?? self.csrf)]
        let body = pairs.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .urlQueryValueAllowed) ?? "")"
        }
        return try await send(
            .post,
            path,
            body: ByteBuffer(string: body.joined(separator: "&")),
            type: "application/x-www-form-urlencoded"
        )
    }

    /// Sends any request.
    mutating func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        accept: String = "text/html",
        body: ByteBuffer = ByteBuffer(),
        type: String? = nil
    ) async throws -> Answer {
        var headers = fields
        headers[.accept] = accept
        headers[.acceptLanguage] = languages
        if let type { headers[.contentType] = type }
        if !cookies.isEmpty { headers[.cookie] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ") }
        let head = HTTPRequest(
            method: method,
            scheme: "http",
            authority: "localhost",
            path: path,
            headerFields: headers
        )
        var logger = Logger(label: "test", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = .critical
        logger[metadataKey: "hb.request.id"] = "test-request"
        let context = Context(source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: logger))
        let response = try await responder.respond(
            to: Request(head: head, body: RequestBody(buffer: body)),
            context: context
        )
        let answer = try await Answer(response)
        for cookie in answer.setCookies {
            if cookie.contains("Max-Age=0") { cookies[cookie.name] = nil } else { cookies[cookie.name] = cookie.value }
        }
        return answer
    }
}

/// What a site answered, its body whole.
struct Answer {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]

    init(_ response: Response) async throws {
        let collected = Collected()
        try await response.body.write(Writer(collected: collected))
        status = response.status.code
        headers = response.headers
        bytes = collected.bytes
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var location: String? { headers[.location] }
    var setCookies: [SetCookie] { headers[values: .setCookie].map(SetCookie.init) }

    /// The body as JSON of one object or array.
    func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed) }

    /// A `Set-Cookie` field.
    struct SetCookie {
        let text: String
        var name: String { String(text.prefix { $0 != "=" }) }
        var value: String { String(text.drop { $0 != "=" }.dropFirst().prefix { $0 != ";" }) }

        func contains(_ attribute: String) -> Bool { text.components(separatedBy: "; ").contains(attribute) }
    }

    private final class Collected {
        var bytes: [UInt8] = []
    }

    private struct Writer: ResponseBodyWriter {
        let collected: Collected

        mutating func write(_ buffer: ByteBuffer) async throws { collected.bytes += Array(buffer.readableBytesView) }

        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
