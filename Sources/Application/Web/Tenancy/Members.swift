import Foundation
import Hummingbird
import Language
import Tenancy

/// `GET /members`: the members of an administrator's own organisation, narrowed down, ordered and paged by the address, and
/// the form to add one. `GET /organisations/{id}`: those of a lead college or partner, for headquarters' administrators.
struct ListMembers: Endpoint {
    static let contract = Contract(answers: MembersAnswer.self)

    let site: Site
    /// Nil for the member's own.
    let tenant: Identifier<Organisation>?

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let admin = try context.requireMember(with: .keepMembers)
        let query = MembersQuery(request)
        let page: MembersPage
        if tenant == nil && context.visitor != nil && query.filter.offset == 0 {
            // Whoever reads the first page of their own organisation asks a single thing.
            page = try await site.database.readingOnce(as: admin) {
                try await MembersPage(query, of: nil, for: context.visitor, in: $0)
            }
        } else {
            page = try await site.database.reading(as: admin) {
                try await MembersPage(query, of: tenant, for: context.visitor, in: $0)
            }
        }
        return try page.respond(request, context, site)
    }
}

/// `POST /members` and `POST /organisations/{id}/members`: adds one, and shows the first password this once.
struct AddMember: Endpoint {
    static let contract = Contract(
        makes: MadePassword.self,
        takes: [.required("fullName"), .required("name"), .required("role", Role.schema)]
    )

    let site: Site
    /// Nil for the member's own.
    let tenant: Identifier<Organisation>?

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let admin = try context.requireMember(with: .keepMembers)
        let form = try await Form(request, context)
        var page = try await site.database.reading(as: admin) {
            try await MembersPage(MembersQuery(), of: tenant, for: context.visitor, in: $0)
        }
        page.typed = NewMemberForm(form)
        page.faults = try await page.typed.faults(
            giving: page.roles,
            in: page.organisation.id,
            site.database,
            site.pages.texts(context)
        )
        guard page.faults.isEmpty, let role = Role(rawValue: form["role"]) else {
            return try page.respond(request, context, site)
        }
        do {
            let new = try NewMember(name: form["name"], fullName: form["fullName"], role: role)
            let member = try await site.database.add(new, to: tenant, by: try context.act(at: site.now()))
            let made = MadePassword(name: member.name, password: new.password)
            if context.wantsJSON {
                return try Reply.once(made, at: Routes.member(member.id)).response(to: request)
            }
            page = try await site.database.reading(as: admin) {
                try await MembersPage(MembersQuery(), of: tenant, for: context.visitor, in: $0)
            }
            page.made = made
        } catch let refusal as MemberRefusal where !context.wantsJSON {
            page.faults = [NewMemberForm.fault(of: refusal, site.pages.texts(context))]
        }
        return try page.respond(request, context, site)
    }
}
