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
        let form = try await Form(request, context)
        guard let kind = Lifecycle.Document.Kind(rawValue: form["kind"]) else { throw FormRefusal.malformed }
        let texts = site.pages.texts(context)
        let missing = ["title", "body"].filter { form[$0].isEmpty }.map {
            Frame.Fault(address: "#\($0)", text: texts("college.form.\($0)Missing"))
        }
        let faults = missing + form.tooLong(["title": .title, "body": .body], texts)
        guard faults.isEmpty else {
            var page = try await CollegePage(id, for: member, site)
            try member.require(.add(kind), at: page.college)
            page.refused = CollegePage.Refused(form: "documents", fields: form.fields, faults: faults)
            return try page.respond(request, context, site)
        }
        let act = try context.act(at: site.now())
        try await site.database.add(kind, to: id, title: form["title"], body: form["body"], by: act)
        return .redirect(to: Routes.collegeDocuments(id), having: .documentFiled, context)
    }
}
