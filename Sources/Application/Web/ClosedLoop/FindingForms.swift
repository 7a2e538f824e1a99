import Calendar
import ClosedLoop
import Hummingbird
import Lifecycle
import Number
import Tenancy

/// `POST /colleges/{id}/findings/{number}/plan`: the cause, how it was found, and the effect that is to be agreed.
struct PlanFinding: Endpoint {
    static let contract = Contract(
        takes: [
            .text("cause"), .optional("method", CauseMethod.schema), .text("methodWords"), .text("from"), .text("to"),
            .text("period"),
        ]
    )

    let site: Site
    let id: Identifier<College>
    let number: Int

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember()
        let form = try await Form(request, context)
        var plan = FindingPlan(
            cause: form["cause"],
            method: CauseMethod(rawValue: form["method"]),
            methodWords: form["methodWords"]
        )
        var faults: [FindingRefusal] = []
        let typed = [form["from"], form["to"], form["period"]]
        if typed.contains(where: { !$0.isEmpty }) {
            if let from = Number(typed[0]), let to = Number(typed[1]) {
                if let period = Period(typed[2]) {
                    plan.criterion = EffectCriterion(from: from, to: to, period: period)
                } else {
                    faults.append(.criterionShort)
                }
            } else {
                faults.append(.criterionMissing)
            }
        }
        let sent = FindingForm(site: site, id: id, number: number, name: "plan", form: form)
        return try await sent.send(request, context, long: ["cause": .remark, "methodWords": .title], faults: faults) {
            try await site.database.plan(plan, for: number, at: id, by: $0)
        }
    }
}

/// `POST /colleges/{id}/findings/{number}/actions`: one more thing that is to be done.
struct AddFindingAction: Endpoint {
    static let contract = Contract(takes: [.text("action"), .text("actionOwner"), .text("actionDue"), .text("shownBy")])

    let site: Site
    let id: Identifier<College>
    let number: Int

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember()
        let form = try await Form(request, context)
        let due = OpenFinding.day(form["actionDue"]).0
        let (text, owner, shownBy) = (form["action"], form["actionOwner"], form["shownBy"])
        let faults = CorrectiveAction.refusals(text: text, owner: owner, due: due, shownBy: shownBy)
        let sent = FindingForm(site: site, id: id, number: number, name: "actions", form: form)
        return try await sent.send(
            request,
            context,
            long: ["action": .remark, "actionOwner": .title, "shownBy": .remark],
            faults: faults
        ) { act in
            try await site.database.addAction(
                to: number,
                at: id,
                text: text,
                owner: owner,
                due: due,
                shownBy: shownBy,
                by: act
            )
        }
    }
}

/// `POST /colleges/{id}/findings/{number}/actions/{action}`: says what became of an action.
struct SettleFindingAction: Endpoint {
    static let contract = Contract(
        takes: [.required("state", CorrectiveAction.State.schema), .text("words")]
    )

    let site: Site
    let id: Identifier<College>
    let number: Int
    let action: Int

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember()
        let form = try await Form(request, context)
        guard let state = CorrectiveAction.State(rawValue: form["state"]) else { throw FormRefusal.malformed }
        let sent = FindingForm(site: site, id: id, number: number, name: "action-\(action)", form: form)
        return try await sent.send(request, context, long: ["words": .remark]) {
            try await site.database.settle(action, of: number, at: id, as: state, words: form["words"], by: $0)
        }
    }
}

/// `POST /colleges/{id}/findings/{number}/actions/{action}/remove`: takes an action out of a plan.
struct RemoveFindingAction: Endpoint {
    static let contract = Contract(takes: [])

    let site: Site
    let id: Identifier<College>
    let number: Int
    let action: Int

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember()
        let form = try await Form(request, context)
        let sent = FindingForm(site: site, id: id, number: number, name: "action-\(action)", form: form)
        return try await sent.send(request, context) {
            try await site.database.removeAction(action, of: number, at: id, by: $0)
        }
    }
}

/// `POST /colleges/{id}/findings/{number}/steps`: moves a finding one step along its course.
struct TakeFindingStep: Endpoint {
    static let contract = Contract(
        takes: [
            .required("step", Finding.Step.schema), .optional("version", .number), .text("reason"), .text("period"),
        ]
    )

    let site: Site
    let id: Identifier<College>
    let number: Int

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember()
        let form = try await Form(request, context)
        guard let step = Finding.Step(rawValue: form["step"]) else { throw FormRefusal.malformed }
        let sent = FindingForm(site: site, id: id, number: number, name: step.rawValue, form: form)
        return try await sent.send(request, context, long: ["reason": .remark]) {
            try await site.database.take(
                step,
                on: number,
                at: id,
                by: $0,
                seen: Int(form["version"]),
                reason: form["reason"],
                period: Period(form["period"])
            )
        }
    }
}

/// `POST /colleges/{id}/findings/{number}/extensions`: asks for another due day.
struct AskFindingExtension: Endpoint {
    static let contract = Contract(takes: [.text("extensionDue"), .text("reason")])

    let site: Site
    let id: Identifier<College>
    let number: Int

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember()
        let form = try await Form(request, context)
        let due = OpenFinding.day(form["extensionDue"]).0
        let sent = FindingForm(site: site, id: id, number: number, name: "extensions", form: form)
        return try await sent.send(request, context, long: ["reason": .remark]) {
            try await site.database.askExtension(of: number, at: id, to: due, reason: form["reason"], by: $0)
        }
    }
}

/// `POST /colleges/{id}/findings/{number}/extensions/{extension}`: grants another due day, or refuses it.
struct DecideFindingExtension: Endpoint {
    static let contract = Contract(takes: [.required("answer", ExtensionAnswer.schema), .text("reason")])

    let site: Site
    let id: Identifier<College>
    let number: Int
    let asked: Int

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember()
        let form = try await Form(request, context)
        guard let answer = ExtensionAnswer(rawValue: form["answer"]) else { throw FormRefusal.malformed }
        let sent = FindingForm(site: site, id: id, number: number, name: "extension", form: form)
        return try await sent.send(request, context, long: ["reason": .remark]) {
            try await site.database.decideExtension(
                asked,
                of: number,
                at: id,
                granted: answer == .grant,
                words: form["reason"],
                by: $0
            )
        }
    }
}

/// What is said to another due day.
enum ExtensionAnswer: String, CaseIterable, ChoiceAnswer {
    case grant, refuse
}
