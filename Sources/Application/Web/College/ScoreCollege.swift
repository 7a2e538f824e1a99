import Foundation
import Hummingbird
import Language
import Lifecycle
import Number
import Postgres
import Tenancy

/// `POST /colleges/{id}/scores`: an assigned expert's points for what is under review.
struct ScoreCollege: Endpoint {
    static let contract = Contract(takes: [.each("points-"), .text("comment")])

    let site: Site
    let id: Identifier<College>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let form = try await Form(request, context)
        do {
            let comment = form["comment"]
            try await site.database.score(
                id,
                points: points(form),
                comment: comment.isEmpty ? nil : comment,
                by: try context.act(at: site.now())
            )
        } catch let refusal as College.Refusal where !refusal.isForbidding && !context.wantsJSON {
            var page = try await CollegePage(id, for: member, site)
            let texts = site.pages.texts(context)
            let faults = refusal.parts.map {
                Frame.Fault(address: "#\($0.field ?? "forms")", text: texts.words(of: $0))
            }
            let long = form.tooLong(["comment": .remark], texts)
            page.refused = CollegePage.Refused(form: "scores", fields: form.fields, faults: faults + long)
            return try page.respond(request, context, site)
        } catch let refusal as TextTooLong where !context.wantsJSON {
            var page = try await CollegePage(id, for: member, site)
            let words = site.pages.texts(context).words(of: refusal)
            page.refused = CollegePage.Refused(form: "scores", fields: form.fields, field: "comment", words: words)
            return try page.respond(request, context, site)
        }
        return .redirect(to: Routes.collegeDocuments(id), having: .scoreGiven, context)
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
