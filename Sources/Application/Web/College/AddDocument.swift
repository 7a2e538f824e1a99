import Hummingbird
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
        _ = try context.requireMember()
        let form = try await Form(request, context, limits: FormLimits(bytes: 512 << 10, fieldBytes: 512 << 10))
        guard let kind = Lifecycle.Document.Kind(rawValue: form["kind"]) else { throw FormRefusal.malformed }
        return try await CollegeForm(site: site, id: id, right: .add(kind)).send(request, context) { act in
            if let empty = ["title", "body"].first(where: { form[$0].isEmpty }) {
                throw FormFaults(empty, site.pages.texts(context)("college.form.\(empty)Missing"))
            }
            try await site.database.add(kind, to: id, title: form["title"], body: form["body"], by: act)
            return Routes.college(id, asking: CollegeQuery(filed: kind.rawValue)).at("documents")
        } refused: { (faults: FormFaults, _, _) in
            CollegePage.Refused(form: "documents", fields: form.fields, faults)
        }
    }
}
