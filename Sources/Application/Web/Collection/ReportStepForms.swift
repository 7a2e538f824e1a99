import Collection
import Language
import Lifecycle
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
                let reason = MendedReason(text: texts.words(of: refusal, at: page))
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

extension Texts {
    /// Why a report does not move, with whose step it is where it is a colleague's.
    fileprivate func words(of refusal: ReportRefusal, at page: ReportPage) -> String {
        guard case .role(_, let roles) = refusal else { return words(of: refusal) }
        let whom = roles.map { role in
            let people = page.colleagues[role] ?? []
            guard let organisation = page.organisation(of: role) else { return self("roles.\(role)") }
            return self(
                people.isEmpty ? "report.refusals.whose" : "report.refusals.whosePeople",
                [
                    "role": .text(self("roles.\(role)")), "people": .text(list(people)),
                    "organisation": .text(name(zh: organisation.zh, en: organisation.en)),
                ]
            )
        }
        return self("report.refusals.role", ["roles": .text(list(whom))])
    }
}

extension ReportPage {
    /// The college's lead or partner, where those of a role are theirs; nil for headquarters' roles.
    fileprivate func organisation(of role: Role) -> (zh: String, en: String)? {
        switch role {
        case .reporter, .approver, .collegeAdmin: (parties.leadZh, parties.leadEn)
        case .partner: (parties.partnerZh, parties.partnerEn)
        default: nil
        }
    }
}
