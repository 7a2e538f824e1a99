import Hummingbird
import Language
import Lifecycle
import Tenancy

/// `POST /colleges/{id}/documents`: puts the next version of a document on file.
struct AddDocument: Endpoint {
    static let contract = Contract(
        takes: [.required("kind", Lifecycle.Document.Kind.schema), .required("title"), .required("body")]
    )

    let site: Site
    let id: Identifier<College>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let form = try await Form(request, context, limits: FormLimits(bytes: 512 << 10, fieldBytes: 512 << 10))
        guard let kind = Lifecycle.Document.Kind(rawValue: form["kind"]) else { throw FormRefusal.malformed }
        guard let empty = ["title", "body"].first(where: { form[$0].isEmpty }) else {
            try await site.database.add(
                kind,
                to: id,
                title: form["title"],
                body: form["body"],
                by: try context.act(at: site.now())
            )
            return .redirect(to: Routes.college(id, asking: CollegeQuery(filed: kind.rawValue)).at("documents"))
        }
        var page = try await CollegePage(id, for: member, site)
        try member.require(.add(kind), at: page.college)
        let words = site.pages.texts(context)("college.form.\(empty)Missing")
        page.refused = CollegePage.Refused(form: "documents", fields: form.fields, field: empty, words: words)
        return try page.respond(request, context, site)
    }
}
