import Calendar
import ClosedLoop
import Indicators
import Language
import Lifecycle
import Number

extension FindingPage {
    /// A field with what was typed, if this form was refused.
    func field(
        _ name: String,
        of form: String,
        label: String,
        hint: String? = nil,
        initially: String = ""
    ) -> FormField {
        let sent = refused.flatMap { $0.form == form ? $0 : nil }
        let fault = sent?.faults.filter { $0.address == "#\(name)" }.map(\.text).joined(separator: " ")
        return FormField(
            name: name,
            label: label,
            value: sent?.fields[name] ?? initially,
            fault: fault?.isEmpty == false ? fault : nil,
            hint: hint
        )
    }
}

/// The form of a plan: nil for who doesn't write it now.
struct FindingPlanForm {
    let action: Address
    let cause: FormField
    let method: Select
    let methodWords: FormField
    /// What is to be agreed of the effect; empty without an indicator.
    let criterion: [FormField]
    let isOpen: Bool

    init?(_ page: FindingPage, _ texts: Texts) {
        let (finding, plan) = (page.finding, page.finding.plan)
        guard (try? finding.requirePlanning(by: page.member, at: page.college)) != nil else { return nil }
        action = Routes.findingPlan(page.college.id, finding.number)
        cause = page.field("cause", of: "plan", label: texts("closedLoop.cause"), initially: plan.cause)
        let sent = page.refused.flatMap { $0.form == "plan" ? $0.fields["method"] : nil }
        method = Select(
            "method",
            label: texts("closedLoop.method"),
            all: texts("closedLoop.choose"),
            options: CauseMethod.allCases.map { (value: $0.rawValue, label: texts("closedLoop.methods.\($0)")) },
            chosen: sent ?? plan.method?.rawValue ?? ""
        )
        methodWords = page.field(
            "methodWords",
            of: "plan",
            label: texts("closedLoop.methodWords"),
            initially: plan.methodWords
        )
        let now = page.trend.last { $0.figure.value != nil }?.figure.value
        criterion =
            page.indicator.map { indicator in
                [
                    page.field(
                        "from",
                        of: "plan",
                        label: texts("closedLoop.from"),
                        hint: texts("closedLoop.fromHint", ["indicator": .text(texts.text(indicator.name))]),
                        initially: (plan.criterion?.from ?? now?.rounded(decimals: 1)).map { "\($0)" } ?? ""
                    ),
                    page.field(
                        "to",
                        of: "plan",
                        label: texts("closedLoop.to"),
                        initially: plan.criterion.map { "\($0.to)" } ?? "\(indicator.defaultTarget)"
                    ),
                    page.field(
                        "period",
                        of: "plan",
                        label: texts("closedLoop.period"),
                        hint: texts("closedLoop.periodHint"),
                        initially: plan.criterion?.period.identifier
                            ?? Period(.quarterly, containing: Day(page.now, in: page.college.zone)).next.identifier
                    ),
                ]
            } ?? []
        isOpen = page.refused?.form == "plan" || plan.cause.isEmpty
    }
}

/// The form of an action; nil for who doesn't write the plan now.
struct FindingActionForm {
    let action: Address
    let text: FormField
    let owner: FormField
    let due: FormField
    let shownBy: FormField
    let isOpen: Bool

    init?(_ page: FindingPage, _ texts: Texts) {
        guard (try? page.finding.requirePlanning(by: page.member, at: page.college)) != nil else { return nil }
        action = Routes.findingActions(page.college.id, page.finding.number)
        text = page.field("action", of: "actions", label: texts("closedLoop.action"))
        owner = page.field("actionOwner", of: "actions", label: texts("closedLoop.actionOwner"))
        due = page.field("actionDue", of: "actions", label: texts("closedLoop.actionDue"))
        shownBy = page.field("shownBy", of: "actions", label: texts("closedLoop.shownBy"))
        isOpen = page.refused?.form == "actions" || page.finding.plan.actions.isEmpty
    }
}

