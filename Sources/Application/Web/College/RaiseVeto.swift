import Hummingbird
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
        _ = try context.requireMember()
        let form = try await Form(request, context)
        guard let ground = Veto.Ground(rawValue: form["ground"]) else { throw FormRefusal.malformed }
        return try await CollegeForm(site: site, id: id, done: .vetoRaised).send(request, context) { act in
            try await site.database.veto(id, on: ground, reason: form["veto-reason"], by: act)
            return Routes.collegeRecord(id)
        } refused: { (refusal: College.Refusal?, _, texts) in
            guard refusal?.isForbidding != true else { return nil }
            let field = refusal == .reasonMissing ? "veto-reason" : "forms"
            let faults = refusal.map { [Frame.Fault(address: "#\(field)", text: texts.words(of: $0))] } ?? []
            let long = form.tooLong(["veto-reason": .remark], texts)
            return CollegePage.Refused(form: "vetoes", fields: form.fields, faults: faults + long)
        }
    }
}
