import Hummingbird
import Lifecycle
import Tenancy

/// `GET /colleges/{id}`: where an overseas college stands, what it waits for and on whom; below it a page a part: what is
/// on file, and how it got there.
struct ShowCollege: Endpoint {
    static let contract = Contract(answers: CollegeAnswer.self)

    let site: Site
    let part: CollegePart
    let id: Identifier<College>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let query = CollegeQuery(request)
        var page = try await CollegePage(id, for: member, site, query)
        page.part = part
        page.done = College.Step(rawValue: query.done)
        return try await page.respond(request, context, site)
    }
}
