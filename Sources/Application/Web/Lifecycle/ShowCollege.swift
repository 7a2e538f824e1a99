import Hummingbird
import Lifecycle
import Tenancy

/// `GET /colleges/{id}`: where an overseas college stands, how it got there, what it waits for and on whom.
struct ShowCollege: Endpoint {
    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        var page = try await CollegePage(try context.identifier("id", of: "college"), for: member, site)
        page.done = College.Step(rawValue: Query(request)["done"])
        return try page.respond(request, context, site)
    }
}
