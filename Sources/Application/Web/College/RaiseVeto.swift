import Hummingbird
import Language
import Lifecycle
import Tenancy

/// `POST /colleges/{id}/vetoes`: fails what is under review whatever the points, 一票否决.
struct RaiseVeto: Endpoint {
    static let contract = Contract(
        takes: [.required("ground", Veto.Ground.schema), .required("veto-reason")]
    )

    let site: Site
    let id: Identifier<College>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let form = try await Form(request, context)
        guard let ground = Veto.Ground(rawValue: form["ground"]) else { throw FormRefusal.malformed }
        do {
            try await site.database.veto(
                id,
                on: ground,
                reason: form["veto-reason"],
                by: try context.act(at: site.now())
            )
        } catch let refusal as College.Refusal where !refusal.isForbidding && !context.wantsJSON {
            var page = try await CollegePage(id, for: member, site)
            page.refused = CollegePage.Refused(
                form: "vetoes",
                fields: form.fields,
                field: refusal == .reasonMissing ? "veto-reason" : "forms",
                words: site.pages.texts(context).words(of: refusal)
            )
            return try page.respond(request, context, site)
        } catch let refusal as TextTooLong where !context.wantsJSON {
            var page = try await CollegePage(id, for: member, site)
            let words = site.pages.texts(context).words(of: refusal)
            page.refused = CollegePage.Refused(form: "vetoes", fields: form.fields, field: "veto-reason", words: words)
            return try page.respond(request, context, site)
        }
        return .redirect(to: Routes.collegeRecord(id), having: .vetoRaised, context)
    }
}
