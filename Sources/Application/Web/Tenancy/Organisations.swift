import Foundation
import Hummingbird
import Language
import Tenancy

/// `GET /organisations`: the programme's lead colleges and partners, narrowed down, ordered and paged by the address, and the
/// form to add one; for headquarters' administrators.
struct ListOrganisations: Endpoint {
    static let contract = Contract(answers: OrganisationsAnswer.self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let admin = try context.requireMember(with: .seeOrganisations)
        let (query, texts) = (OrganisationsQuery(request), site.pages.texts(context))
        let page = try await site.database.reading(as: admin) { try await OrganisationsPage(query, in: $0, texts) }
        return try page.respond(request, context, site)
    }
}

/// `POST /organisations`: adds one with its first member, whose first password is shown this once.
struct AddOrganisation: Endpoint {
    static let contract = Contract(
        makes: MadePassword.self,
        takes: [
            .required("kind", Organisation.Kind.schema), .required("nameZh"), .required("nameEn"), .text("country"),
            .required("name"), .required("fullName"),
        ]
    )

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let admin = try context.requireMember(with: .addOrganisation)
        let form = try await Form(request, context)
        let texts = site.pages.texts(context)
        let (listed, existing) = try await site.database.reading(as: admin) { scope in
            (try await OrganisationsPage(OrganisationsQuery(), in: scope, texts), try await scope.organisations())
        }
        var page = listed
        page.typed = OrganisationForm(form)
        page.faults = page.typed.faults(besides: existing, texts)
        guard page.faults.isEmpty, let new = page.typed.organisation else {
            return try page.respond(request, context, site)
        }
        do {
            let first = try NewMember(name: form["name"], fullName: form["fullName"], role: new.firstRole)
            let organisation = try await site.database.add(new, first: first, by: try context.act(at: site.now()))
            let name = SignInName.whole(first.name, in: organisation.id)
            let made = MadePassword(name: name, password: first.password)
            if context.wantsJSON {
                return try Reply.once(made, at: Routes.organisation(organisation.id)).response(to: request)
            }
            page = try await site.database.reading(as: admin) {
                try await OrganisationsPage(OrganisationsQuery(), in: $0, texts)
            }
            page.made = made
        } catch let refusal as OrganisationRefusal where !context.wantsJSON {
            page.faults = refusal.faults.map { OrganisationForm.fault($0, texts) }
        } catch let refusal as MemberRefusal where !context.wantsJSON {
            page.faults = [NewMemberForm.fault(of: refusal, texts)]
        }
        return try page.respond(request, context, site)
    }
}
