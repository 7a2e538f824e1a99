import Calendar
import ClosedLoop
import Hummingbird
import Lifecycle
import Tenancy

/// `POST /colleges/{id}/warnings/{number}/dismissal`: the lead college sees nothing in it, with the reason.
struct DismissWarning: Endpoint {
    static let contract = Contract(takes: [.required("reason")])

    let site: Site
    let id: Identifier<College>
    let number: Int

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember(with: .answerWarning)
        let form = try await Form(request, context)
        let act = try context.act(at: site.now())
        try await site.database.dismissWarning(number, at: id, reason: form["reason"], by: act)
        return .redirect(to: Routes.warning(id, number))
    }
}

/// `POST /colleges/{id}/warnings/{number}/review`: headquarters accepts a dismissal, or doesn't.
struct ReviewWarning: Endpoint {
    static let contract = Contract(
        takes: [.required("decision", .choice("WarningDecision", ["accept", "refuse"])), .text("reason")]
    )

    let site: Site
    let id: Identifier<College>
    let number: Int

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember(with: .reviewWarning)
        let form = try await Form(request, context)
        try await site.database.reviewWarning(
            number,
            at: id,
            accepts: form["decision"] == "accept",
            reason: form["reason"],
            by: try context.act(at: site.now())
        )
        return .redirect(to: Routes.warning(id, number))
    }
}

/// `POST /colleges/{id}/warnings/{number}/finding`: makes it a finding.
struct FindWarning: Endpoint {
    static let contract = Contract(takes: [.required("text"), .text("due")])

    let site: Site
    let id: Identifier<College>
    let number: Int

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember(with: .answerWarning)
        let form = try await Form(request, context)
        let (due, slip) = OpenFinding.day(form["due"])
        if let slip { throw slip }
        let act = try context.act(at: site.now())
        try await site.database.findWarning(number, at: id, text: form["text"], due: due, by: act)
        return .redirect(to: Routes.warning(id, number))
    }
}
