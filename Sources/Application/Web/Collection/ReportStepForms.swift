import Collection
import Tenancy

extension StepsView {
    /// What the member can do with a report now; nil where it waits for nothing that they have to do with.
    init?(_ page: ReportPage, _ texts: Texts) {
        let candidates: [Report.Step] =
            switch page.entry.state {
            case .prepared: [.submit, .return]
            case .submitted: [.approve, .return, .withdraw]
            case .approved: [.unlock]
            case .open, .returned: []
            }
        guard !page.member.role.onlyReads else { return nil }
        var (possible, refused): ([StepForm], [Refused]) = ([], [])
        for step in candidates {
            if let refusal = page.standing.refusal(of: step, by: page.member, at: page.now) {
                // What is outside the ordinary course is told of to whom it belongs.
                if step == .withdraw || step == .unlock { continue }
                let reason = MendedReason(text: texts.words(of: refusal))
                refused.append(Refused(label: texts("report.\(step)"), reasons: [reason]))
            } else {
                possible.append(StepForm(step, page, texts))
            }
        }
        self.init(
            title: texts("report.steps"),
            next: possible.first { !$0.isDangerous },
            others: possible.drop { !$0.isDangerous }.map(\.self),
            refused: refused,
            refusedOpen: true
        )
    }
}

extension StepForm {
    fileprivate init(_ step: Report.Step, _ page: ReportPage, _ texts: Texts) {
        let reason = Reason(
            label: texts("report.reason"),
            hint: texts("report.reasonHint"),
            isRequired: true,
            value: page.reason,
            fault: page.reasonFault
        )
        self.init(
            code: step.rawValue,
            action: Routes.moves(step)(page.entry.id),
            hidden: [],
            label: texts("report.\(step)"),
            consequence: texts(
                page.entry.state == .prepared && step == .return
                    ? "report.returnPreparedConsequence" : "report.\(step)Consequence"
            ),
            reason: step.needsReason ? reason : nil,
            isDangerous: step.isDangerous,
            isOpen: step.needsReason && page.reasonFault != nil
        )
    }
}

extension Report.Step {
    /// Whether its button warns: it takes back what somebody else counts on.
    fileprivate var isDangerous: Bool { self == .return || self == .withdraw || self == .unlock }
}
