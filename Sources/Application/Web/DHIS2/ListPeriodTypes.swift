import Calendar
import Hummingbird
import Indicators

/// `GET /dhis2/api/periodTypes`: the kinds of period there are.
struct ListPeriodTypes: Endpoint {
    static let contract = Contract.dhis2

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let types = PeriodType.allCases.enumerated().map { order, type -> JSONValue in
            [
                "name": .scalar(type.rawValue), "displayName": .scalar(type.rawValue),
                "frequencyOrder": .scalar(order + 1),
            ]
        }
        return try Reply.json(["periodTypes": .list(types)]).response(to: request)
    }
}

/// `GET /dhis2/api/expressions/description`: whether an expression is one, and what it says by names.
struct DescribeExpression: Endpoint {
    static let contract = Contract.dhis2

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let source = DHIS2Query(request)["expression"] ?? ""
        let book = try await site.metadata(context)
        do {
            _ = try IndicatorExpression(source)
        } catch {
            return try Reply.json(["status": "ERROR", "message": .scalar("\(error)"), "description": ""])
                .response(to: request)
        }
        let described = source.replacing(/[A-Za-z][A-Za-z0-9]{10}/) { match in
            guard case .text(let name)? = book.objects[String(match.output)]?.fields["displayName"] else {
                return String(match.output)
            }
            return name
        }
        return try Reply.json(["status": "OK", "message": "Valid", "description": .scalar(described)])
            .response(to: request)
    }
}
