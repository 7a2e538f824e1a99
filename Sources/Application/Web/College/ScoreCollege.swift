import Hummingbird
import Lifecycle
import Number
import Tenancy

/// `POST /colleges/{id}/scores`: an assigned expert's points for what is under review.
struct ScoreCollege: Endpoint {
    static let contract = Contract(takes: [.each("points-", .number), .text("comment")])

    let site: Site
    let id: Identifier<College>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember()
        let form = try await Form(request, context)
        return try await CollegeForm(site: site, id: id, done: .scoreGiven).send(request, context) { act in
            let comment = form["comment"]
            try await site.database.score(id, points: points(form), comment: comment.isEmpty ? nil : comment, by: act)
            return Routes.collegeDocuments(id)
        } refused: { (refusal: College.Refusal?, _, texts) in
            guard refusal?.isForbidding != true else { return nil }
            let faults = (refusal?.parts ?? []).map {
                Frame.Fault(address: "#\($0.field ?? "forms")", text: texts.words(of: $0))
            }
            let long = form.tooLong(["comment": .remark], texts)
            return CollegePage.Refused(form: "scores", fields: form.fields, faults: faults + long)
        }
    }

    /// The points by dimension; what is no number is left out, which the rubric then refuses by its dimension.
    private func points(_ form: Form) -> [String: Number] {
        let prefix = "points-"
        let pairs = form.fields.keys.filter { $0.hasPrefix(prefix) }.compactMap { name -> (String, Number)? in
            Number(form[name]).map { (String(name.dropFirst(prefix.count)), $0) }
        }
        return Dictionary(pairs) { $1 }
    }
}
