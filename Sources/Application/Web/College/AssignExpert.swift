import Hummingbird
import Language
import Lifecycle
import Tenancy

/// `POST /colleges/{id}/assignments`: asks an expert to score a college, who sees it from then on.
struct AssignExpert: Endpoint {
    static let contract = Contract(takes: [.required("expert")])

    let site: Site
    let id: Identifier<College>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(with: .assignExpert)
        let form = try await Form(request, context)
        guard let expert = Identifier<Member>(form["expert"]) else {
            var page = try await CollegePage(id, for: member, site)
            try member.require(.assignExpert, at: page.college)
            let words = site.pages.texts(context)("college.form.expertMissing")
            page.refused = CollegePage.Refused(form: "assignments", fields: form.fields, field: "expert", words: words)
            return try page.respond(request, context, site)
        }
        try await site.database.assign(expert, to: id, by: try context.act(at: site.now()))
        return .redirect(to: Routes.collegeDocuments(id), having: .expertAssigned, context)
    }
}
