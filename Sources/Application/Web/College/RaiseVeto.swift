import Hummingbird
import Language
import Lifecycle
import Tenancy

/// `POST /colleges/{id}/vetoes`: fails what is under review whatever the points, 一票否决.
struct RaiseVeto: Endpoint {
    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let id: Identifier<College> = try context.identifier("id", of: "college")
        let form = try await Form(request, context)
        guard let ground = Veto.Ground(rawValue: form["ground"]) else { throw FormRefusal.malformed }
        do {
            try await site.database.transaction(as: member) { scope in
                let entry = try await scope.college(id)
                let dossier = try await scope.file(of: entry).dossier
                let reason = form["veto-reason"]
                let veto = try entry.college.veto(ground, by: member, reason: reason, on: dossier, at: site.now())
                try await scope.save(veto, of: entry.college)
                let citation = veto.veto.citation
                let details = [
                    "ground": ground.rawValue, "reason": veto.reason,
                    "document": "\(citation.kind.rawValue) \(citation.version)",
                ]
                let audited = AuditEntry("lifecycle.veto", of: "\(id)", details: details)
                try await scope.audit(audited, at: site.now(), from: context.place)
            }
        } catch let refusal as College.Refusal {
            var page = try await CollegePage(id, for: member, site)
            page.refused = CollegePage.Refused(
                form: "vetoes",
                fields: form.fields,
                field: refusal == .reasonMissing ? "veto-reason" : "forms",
                words: site.pages.texts(context).words(of: refusal)
            )
            return try page.respond(request, context, site)
        }
        return .redirect(to: "/colleges/\(id)#record")
    }
}
