import Collection
import Tenancy

extension StepsView {
    /// What the member can do with a report now; nil where it waits for nothing that they have to do with.
    init?(_ page: ReportPage, _ texts: Texts) {
        let candidates: [Report.Step] =
            switch page.entry.state {
            case .prepared: [.submit, .return]
            case .submitted: [.approve, .return]
            case .open, .returned, .approved: []
            }
        guard !page.member.role.onlyReads else { return nil }
        var (possible, refused): ([StepForm], [Refused]) = ([], [])
        for step in candidates {
            if let refusal = page.standing.refusal(of: step, by: page.member, at: page.now) {
                let reason = MendedReason(text: texts.words(of: refusal))
                refused.append(Refused(label: texts("report.\(step)"), reasons: [reason]))
            } else {
                possible.append(StepForm(step, page, texts))
            }
        }
        self.init(
            title: texts("report.steps"),
            next: possible.first,
            others: Array(possible.dropFirst()),
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
            reason: step == .return ? reason : nil,
            isDangerous: step == .return,
            isOpen: step == .return && page.reasonFault != nil
        )
    }
}
