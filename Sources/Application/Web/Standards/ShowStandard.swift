import Hummingbird
import Language
import Published
import Standards
import Tenancy

/// `GET /standards/{code}?version=&left=&right=&tasks=`: a standard in two languages side by side, with a link to each
/// task, or with the tasks' whole text to print.
struct ShowStandard: Endpoint {
    static let contract = Contract(answers: StandardAnswer.self)

    let site: Site
    let code: String

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let page = try await StandardPage(site, code, request, context)
        return try page.respond(request, context, site)
    }
}

/// `GET /standards/{code}.json?version=`: the same as a file to take along, in all its languages.
struct DownloadStandard: Endpoint {
    static let contract = Contract(answers: StandardAnswer.self)

    let site: Site
    let code: String

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let page = try await StandardPage(site, code, request, context)
        let name = "\(page.standard.code)-\(page.standard.version).json"
        return try Reply.json(page.answer).download(as: name, to: request)
    }
}

extension Version {
    /// The version that the address asks for, nil for the latest; throws `NotFound` for what is none.
    init?(asked text: String, of what: String) throws {
        if text.isEmpty { return nil }
        guard let version = Version(text) else { throw NotFound(what: what) }
        self = version
    }
}
