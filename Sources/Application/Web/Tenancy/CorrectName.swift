import Hummingbird
import Tenancy

/// `POST /members/{member}/name`: corrects a member's full name.
struct CorrectName: Endpoint {
    static let contract = Contract(takes: [.required("fullName")])

    let site: Site
    let id: Identifier<Member>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let form = try await Form(request, context)
        var page = try await MemberPage(id, request, context, site)
        page.typedName = form["fullName"]
        return try await page.change("fullName", request, context, site) { id in
            try await site.database.correct(
                fullName: form["fullName"],
                of: id,
                by: try context.act(at: site.now())
            )
        }
    }
}

/// `POST /members/{member}/forget`: forgets who a deactivated member was; what they did stays, by a pseudonym.
struct ForgetMember: Endpoint {
    static let contract = Contract(takes: [])

    let site: Site
    let id: Identifier<Member>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try await Form(request, context)
        let page = try await MemberPage(id, request, context, site)
        return try await page.change("forget", request, context, site) { id in
            try await site.database.forget(id, by: try context.act(at: site.now()))
        }
    }
}
