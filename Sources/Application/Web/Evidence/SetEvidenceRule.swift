import Evidence
import Hummingbird
import Tenancy

/// `POST /programme/evidence`: says how large a file may be.
struct SetEvidenceRule: Endpoint {
    static let contract = Contract(takes: [.required("megabytes", .number)])

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember(with: .setEvidenceRule)
        let form = try await Form(request, context)
        do {
            let rule = try EvidenceRule(megabytes: Int(form["megabytes"]))
            try await site.database.set(rule, by: try context.act(at: site.now()))
        } catch let refusal as EvidenceRefusal {
            throw FormFaults("megabytes", site.pages.texts(context).words(of: refusal))
        }
        return .redirect(to: Routes.programme(asking: ProgrammeQuery(saved: "evidence")))
    }
}
