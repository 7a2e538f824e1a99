import Collection
import HTTPTypes
import Hummingbird
import Indicators
import NIOCore
import Number
import Tenancy

/// One value, as a client names it: `de`, `co`, `pe`, `ou`, `value` in an address or a form, or the long names in JSON.
struct SentDataValue {
    let set: DataValueSet

    /// Reads it from an address and what is sent with it.
    init(_ request: Request, _ context: Context) async throws {
        let body = try await request.body.collect(upTo: context.maxUploadSize)
        if request.headers[.contentType]?.hasPrefix("application/json") == true, body.readableBytes > 0 {
            set = try DataValueSet(json: ByteBuffer(string: "{\"dataValues\":[" + String(buffer: body) + "]}"))
            return
        }
        let form = request.headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") == true
        let query = DHIS2Query((request.uri.query ?? "") + "&" + (form ? String(buffer: body) : ""))
        var value = DataValueSet.Value()
        value.element = query["de"] ?? ""
        value.category = query["co"] ?? ""
        value.period = query["pe"] ?? ""
        value.unit = query["ou"] ?? ""
        value.value = query["value"]
        set = DataValueSet(values: [value])
    }
}

/// `POST /dhis2/api/dataValues`: writes one value.
struct WriteDataValue: Endpoint {
    static let contract = Contract(.nothing, takes: [], at: [.dhis2])

    let site: Site
    /// Whether it is taken back.
    var isRemoval = false

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember(with: .move(.prepare))
        var handover = ValueHandover(
            site: site,
            context: context,
            directory: try await site.directory(context),
            schemes: try Schemes(DHIS2Query(""))
        )
        if isRemoval { handover.options.strategy = .delete }
        let sent = try await SentDataValue(request, context).set
        let outcome = try await handover.hand(sent, named: "dataValues")
        guard ImportConflicts(outcome).isEmpty else {
            return try ImportAnswer(outcome: outcome, set: sent).reply(site.pages.texts(context)).response(to: request)
        }
        if isRemoval, outcome.handing.summary.removed == 0 { throw DHIS2Fault(code: "E2032") }
        return Response(status: isRemoval ? .noContent : .created)
    }
}

/// `GET /dhis2/api/dataValues`: one value.
struct ShowDataValue: Endpoint {
    static let contract = Contract.dhis2

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(with: .seeReports)
        let directory = try await site.directory(context)
        let query = DHIS2Query(request)
        guard let element = directory.elements.first(where: { $0.uid == query["de"] }) else {
            throw DHIS2Fault(code: "E7610", subject: query["de"] ?? "")
        }
        guard let college = directory.unit(query["ou"] ?? "")?.college else {
            throw DHIS2Fault(code: "E7612", subject: query["ou"] ?? "")
        }
        var choice = ValueChoice()
        choice.elements = [element.code]
        choice.periods = [query["pe"] ?? ""]
        let category = query["co"].flatMap { element.category($0)?.code } ?? ""
        let values = try await site.database.reading(as: member) { [choice] scope in
            try await scope.values(of: [(tenant: college.tenant, id: college.id)], choice)
        }
        guard let value = values.first(where: { $0.category == category }) else { throw DHIS2Fault(code: "E2032") }
        return try Reply.json(.list([.scalar(value.value.plain)])).response(to: request)
    }
}
