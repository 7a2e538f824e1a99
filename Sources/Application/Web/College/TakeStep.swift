import Collection
import Hummingbird
import Lifecycle
import Tenancy

/// `POST /colleges/{id}/steps`: moves an overseas college one step along its lifecycle.
struct TakeStep: Endpoint {
    static let contract = Contract(
        takes: [.required("step", College.Step.schema), .optional("version", .number), .text("reason")]
    )

    let site: Site
    let id: Identifier<College>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember()
        let form = try await Form(request, context)
        guard let step = College.Step(rawValue: form["step"]) else { throw FormRefusal.malformed }
        return try await CollegeForm(site: site, id: id).send(request, context) { act in
            try await site.database.take(step, on: id, by: act, seen: Int(form["version"]), reason: form["reason"])
            return Routes.college(id, asking: CollegeQuery(done: step.rawValue))
        } refused: { (refusal: College.Refusal?, page, texts) in
            let reason = "reason-\(step.rawValue)"
            guard let refusal else {
                let long = form.tooLong(["reason": .remark], texts).map {
                    Frame.Fault(address: "#\(reason)", text: $0.text)
                }
                return CollegePage.Refused(form: "steps", fields: form.fields, faults: long)
            }
            guard !refusal.isForbidding else { return nil }
            let all = page.college.refusals(of: step, by: page.member, on: page.dossier, at: page.now)
            let field = refusal == .reasonMissing ? reason : "steps"
            return CollegePage.Refused(
                form: "steps",
                fields: form.fields,
                // What has changed since the step was tried doesn't hide why it was refused.
                faults: (all.contains(refusal) ? all : [refusal]).map {
                    Frame.Fault(address: "#\(field)", text: texts.words(of: $0))
                },
                status: refusal.isConflict ? .conflict : .unprocessableContent
            )
        }
    }
}
