import Calendar
import Collection

/// What the platform would have observed of a demonstration college's milestones; all else it really counts.
struct SystemFigures {
    let f: DemonstrationFigures

    init(_ figures: DemonstrationFigures) { f = figures }

    func figure(_ code: String) -> Double? {
        switch code {
        case "SYS_MILESTONES_DUE": 1 + (f.chance.share(code, f.period.description) * 2).rounded(.down)
        case "SYS_MILESTONES_ON_TIME": f.part(of: "SYS_MILESTONES_DUE", code, from: 0.5, to: 1.1)
        default: nil
        }
    }
}
