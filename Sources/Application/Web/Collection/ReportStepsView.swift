import Collection
import Tenancy

/// What `ReportSteps.mustache` shows: what the member can do with a report now, and what not yet and why.
struct ReportStepsView {
    struct Step {
        let code: String
        let action: String
        let label: String
        let consequence: String
        let asksReason: Bool
        let reason: String
        let fault: String?
        let dangerous: Bool
        let open: Bool
    }

    struct Refused {
        let label: String
        let reasons: [String]
    }

    let next: Step?
    let others: [Step]
    let refused: [Refused]

    /// Nil where a report waits for nothing that the member has to do with.
    init?(_ page: ReportPage, _ texts: Texts) {
        let candidates: [Report.Step] =
            switch page.entry.state {
            case .prepared: [.submit]
            case .submitted: [.approve, .return]
            case .open, .returned, .approved: []
            }
        guard page.member.role != .leader else { return nil }
        var (possible, refused): ([Step], [Refused]) = ([], [])
        for step in candidates {
            if let refusal = page.standing.refusal(of: step, by: page.member) {
                refused.append(Refused(label: texts("report.\(step)"), reasons: [texts.words(of: refusal)]))
            } else {
                possible.append(Self.step(step, page, texts))
            }
        }
        guard !possible.isEmpty || !refused.isEmpty else { return nil }
        next = possible.first
        others = Array(possible.dropFirst())
        self.refused = refused
    }

    private static func step(_ step: Report.Step, _ page: ReportPage, _ texts: Texts) -> Step {
        let isReturn = step == .return
        return Step(
            code: step.rawValue,
            action: "/reports/\(page.entry.id)/\(step)",
            label: texts("report.\(step)"),
            consequence: texts("report.\(step)Consequence"),
            asksReason: isReturn,
            reason: isReturn ? page.reason : "",
            fault: isReturn ? page.reasonFault : nil,
            dangerous: isReturn,
            open: isReturn && page.reasonFault != nil
        )
    }
}
