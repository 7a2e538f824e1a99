import Hummingbird
import Lifecycle
import Tenancy

/// `POST /colleges/{id}/assignments`: asks an expert to score a college, who sees it from then on.
struct AssignExpert: Endpoint {
    static let contract = Contract(takes: [.required("expert")])

    let site: Site
    let id: Identifier<College>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember(with: .assignExpert)
        let form = try await Form(request, context)
        let sent = CollegeForm(site: site, id: id, right: .assignExpert, done: .expertAssigned)
        return try await sent.send(request, context) { act in
            guard let expert = Identifier<Member>(form["expert"]) else {
                throw FormFaults("expert", site.pages.texts(context)("college.form.expertMissing"))
            }
            try await site.database.assign(expert, to: id, by: act)
            return Routes.collegeDocuments(id)
        } refused: { (faults: FormFaults?, _, _) in
            faults.map { CollegePage.Refused(form: "assignments", fields: form.fields, $0) }
        }
    }
}