/// The form with which another due day is asked for; nil for who doesn't.
struct FindingAskForm {
    let action: Address
    let due: FormField
    let reason: FormField
    let isOpen: Bool

    init?(_ page: FindingPage, _ texts: Texts) {
        guard page.finding.mayAsk(page.member, at: page.college) else { return nil }
        action = Routes.findingExtensions(page.college.id, page.finding.number)
        due = page.field("extensionDue", of: "extensions", label: texts("closedLoop.extension.due"))
        reason = page.field("reason", of: "extensions", label: texts("college.reason"))
        isOpen = page.refused?.form == "extensions"
    }
}

/// The form that answers it; nil for who doesn't, and while nothing is asked.
struct FindingDecideForm {
    let action: Address
    let lead: String
    let reason: FormField

    init?(_ page: FindingPage, _ texts: Texts) {
        let finding = page.finding
        guard let asked = finding.askedExtension,
            finding.waits(.extension, for: page.member, at: page.college, on: page.now)
        else { return nil }
        action = Routes.findingExtension(page.college.id, finding.number, asked.number)
        lead = texts("closedLoop.extension.lead", ["due": .text(texts.day(asked.due))])
        reason = page.field(
            "reason",
            of: "extension",
            label: texts("college.reason"),
            hint: texts("closedLoop.extension.hint")
        )
    }
}

extension StepsView {
    /// The steps of a finding that the reader can take now, and what keeps them from the others.
    init?(_ page: FindingPage, _ texts: Texts) {
        let finding = page.finding
        let lines = finding.steps(for: page.member, at: page.college, on: page.now)
        let can = lines.filter(\.refusals.isEmpty).map(\.rule)
        func form(_ rule: FindingRule) -> StepForm { StepForm(rule, page, texts) }
        let next = can.first { !$0.needsReason || $0.step == .close }
        self.init(
            title: texts("closedLoop.next"),
            next: next.map(form),
            others: can.filter { $0 != next }.map(form),
            refused: lines.filter { !$0.refusals.isEmpty }.map { rule, refusals in
                Refused(
                    label: texts(rule.step.messageKey),
                    reasons: refusals.map { MendedReason(text: texts.words(of: $0)) }
                )
            },
            refusedOpen: can.isEmpty
        )
    }
}

extension StepForm {
    fileprivate init(_ rule: FindingRule, _ page: FindingPage, _ texts: Texts) {
        let (step, finding) = (rule.step, page.finding)
        let sent = page.refused.flatMap { $0.form == step.rawValue ? $0 : nil }
        var hidden = [
            Hidden(name: "version", value: "\(finding.version)")
        ]
        if step != .verify { hidden.append(Hidden(name: "step", value: step.rawValue)) }
        var consequence = texts("closedLoop.consequences.\(step)")
        if step == .observeLonger, let period = finding.plan.criterion?.period {
            // The first period after it that isn't over.
            let present = Period(period.type, containing: Day(page.now, in: page.college.zone))
            let later = max(period.next, present)
            hidden.append(Hidden(name: "period", value: later.identifier))
            consequence = texts("closedLoop.consequences.\(step)", ["period": .text(texts.name(of: later))])
        }
        self.init(
            code: step.rawValue,
            action: step == .verify
                ? Routes.findingVerification(page.college.id, finding.number)
                : Routes.findingSteps(page.college.id, finding.number),
            hidden: hidden,
            label: texts(step.messageKey),
            consequence: consequence,
            reason: rule.needsReason
                ? Reason(
                    label: texts("college.reason"),
                    hint: nil,
                    isRequired: true,
                    value: sent?.fields["reason"] ?? "",
                    fault: sent?.faults.first?.text
                ) : nil,
            isDangerous: false,
            isOpen: sent != nil,
            meaning: rule.step.meaning.map { texts.text($0) }
        )
    }
}
