import ClosedLoop
import Evidence
import HTTPTypes
import Hummingbird
import Lifecycle
import Logging
import NIOCore
import NIOEmbedded
import Support
import Synchronization
import Tenancy
import Testing

@testable import Web

/// Prints every route of the site map and asks a router what it makes of it.
@Suite struct `Every route` {
    @Test func `prints what the router parses back to the same parameters, whatever characters are in them`()
        async throws
    {
        let map = ProbedMap()
        let site = try await TestSite().site
        site.routes(on: map)
        site.dhis2Routes(on: map)
        let responder = map.router.buildResponder()
        #expect(map.prints.count > 70)
        #expect(map.prints.contains { $0.address.contains("%2F") && $0.address.contains("%E5%AD%A6") })
        for print in map.prints {
            let head = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: print.address)
            let context = Context(
                source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: Logger(label: "test"))
            )
            let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
            let answer = try await Answer(try await responder.respond(to: request, context: context))
            #expect(answer.text == "\(print.pattern) \(print.parts)", "\(print.address)")
        }
    }

    @Test func `keeps what is asked of it`() {
        let asked = ReportsQuery(state: "open", period: "2025Q3", college: "a b&c=d/学#%")
        let address = Routes.reports(asking: asked.at(3)).description
        #expect(address == "/reports?state=open&period=2025Q3&college=a%20b%26c%3Dd/%E5%AD%A6%23%25&page=3")
        let head = HTTPRequest(method: .get, scheme: nil, authority: nil, path: address)
        let read = ReportsQuery(Request(head: head, body: RequestBody(buffer: ByteBuffer())))
        #expect(read.pairs.map(\.value) == asked.at(3).pairs.map(\.value))
        #expect(read.number == 3)
    }

    @Test func `names nothing where a parameter is malformed`() {
        #expect(throws: NotFound.self) { try Routes.college.parts(of: ["id": "no-identifier"]) }
        #expect(throws: NotFound.self) { try Routes.country.parts(of: ["code": "%FF"]) }
        #expect(throws: NotFound.self) { try Routes.country.parts(of: ["code": ""]) }
        #expect(throws: NotFound.self) { try Routes.country.parts(of: [:]) }
    }
}

/// A site map whose router says what it parsed, with addresses that its routes print.
private final class ProbedMap: SiteMap {
    let router = Router(context: Context.self)
    private(set) var prints: [(address: String, pattern: String, parts: String)] = []
    private var random = SeededRandom(seed: 7)
    private var known: Set<String> = []

    func add<Query, each Part, Made: Endpoint>(
        _ method: HTTPRequest.Method,
        _ route: Route<Query, repeat each Part>,
        _ endpoint: @escaping @Sendable (repeat each Part) -> Made
    ) {
        let pattern = route.pattern.text
        guard known.insert(pattern).inserted else { return }
        router.get(RouterPath(pattern)) { _, context in
            let parts = try route.parts(of: context.parameters)
            return "\(pattern) \(texts(of: repeat each parts))"
        }
        for _ in 0..<(route.pattern.names.isEmpty ? 1 : 40) {
            let parts = (repeat sample((each Part).self))
            prints.append((route(repeat each parts).description, pattern, "\(texts(of: repeat each parts))"))
        }
    }

    /// A parameter of the type, texts with all that could be mistaken for something else.
    private func sample<Part: AddressPart>(_ type: Part.Type) -> Part {
        let pieces = ["/", "%", " ", "学院", ".", ".json", "é", "?", "#", "&", "+", ":id", "{", "}", "%2F", "\"", "A1"]
        for _ in 0..<1_000 {
            let text =
                switch type {
                case is String.Type: (0...random.below(4)).map { _ in random.pick(pieces) }.joined()
                case is Int.Type: "\(random.below(1 << 31))"
                case is Lifecycle.Document.Kind.Type: random.pick(Lifecycle.Document.Kind.allCases).rawValue
                case is Queue.Kind.Type: random.pick(Queue.Kind.allCases).rawValue
                case is MetadataKind.Type: random.pick(MetadataKind.allCases).rawValue
                case is WarningKind.Type: random.pick(WarningKind.allCases).rawValue
                case is EvidenceSubject.Type: "document~\(Identifier<Member>())~\(random.pick(["A.b", "x_1", "-"]))~1"
                case is EvidenceDecision.Type: "step~\(Identifier<Member>())~\(random.below(1_000))"
                default: Identifier<Member>().description
                }
            // A browser takes these for steps up and down, however they are written.
            if text != ".", text != "..", let part = Part(addressText: text) { return part }
        }
        preconditionFailure("No text makes a \(Part.self): say here what does.")
    }
}

/// What parameters say, one after another.
private func texts<each Part: AddressPart>(of parts: repeat each Part) -> [String] {
    var texts: [String] = []
    for part in repeat each parts { texts.append(part.addressText) }
    return texts
}
