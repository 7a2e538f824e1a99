import Lifecycle
import Notices
import Tenancy

/// Who is told of what happens to targets, warnings and findings.
extension NoticeRow {
    /// Every row of this room. That a warning became a finding is told as the finding.
    package static let ofClosedLoop =
        [
            loop("open-finding", .findings, [.own(.reporter).waiting, lead, .partner(.partner), .followers]),
            loop("change-finding", .findings, [lead, .followers]),
            loop("verify-finding", .findings, [lead, .followers]),
            loop("withdraw-finding", .findings, [lead, .followers]),
            loop("ask-extension", .findings, [judges.waiting, lead, .followers]),
            loop("decide-extension", .findings, [lead, .followers]),

            loop("raise-warning", .warnings, [.own(.reporter).waiting, lead, .followers]),
            loop("raise-warning-again", .warnings, [.own(.reporter).waiting, lead, .followers]),
            loop("withdraw-warning", .warnings, [lead, .followers]),
            loop("dismiss-warning", .warnings, [judges.waiting, lead, .followers]),
            loop("accept-warning", .warnings, [lead, .followers]),
            loop("refuse-warning", .warnings, [.own(.reporter).waiting, lead, .followers]),

            target("propose-target", [.headquarters(.hqAdmin).waiting, lead, .followers]),
            target("agree-target", [lead, .followers]),
            target("decline-target", [lead, .followers]),
        ]
        // To verify has a deed of its own.
        + Warning.Level.allCases.dropFirst().map { level in
            loop(level.step, .warnings, [level.audience.waiting, lead, .followers])
        }
        + ClosedLoop.Finding.Step.allCases.filter { $0 != .verify }.map { loop($0.rawValue, .findings, audiences($0)) }

    /// Everybody of the lead college who has a part in it.
    private static let lead = Audience.own(.reporter, .approver, .collegeAdmin)
    /// Those at headquarters who decide on it.
    private static let judges = Audience.headquarters(.reviewer, .hqAdmin)

    /// Who is told of a step of a finding's course; it waits for whoever's turn it is.
    private static func audiences(_ step: ClosedLoop.Finding.Step) -> [Audience] {
        switch step {
        case .submitPlan, .submitEvidence: [judges.waiting, lead, .followers]
        case .acceptPlan, .returnPlan, .returnEvidence: [.own(.reporter).waiting, lead, .followers]
        case .withdrawPlan, .withdrawEvidence: [judges, lead, .followers]
        case .observe, .close: [judges, lead, .partner(.partner), .followers]
        case .revisePlan, .observeLonger, .verify: [lead, .followers]
        }
    }

    private static func loop(_ deed: String, _ topic: NoticeTopic, _ audiences: [Audience]) -> NoticeRow {
        NoticeRow("closed-loop.\(deed)", topic, about: NoticeSubject.college, audiences)
    }

    private static func target(_ deed: String, _ audiences: [Audience]) -> NoticeRow {
        NoticeRow("indicators.\(deed)", .targets, about: NoticeSubject.college, audiences)
    }
}

extension Warning.Level {
    /// Those to whom a warning has gone up.
    fileprivate var audience: NoticeRow.Audience {
        self == .headquarters ? .headquarters(role) : .own(role)
    }
}
