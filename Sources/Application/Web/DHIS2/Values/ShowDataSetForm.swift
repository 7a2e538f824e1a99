import Calendar
import Collection
import Hummingbird

/// `GET /dhis2/api/dataSets/{uid}/dataValueSet`: what a data set asks for, each value still empty.
struct ShowDataSetForm: Endpoint {
    static let contract = Contract.dhis2

    let site: Site
    /// Only data sets have one.
    let kind: MetadataKind
    let uid: String

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let (query, directory) = (DHIS2Query(request), try await site.directory(context))
        guard kind == .dataSets, let dataSet = directory.dataSets.first(where: { UID.of($0) == uid }) else {
            throw DHIS2Fault(code: "E1005", status: .notFound, subject: "\(kind.singular) \(uid.prefix(40))")
        }
        let schemes = try Schemes(query)
        let period =
            query["period"]
            ?? Period(dataSet.frequency.periodType, containing: Day(site.now(), in: context.zone)).identifier
        let lines = directory.elements.filter { $0.dataSet == dataSet.code }.flatMap(\.lines)
        let values = lines.map { line -> JSONValue in
            let category = directory.text(
                category: line.category?.code ?? "",
                of: line.element,
                by: schemes.category
            )
            var value: [String: JSONValue] = [
                "dataElement": .scalar(directory.text(line.element, by: schemes.element)),
                "categoryOptionCombo": .scalar(category), "period": .scalar(period), "value": "", "comment": "comment",
            ]
            if let unit = query["orgUnit"] { value["orgUnit"] = .scalar(unit) }
            return .object(value)
        }
        return try Reply.json(["dataSet": .scalar(uid), "period": .scalar(period), "dataValues": .list(values)])
            .response(to: request)
    }
}
