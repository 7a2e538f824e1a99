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
        let form = try await Form(request, context)
        guard let kind = Lifecycle.Document.Kind(rawValue: form["kind"]) else { throw FormRefusal.malformed }
        let texts = site.pages.texts(context)
        let missing = ["title", "body"].filter { form[$0].isEmpty }.map {
            Frame.Fault(address: "#\($0)", text: texts("college.form.\($0)Missing"))
        }
        let faults = missing + form.tooLong(["title": .title, "body": .body], texts)
        let sent = CollegeForm(site: site, id: id, right: .add(kind), done: .documentFiled)
        return try await sent.send(request, context) { act in
            if !faults.isEmpty { throw FormFaults(faults: faults, status: .unprocessableContent) }
            try await site.database.add(kind, to: id, title: form["title"], body: form["body"], by: act)
            return Routes.collegeDocuments(id)
        } refused: { (faults: FormFaults?, _, _) in
            faults.map { CollegePage.Refused(form: "documents", fields: form.fields, $0) }
        }
    }
}
