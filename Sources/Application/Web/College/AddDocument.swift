import Hummingbird
import Language
import Lifecycle
import Tenancy

/// `POST /colleges/{id}/documents`: puts the next version of a document on file.
struct AddDocument: Endpoint {
    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let id: Identifier<College> = try context.identifier("id", of: "college")
        let form = try await Form(request, context, limits: FormLimits(bytes: 512 << 10, fieldBytes: 512 << 10))
        guard let kind = Lifecycle.Document.Kind(rawValue: form["kind"]) else { throw FormRefusal.malformed }
        guard let empty = ["title", "body"].first(where: { form[$0].isEmpty }) else {
            let document = try await site.database.transaction(as: member) { scope in
                let college = try await scope.college(id).college
                let document = try await scope.add(
                    kind,
                    to: college,
                    title: form["title"],
                    body: form["body"],
                    at: site.now()
                )
                let details = ["kind": kind.rawValue, "version": "\(document.version)"]
                let entry = AuditEntry("lifecycle.add-document", of: "\(id)", details: details)
                try await scope.audit(entry, at: site.now(), from: context.place)
                return document
            }
            return .redirect(to: "/colleges/\(id)?filed=\(document.kind.rawValue)#documents")
        }
        var page = try await CollegePage(id, for: member, site)
        let words = site.pages.texts(context)("college.form.\(empty)Missing")
        page.refused = CollegePage.Refused(form: "documents", fields: form.fields, field: empty, words: words)
        return try page.respond(request, context, site)
    }
}
