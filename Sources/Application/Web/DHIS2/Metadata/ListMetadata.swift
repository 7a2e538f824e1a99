import Calendar
import HTTPTypes
import Hummingbird
import Tenancy

extension Site {
    /// What a member may name in DHIS2's dialect.
    func directory(_ context: Context) async throws -> Directory {
        guard let visitor = context.visitor else { throw SignInNeeded() }
        return try await database.reading(as: visitor.member) { try await Directory.read($0, of: visitor) }
    }

    /// The same as definitions in the reader's language.
    func metadata(_ context: Context) async throws -> MetadataBook {
        let texts = pages.texts(context)
        return MetadataBook(try await directory(context), texts, today: Day(now(), in: context.zone))
    }
}

/// `GET /dhis2/api/{collection}`: the definitions of a kind, filtered, in order, page by page.
struct ListMetadata: Endpoint {
    static let contract = Contract.dhis2

    let site: Site
    let kind: MetadataKind

    func respond(to request: Request, _ context: Context) async throws -> Response {
        try context.requireEnding(orOneOf: "geojson")
        let search = try MetadataSearch(DHIS2Query(request))
        // There is no map of borders here, so nothing has a shape.
        if context.ending == "geojson" {
            return try Reply.json(["type": "FeatureCollection", "features": []]).response(to: request)
        }
        let book = try await site.metadata(context)
        let found = search.found(in: book, kind)
        guard search.isPaged else {
            return try Reply.json([kind.rawValue: told(found, book, search)]).response(to: request)
        }
        let first = min((search.page - 1) * search.pageSize, found.count)
        let page = Array(found[first..<min(first + search.pageSize, found.count)])
        let answer: JSONValue = [
            "pager": pager(search, of: found.count, request), kind.rawValue: told(page, book, search),
        ]
        return try Reply.json(answer).response(to: request)
    }

    private func told(_ objects: [MetadataObject], _ book: MetadataBook, _ search: MetadataSearch) -> JSONValue {
        .list(objects.map { book.json($0, search.selection) })
    }

    private func pager(_ search: MetadataSearch, of total: Int, _ request: Request) -> JSONValue {
        let count = max(1, (total + search.pageSize - 1) / search.pageSize)
        var pager: [String: JSONValue] = [
            "page": .scalar(search.page), "pageCount": .scalar(count), "total": .scalar(total),
            "pageSize": .scalar(search.pageSize),
        ]
        if search.page < count { pager["nextPage"] = .scalar(address(search.page + 1, request)) }
        if search.page > 1 { pager["prevPage"] = .scalar(address(search.page - 1, request)) }
        return .object(pager)
    }

    private func address(_ page: Int, _ request: Request) -> String {
        let rest = (request.uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("page=") }
        return site.pages.host + Routes.dhis2Collection(kind).path + "?"
            + (rest + ["page=\(page)"]).joined(separator: "&")
    }
}

/// `GET /dhis2/api/{collection}/{uid}` and `GET /dhis2/api/identifiableObjects/{uid}`: one definition.
struct ShowMetadata: Endpoint {
    static let contract = Contract.dhis2

    let site: Site
    /// Nil where it may be of any.
    let kind: MetadataKind?
    let uid: String

    func respond(to request: Request, _ context: Context) async throws -> Response {
        try context.requireEnding(orOneOf: "geojson")
        let query = DHIS2Query(request)
        let book = try await site.metadata(context)
        guard let object = book.objects[uid], kind == nil || object.kind == kind else {
            throw DHIS2Fault(
                code: "E1005",
                status: .notFound,
                subject: "\(kind?.singular ?? "Object") \(uid.prefix(40))"
            )
        }
        if context.ending == "geojson" {
            return try Reply.json(["type": "FeatureCollection", "features": []]).response(to: request)
        }
        let fields = query.all("fields")
        let selection = fields.isEmpty ? FieldSelection.whole : FieldSelection(fields.joined(separator: ","))
        return try Reply.json(book.json(object, selection)).response(to: request)
    }
}
