import Collection
import Hummingbird
import Lifecycle
import Tenancy

/// `POST /colleges/{id}/steps`: moves an overseas college one step along its lifecycle.
struct TakeStep: Endpoint {
    static let contract = Contract(
        takes: [.required("step", College.Step.schema), .text("version"), .text("reason")]
    )

    let site: Site
    let id: Identifier<College>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let form = try await Form(request, context)
        guard let step = College.Step(rawValue: form["step"]) else { throw FormRefusal.malformed }
        do {
            try await site.database.take(
                step,
                on: id,
                by: try context.act(at: site.now()),
                seen: Int(form["version"]),
                reason: form["reason"]
            )
        } catch let refusal as College.Refusal where !refusal.isForbidding && !context.wantsJSON {
            var page = try await CollegePage(id, for: member, site)
            let texts = site.pages.texts(context)
            let all = page.college.refusals(of: step, by: member, on: page.dossier, at: page.now)
            let field = refusal == .reasonMissing ? "reason-\(step.rawValue)" : "steps"
            page.refused = CollegePage.Refused(
                form: "steps",
                fields: form.fields,
                // What has changed since the step was tried doesn't hide why it was refused.
                faults: (all.contains(refusal) ? all : [refusal]).map {
                    Frame.Fault(address: "#\(field)", text: texts.words(of: $0))
                },
                status: refusal.isConflict ? .conflict : .unprocessableContent
            )
            return try page.respond(request, context, site)
        } catch let refusal as TextTooLong where !context.wantsJSON {
            var page = try await CollegePage(id, for: member, site)
            page.refused = CollegePage.Refused(
                form: "steps",
                fields: form.fields,
                field: "reason-\(step.rawValue)",
                words: site.pages.texts(context).words(of: refusal)
            )
            return try page.respond(request, context, site)
        }
        return .redirect(to: Routes.college(id, asking: CollegeQuery(done: step.rawValue)))
    }
}
