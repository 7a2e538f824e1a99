import Calendar
import Collection
import HTTPTypes
import Hummingbird
import Indicators
import Tenancy

/// `GET /dhis2/api/analytics`: figures of elements, indicators and reports, by period and place, as they are now.
struct ShowAnalytics: Endpoint {
    static let contract = Contract.dhis2

    let site: Site

    var timeLimit: Duration { .seconds(120) }

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(with: .seeReports)
        try context.requireEnding(orOneOf: "csv")
        let query = DHIS2Query(request)
        guard query["aggregationType"].map({ ["DEFAULT", "SUM"].contains($0.uppercased()) }) ?? true else {
            throw DHIS2Fault(code: "aggregation", subject: query["aggregationType"] ?? "")
        }
        let directory = try await site.directory(context)
        let asked = try AnalyticsRequest(query, directory, today: Day(site.now(), in: context.zone))
        let sums = try await site.database.reading(as: member) { try await AnalyticsSums.read($0, asked, directory) }
        let table = try AnalyticsTable(asked, directory, sums)
        let answer = try AnalyticsAnswer(table, asked, directory, query, site.pages.texts(context))
        if context.ending == "csv" || request.headers[.accept]?.contains("csv") == true {
            return Reply(bytes: Array(answer.csv.utf8), type: "application/csv").response(to: request)
        }
        return try Reply.json(answer.json(skipsMeta: query.flag("skipMeta"), skipsData: query.flag("skipData")))
            .response(to: request)
    }
}
