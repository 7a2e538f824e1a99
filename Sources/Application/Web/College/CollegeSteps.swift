import Foundation
import HTTPTypes
import Language
import Lifecycle
import Tenancy

extension StepsView {
    /// The steps of a college that the member could take; nil where no step of this state is ever theirs.
    init?(_ page: CollegePage, _ texts: Texts) {
        let college = page.college
        var open: [StepForm] = []
        var refused: [Refused] = []
        for (step, refusals) in college.steps(for: page.member, on: page.dossier, at: page.now) {
            guard let rule = Rulebook.rule(college.state, step) else { continue }
            if refusals.isEmpty {
                open.append(StepForm(rule, page, texts))
            } else if !refusals.contains(where: \.isForbidding) {
                let reasons = refusals.map { MendedReason($0, page, texts) }
                refused.append(Refused(label: texts(step.messageKey), reasons: reasons))
            }
        }
        // What was refused just now and is nobody's any more is told all the same.
        if let sent = page.refused, sent.form == "steps", sent.status != .conflict, sent.words(at: "steps") != nil,
            let step = sent.fields["step"].flatMap(College.Step.init),
            !refused.contains(where: { $0.reasons.map(\.text) == sent.faults.map(\.text) })
        {
            let reasons = sent.faults.map { MendedReason(text: $0.text) }
            refused.append(Refused(label: texts(step.messageKey), reasons: reasons))
        }
        let place = open.firstIndex { !$0.isDangerous && Rulebook.isOrdinary($0.code, in: college.state) }
        let next = place.map { open.remove(at: $0) }
        self.init(
            title: texts("college.steps"),
            next: next,
            others: open,
            refused: refused,
            refusedOpen: page.refused?.words(at: "steps") != nil
        )
    }
}

extension StepForm {
    fileprivate init(_ rule: Rule, _ page: CollegePage, _ texts: Texts) {
        let (college, code) = (page.college, rule.step.rawValue)
        let sent = page.refused.flatMap { $0.form == "steps" && $0.fields["step"] == code ? $0 : nil }
        let reason = Reason(
            label: texts("college.reason"),
            hint: nil,
            isRequired: rule.needsReason,
            value: sent?.fields["reason"] ?? "",
            fault: sent?.words(at: "reason-\(code)")
        )
        self.init(
            code: code,
            action: Routes.collegeSteps(college.id),
            hidden: [Hidden(name: "step", value: code), Hidden(name: "version", value: "\(college.version)")],
            label: texts(rule.step.messageKey),
            consequence: texts.consequence(of: rule, page),
            reason: rule.needsReason || rule.isDecision ? reason : nil,
            isDangerous: rule.step.isDangerous,
            isOpen: sent != nil,
            meaning: rule.step.meaning.map { texts.text($0) }
        )
    }
}

extension College.Step {
    /// Whether its button warns: it ends or stops something.
    fileprivate var isDangerous: Bool {
        switch self {
        case .reject, .close, .fail, .suspend, .failReReview: true
        default: false
        }
    }
}

extension Rulebook {
    fileprivate static func isOrdinary(_ code: String, in state: College.State) -> Bool {
        guard let step = College.Step(rawValue: code), let rule = rule(state, step) else { return false }
        return !rule.isExceptional && !(rule.needsReason && rule.to != .conditionallyAccepted)
    }
}
