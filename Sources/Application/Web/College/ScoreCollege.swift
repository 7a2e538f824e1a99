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
        return try await CollegeForm(site: site, id: id).send(request, context) { act in
            let comment = form["comment"]
            try await site.database.score(id, points: points(form), comment: comment.isEmpty ? nil : comment, by: act)
            return Routes.college(id).at("documents")
        } refused: { (refusal: College.Refusal, _, texts) in
            guard !refusal.isForbidding else { return nil }
            let field = if case .points(let dimension) = refusal { "points-\(dimension.code)" } else { "forms" }
            let words = texts.words(of: refusal)
            return CollegePage.Refused(form: "scores", fields: form.fields, field: field, words: words)
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
