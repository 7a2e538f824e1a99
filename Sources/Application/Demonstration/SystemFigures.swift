import Calendar
import Collection

/// What the platform would have observed of a demonstration college, but for what it really counts: its reports,
/// approvals and acceptances.
struct SystemFigures {
    let f: DemonstrationFigures

    init(_ figures: DemonstrationFigures) { f = figures }

    func figure(_ code: String) -> Double? {
        checks(code) ?? loop(code)
    }

    private func checks(_ code: String) -> Double? {
        switch code {
        case "SYS_CHECKS_RUN": 64
        case "SYS_CHECKS_FAILED":
            (64 * max(0, 0.05 * (1 - f.quality) + 0.01 * f.chance.swing(code, f.period.description)))
        case "SYS_MILESTONES_DUE": 1 + (f.chance.share(code, f.period.description) * 2).rounded(.down)
        case "SYS_MILESTONES_ON_TIME": f.part(of: "SYS_MILESTONES_DUE", code, from: 0.5, to: 1.1)
        case "SYS_TARGETS_SET": 12
        case "SYS_TARGETS_MET": f.part(of: "SYS_TARGETS_SET", code, from: 0.3, to: 1)
        case "SYS_REVIEWS_PLANNED": 2
        case "SYS_REVIEWS_DONE": f.part(of: "SYS_REVIEWS_PLANNED", code, from: 0.6, to: 1.2)
        default: nil
        }
    }

    private func loop(_ code: String) -> Double? {
        let chance = f.chance.share(code, f.period.description)
        return switch code {
        case "SYS_WARNINGS_RAISED": 1 + (chance * 5 * (1.3 - f.quality)).rounded(.down)
        case "SYS_WARNINGS_ANSWERED": f.part(of: "SYS_WARNINGS_RAISED", code, from: 0.6, to: 1.08)
        case "SYS_FINDINGS_OPENED": (chance * 4 * (1.3 - f.quality)).rounded(.down)
        case "SYS_FINDINGS_DUE": 1 + (chance * 3 * (1.3 - f.quality)).rounded(.down)
        case "SYS_FINDINGS_CLOSED_ON_TIME": f.part(of: "SYS_FINDINGS_DUE", code, from: 0.45, to: 1.08)
        case "SYS_FINDINGS_CLOSED": f.part(of: "SYS_FINDINGS_DUE", code, from: 0.7, to: 1.1)
        case "SYS_FINDINGS_EFFECTIVE": f.part(of: "SYS_FINDINGS_CLOSED", code, from: 0.5, to: 1.02)
        case "SYS_FINDINGS_RECURRED": f.part(of: "SYS_FINDINGS_CLOSED", code, from: 0.24, to: 0)
        case "SYS_FINDING_DAYS": f.times(of: "SYS_FINDINGS_CLOSED", f.about(62 - 30 * f.quality, code, by: 0.3))
        default: nil
        }
    }
}
