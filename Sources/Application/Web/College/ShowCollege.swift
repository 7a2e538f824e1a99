import Hummingbird
import Lifecycle
import Tenancy

/// `GET /colleges/{id}`: where an overseas college stands, how it got there, what it waits for and on whom.
struct ShowCollege: Endpoint {
    static let contract = Contract(answers: CollegeAnswer.self)

    let site: Site
    let id: Identifier<College>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let query = CollegeQuery(request)
        var page = try await CollegePage(id, for: member, site, query)
        page.done = College.Step(rawValue: query.done)
        page.changed = query.changed
        return try page.respond(request, context, site)
    }
}
