import Calendar
import Hummingbird
import Indicators
import Lifecycle
import Number
import Tenancy

/// `POST /targets`: headquarters sets a target, or takes one back by leaving its value empty.
struct SetTarget: Endpoint {
    static let contract = Contract(
        takes: [
            .required("indicator"), .text("country"), .text("college"), .required("period"), .text("value"),
            .text("reason"),
        ]
    )

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember(with: .setTargets)
        let form = try await Form(request, context)
        var place = form["country"].isEmpty ? Place.programme : .country(form["country"])
        if !form["college"].isEmpty {
            guard let id = Identifier<College>(form["college"]) else { throw NotFound(what: "college") }
            place = .college(id)
        }
        let setting = try TargetSetting(form, at: place)
        try await site.database.setTargets([setting], reason: form["reason"], by: try context.act(at: site.now()))
        return .redirect(to: Routes.targets(), having: .targetsSet, context)
    }
}

/// `POST /colleges/{id}/targets`: the lead college proposes a target for its college, with the reason.
struct ProposeTarget: Endpoint {
    static let contract = Contract(
        takes: [.required("indicator"), .required("period"), .required("value"), .text("reason")]
    )

    let site: Site
    let id: Identifier<College>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(with: .proposeTarget)
        let form = try await Form(request, context)
        // Of another's college nothing is told, not even what is wrong with the form.
        let college = try await site.database.reading(as: member) { try await $0.college(id).college }
        try member.require(.proposeTarget, at: college)
        let setting = try TargetSetting(form, at: .college(id))
        let act = try context.act(at: site.now())
        try await site.database.proposeTarget(setting, at: id, reason: form["reason"], by: act)
        return .redirect(to: Routes.collegeTargets(id), having: .targetProposed, context)
    }
}

/// `POST /colleges/{id}/targets/{proposal}/decision`: headquarters agrees to it, or says why not.
struct DecideTarget: Endpoint {
    static let contract = Contract(
        takes: [.required("decision", .choice("TargetDecision", ["agree", "decline"])), .text("answer")]
    )

    let site: Site
    let id: Identifier<College>
    let proposal: Identifier<TargetProposal>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember(with: .setTargets)
        let form = try await Form(request, context)
        try await site.database.decideTarget(
            proposal,
            at: id,
            agrees: form["decision"] == "agree",
            answer: form["answer"],
            by: try context.act(at: site.now())
        )
        return .redirect(to: Routes.targets(), having: .targetDecided, context)
    }
}

extension TargetSetting {
    /// What a form says of a place.
    fileprivate init(_ form: Form, at place: Place) throws {
        guard let period = Period(form["period"]) else { throw TargetRefusal.periodUnusable(form["period"]) }
        var value: Number?
        if !form["value"].isEmpty {
            guard let number = Number(form["value"]) else { throw TargetRefusal.valueMissing }
            value = number
        }
        self.init(form["indicator"], at: place, in: period, value)
    }
}
