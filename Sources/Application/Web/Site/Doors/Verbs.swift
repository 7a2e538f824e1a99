import HTTPTypes
import Hummingbird

/// Says of an address that exists which methods it answers: to `OPTIONS`, and to whoever comes with another one.
struct Verbs: RouterMiddleware {
    /// An address's pattern, with the methods that it answers.
    private struct Pattern {
        let segments: [Substring]
        let methods: Set<HTTPRequest.Method>
    }

    private let patterns: [Pattern]
    private let site: Site

    init(_ routes: [(path: String, method: HTTPRequest.Method)], _ site: Site) {
        self.site = site
        patterns = Dictionary(grouping: routes, by: \.path).map { path, routes in
            Pattern(segments: path.split(separator: "/"), methods: Set(routes.map(\.method)))
        }
    }

    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let verbs = context.door.verbs(at: request.uri.path)
        do {
            // What the door doesn't take is as if the address hadn't it.
            guard verbs.contains(request.method) else { throw HTTPError(.notFound) }
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            let answered = methods(at: request.uri.path).intersection(verbs)
            // Nothing is at the address, or what is there was asked and isn't there.
            let asked = request.method == .head ? .get : request.method
            guard !answered.isEmpty, !answered.contains(asked) else { throw error }
            let allowed = verbs.filter {
                answered.contains($0) || $0 == .options || $0 == .head && answered.contains(.get)
            }
            guard request.method == .options else { throw OtherVerb(allowed: allowed) }
            var headers: HTTPFields = [.allow: Self.list(allowed), .cacheControl: "no-store"]
            if Tus.isAt(request.uri.path) { headers.append(contentsOf: try await Tus.offer(to: context.member, site)) }
            return Response(status: .noContent, headers: headers)
        }
    }

    /// Methods as the header `Allow` names them.
    static func list(_ methods: [HTTPRequest.Method]) -> String { methods.map(\.rawValue).joined(separator: ", ") }

    private func methods(at path: String) -> Set<HTTPRequest.Method> {
        let segments = path.split(separator: "/")
        return patterns.filter { pattern in
            pattern.segments.count == segments.count && zip(pattern.segments, segments).allSatisfy(Self.matches)
        }.reduce(into: []) { $0.formUnion($1.methods) }
    }

    /// Whether a segment is what a pattern has there: the same, a parameter, or a parameter with an ending.
    private static func matches(_ pattern: Substring, _ segment: Substring) -> Bool {
        guard pattern.first == "{", let end = pattern.firstIndex(of: "}") else { return pattern == segment }
        return segment.hasSuffix(pattern[pattern.index(after: end)...])
    }
}

/// The address answers other methods than the one it was asked by.
struct OtherVerb: Error {
    let allowed: [HTTPRequest.Method]
}
