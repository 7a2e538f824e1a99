import HTTPTypes
import Hummingbird

/// The site map in the words of OpenAPI 3.1, made from its routes and the contracts of what answers them.
final class SiteDescription: SiteMap {
    private let isSecure: Bool
    private var paths: [String: [String: JSONValue]] = [:]
    private var components: [String: JSONValue] = [:]

    /// - Parameter isSecure: whether people reach the service by https, which the session's cookie says in its name.
    init(isSecure: Bool) {
        self.isSecure = isSecure
    }

    func add<Query, each Part, Made: Endpoint>(
        _ method: HTTPRequest.Method,
        _ route: Route<Query, repeat each Part>,
        _ endpoint: @escaping @Sendable (repeat each Part) -> Made
    ) {
        let path = RouterPath(route.pattern.text).description
        var parameters: [JSONValue] = []
        var names = route.pattern.names.makeIterator()
        for type in repeat (each Part).self {
            parameters.append([
                "name": .scalar(names.next() ?? ""), "in": "path", "required": .scalar(true),
                "schema": type.schema.json(&components),
            ])
        }
        for field in Query.fields {
            parameters.append(["name": .scalar(field.name), "in": "query", "schema": ["type": "string"]])
        }
        var operation: [String: JSONValue] = [
            "operationId": .scalar(Self.name(of: method, path)),
            "tags": [.scalar(path.split(separator: "/").first.map(String.init) ?? "home")],
            "parameters": .list(parameters),
            "responses": Made.contract.responses(&components),
        ]
        operation["requestBody"] = Made.contract.body(&components)
        operation["security"] = Made.contract.security
        if Made.contract.doors == [.pages] {
            operation["description"] = "For a browser's own session: its forms carry the field csrf of the page before."
        }
        paths[path, default: [:]][method.rawValue.lowercased()] = .object(operation)
    }

    /// `GET /colleges/{id}/steps`: `getCollegesIdSteps`.
    private static func name(of method: HTTPRequest.Method, _ path: String) -> String {
        let words = path.split { !$0.isLetter }.map { $0.prefix(1).uppercased() + $0.dropFirst() }
        return method.rawValue.lowercased() + (words.isEmpty ? "Home" : words.joined())
    }

    /// The whole document.
    func json() -> JSONValue {
        let refusals = RefusalCode.responses(&components)
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "banmo", "version": "1",
                "description": """
                Every address answers programs that accept application/json, and browsers with a page. A field that is \
                known to have no value is null; what the reader may not see, or what doesn't apply, is absent. Fields \
                are only ever added. A browser is told a refusal as a page, and is sent on where a program is told \
                what was made. Whatever can be fetched can be asked for by HEAD.
                """,
            ],
            "paths": .object(paths.mapValues { .object($0) }),
            "security": [[:], ["session": []], ["bearer": []], ["basic": []], ["apiToken": []]],
            "components": [
                "schemas": .object(components), "responses": .object(refusals),
                "securitySchemes": [
                    "session": [
                        "type": "apiKey", "in": "cookie", "name": .scalar(CookieName.session.text(isSecure: isSecure)),
                    ],
                    "bearer": ["type": "http", "scheme": "bearer"],
                    "basic": ["type": "http", "scheme": "basic"],
                    "apiToken": ["type": "apiKey", "in": "header", "name": "Authorization"],
                ],
            ],
        ]
    }
}

/// `GET /openapi.json`: what programs can ask and what they are answered.
struct ShowDescription: Endpoint {
    static let contract = Contract(files: ["application/json"])

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let description = SiteDescription(isSecure: context.isSecure)
        site.routes(on: description)
        return try Reply.json(description.json()).response(to: request)
    }
}
