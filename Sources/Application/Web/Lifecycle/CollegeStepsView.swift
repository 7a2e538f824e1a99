import Foundation
import HTTPTypes
import Language
import Lifecycle
import Tenancy

/// The steps that a member could take: the next, others, and those that are refused now with the reasons.
struct CollegeStepsView {
    struct Step {
        let code: String
        let label: String
        let consequence: String
        let asksReason: Bool
        let reasonRequired: Bool
        let reason: String
        let fault: String?
        let dangerous: Bool
        let open: Bool
    }

    struct Refused {
        let label: String
        let reasons: [MendedReason]
    }

    let next: Step?
    let others: [Step]
    let refused: [Refused]
    /// Whether one of them was tried just now.
    let refusedOpen: Bool

    /// Nil where no step of this state is ever the member's.
    init?(_ page: CollegePage, _ texts: Texts) {
        let college = page.college
        var open: [Step] = []
        var refused: [Refused] = []
        for (step, refusals) in college.steps(for: page.member, on: page.dossier, at: page.now) {
            guard let rule = Rulebook.rule(college.state, step) else { continue }
            if refusals.isEmpty {
                open.append(Step(rule, fault: page.fault(at: step), page, texts))
            } else if !refusals.contains(where: \.isForOthers) {
                let reasons = refusals.map { MendedReason($0, page, texts) }
                refused.append(Refused(label: texts(step.messageKey), reasons: reasons))
            }
        }
        // What was refused just now and is nobody's any more is told all the same.
        if let sent = page.refused, sent.form == "steps", sent.status != .conflict, sent.field == "steps",
            let step = sent.fields["step"].flatMap(College.Step.init),
            !refused.contains(where: { $0.reasons.map(\.text) == sent.reasons })
        {
            let reasons = sent.reasons.map { MendedReason(text: $0, mend: nil, address: nil) }
            refused.append(Refused(label: texts(step.messageKey), reasons: reasons))
        }
        guard !(open.isEmpty && refused.isEmpty) else { return nil }
        let place = open.firstIndex { !$0.dangerous && Rulebook.isOrdinary($0.code, in: college.state) }
        next = place.map { open.remove(at: $0) }
        others = open
        self.refused = refused
        refusedOpen = page.refused?.field == "steps"
    }
}

extension CollegeStepsView.Step {
    fileprivate init(_ rule: Rule, fault: String?, _ page: CollegePage, _ texts: Texts) {
        let sent = page.refused.flatMap { $0.form == "steps" && $0.fields["step"] == rule.step.rawValue ? $0 : nil }
        code = rule.step.rawValue
        label = texts(rule.step.messageKey)
        consequence = texts.consequence(of: rule, page)
        asksReason = rule.needsReason || rule.isDecision
        reasonRequired = rule.needsReason
        reason = sent?.fields["reason"] ?? ""
        self.fault = fault
        dangerous = rule.step.isDangerous
        open = sent != nil
    }
}

extension CollegePage {
    /// What is wrong with the reason that was given for a step.
    fileprivate func fault(at step: College.Step) -> String? {
        guard let refused, refused.field == "reason-\(step.rawValue)" else { return nil }
        return refused.words
    }
}

extension Texts {
    /// What a step files or rests on, where it leads, and what can't be undone.
    fileprivate func consequence(of rule: Rule, _ page: CollegePage) -> String {
        var sentences: [String] = []
        let dossier = page.dossier
        if let decided = rule.decidesOn {
            let cited = dossier.last(decided)?.cites ?? []
            sentences.append(
                self("college.consequence.rests", ["documents": .text(list(cited.map { words(for: $0) }))])
            )
            if let scores = scores(on: decided, page) { sentences.append(scores) }
        } else if !rule.files.isEmpty {
            let filed = rule.files.compactMap { dossier.newest($0)?.citation }
            sentences.append(
                self("college.consequence.files", ["documents": .text(list(filed.map { words(for: $0) }))])
            )
        }
        let to = MessageArgument.text(self(rule.to.messageKey))
        sentences.append(
            self(rule.from == rule.to ? "college.consequence.stays" : "college.consequence.moves", ["state": to])
        )
        let warning = "college.consequence.\(rule.step)"
        if catalogue.has(warning) { sentences.append(self(warning)) }
        sentences.append(self("college.consequence.kept"))
        return sentences.joined(separator: language.language == "zh" ? "" : " ")
    }

    /// What the experts' scores come to, where a decision rests on them.
    private func scores(on step: College.Step, _ page: CollegePage) -> String? {
        let scores = page.college.countedScores(on: step, in: page.dossier)
        if step == .submit, let mean = page.dossier.expertRule.mean(scores.map(\.total)) {
            return self("college.consequence.mean", ["count": .integer(scores.count), "mean": .text(points(mean))])
        }
        guard step != .submit, let verdict = page.college.verdict(on: step, in: page.dossier) else { return nil }
        if !verdict.vetoes.isEmpty {
            let grounds = Veto.Ground.allCases.filter(verdict.vetoes.contains).map { self($0.messageKey) }
            return self(
                "college.consequence.verdictVetoed",
                ["total": .text(points(verdict.total)), "grounds": .text(list(grounds))]
            )
        }
        let weak = verdict.dimensions.filter(\.isWeak).map { name(zh: $0.dimension.nameZh, en: $0.dimension.nameEn) }
        return self(
            weak.isEmpty ? "college.consequence.verdict" : "college.consequence.verdictWeak",
            [
                "total": .text(points(verdict.total)), "verdict": .text(self(verdict.outcome.messageKey)),
                "weak": .text(list(weak)),
            ]
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

extension College.Refusal {
    /// Whether the step is other people's, so that this reader need not hear of it.
    fileprivate var isForOthers: Bool {
        switch self {
        case .wrongRole, .otherTenant, .otherProgramme, .ownTenant: true
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
