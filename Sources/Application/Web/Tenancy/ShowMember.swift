import Foundation
import Hummingbird
import Language
import Tenancy

/// `GET /members/{member}`: one member for whoever keeps them, with what can be changed and what follows from it.
struct ShowMember: Endpoint {
    static let contract = Contract(answers: KeptMember.self)

    let site: Site
    let id: Identifier<Member>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let page = try await MemberPage(id, request, context, site)
        return try page.respond(request, context, site)
    }
}

/// `POST /members/{member}/password`: a new password, shown this once; the old one and every session end.
struct RenewPassword: Endpoint {
    static let contract = Contract(answers: MadePassword.self, takes: [])

    let site: Site
    let id: Identifier<Member>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try await Form(request, context)
        var page = try await MemberPage(id, request, context, site)
        let (id, name) = (page.kept.entry.id, page.kept.entry.name)
        let password = try await site.database.renewPassword(of: id, by: try context.act(at: site.now()))
        site.sessions.forgetAll()
        let made = MadePassword(name: name, password: password)
        if context.wantsJSON { return try Reply.once(made).response(to: request) }
        page.made = made
        return try page.respond(request, context, site)
    }
}

/// `POST /members/{member}/activity`: deactivates a member, or activates them again.
struct SetMemberActivity: Endpoint {
    static let contract = Contract(
        takes: [.required("active", .either([.truth, .choice("YesOrNo", ["yes", "no"])]))]
    )

    let site: Site
    let id: Identifier<Member>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let form = try await Form(request, context)
        let page = try await MemberPage(id, request, context, site)
        let isActive = form["active"] == "yes"
        return try await page.change("activity", request, context, site) { id in
            try await site.database.setActive(isActive, of: id, by: try context.act(at: site.now()))
        }
    }
}

/// `POST /members/{member}/role`: another role of the same organisation.
struct ChangeRole: Endpoint {
    static let contract = Contract(takes: [.required("role", Role.schema)])

    let site: Site
    let id: Identifier<Member>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let form = try await Form(request, context)
        let page = try await MemberPage(id, request, context, site)
        guard let role = Role(rawValue: form["role"]) else {
            return try page.refused("role", site.pages.texts(context)("members.roleElsewhere"), request, context, site)
        }
        return try await page.change("role", request, context, site) { id in
            try await site.database.change(role: role, of: id, by: try context.act(at: site.now()))
        }
    }
}
