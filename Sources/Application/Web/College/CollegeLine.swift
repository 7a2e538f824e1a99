import Foundation
import Language
import Lifecycle
import Tenancy

/// The line of a college's life as its page draws it: four phases, each with its states and when they were reached.
struct CollegeLine {
    struct Phase {
        let name: String
        /// `done`, `current`, `ahead` or `stopped`.
        let kind: String
        let status: String
        let here: Bool
        let states: [State]
    }

    struct State {
        let name: String
        let kind: String
        /// The day, as tables have it.
        let reached: String?
    }

    let phases: [Phase]

    init(_ college: College, _ record: [Transition], _ texts: Texts) {
        let reached = Dictionary(record.filter { $0.from != $0.to }.map { ($0.to, $0.at) }) { $1 }
        phases = Lifecycle.Phase.allCases.map { phase in
            let kind = college.state.kind(of: phase)
            return Phase(
                name: texts(phase.messageKey),
                kind: kind,
                status: texts("college.phase.\(kind)"),
                here: phase == college.state.phase,
                states: Self.states(of: phase, college, reached, texts)
            )
        }
    }

    /// The ordinary states of a phase, and others where the college has been in them; one line for the conclusion.
    private static func states(
        of phase: Lifecycle.Phase,
        _ college: College,
        _ reached: [College.State: Date],
        _ texts: Texts
    ) -> [State] {
        let isAhead = college.state.kind(of: phase) == "ahead"
        let shown = College.State.allCases.filter { state in
            guard state.phase == phase else { return false }
            return state == college.state || state.isOrdinary || (!isAhead && reached[state] != nil)
        }
        var states = shown.map { state in
            let kind = college.kind(of: state, isReached: reached[state] != nil)
            let day = kind == "ahead" ? nil : reached[state].map(texts.shortDay)
            return State(name: texts(state.messageKey), kind: kind, reached: day)
        }
        let conclusions: [College.State] = [.accepted, .conditionallyAccepted, .failed]
        if phase == .acceptance, !shown.contains(where: conclusions.contains) {
            states.append(State(name: texts("college.conclusion"), kind: "ahead", reached: nil))
        }
        return states
    }
}

extension College {
    /// Where one of the states lies, seen from the state that the college is in.
    fileprivate func kind(of other: State, isReached: Bool) -> String {
        if other == state { return state.isStopped ? "stopped" : "current" }
        guard isReached || other == .draft else { return "ahead" }
        let phases = Phase.allCases
        guard let here = phases.firstIndex(of: state.phase), let there = phases.firstIndex(of: other.phase) else {
            return "ahead"
        }
        if there != here { return there < here ? "done" : "ahead" }
        // Approval and acceptance run straight on; what lies after the current state there has to be reached again.
        let isStraight = state.phase == .approval || state.phase == .acceptance
        let states = State.allCases
        return isStraight && (states.firstIndex(of: other) ?? 0) > (states.firstIndex(of: state) ?? 0)
            ? "ahead" : "done"
    }
}

extension College.State {
    /// Whether every college goes through it.
    fileprivate var isOrdinary: Bool {
        switch self {
        case .returned, .rejected, .rectifying, .accepted, .conditionallyAccepted, .failed, .suspended, .closed: false
        default: true
        }
    }

    /// Whether the college stands still or is at its end.
    var isStopped: Bool { self == .rejected || self == .suspended || self == .closed }

    /// Where a phase lies, seen from this state: `done`, `current`, `ahead` or `stopped`.
    func kind(of other: Phase) -> String {
        let phases = Phase.allCases
        guard let here = phases.firstIndex(of: phase), let there = phases.firstIndex(of: other), here != there else {
            return isStopped ? "stopped" : "current"
        }
        return there < here ? "done" : "ahead"
    }

    /// How urgent it looks: `now`, `soon`, `urgent`, `stopped` or `normal`.
    var tone: String {
        switch self {
        case .draft: "normal"
        case .submitted, .formalReview, .expertReview, .acceptanceRequested, .panelReview, .conditionallyAccepted:
            "soon"
        case .returned, .rectifying, .failed: "urgent"
        case .rejected, .suspended, .closed: "stopped"
        case .approved, .preparing, .implementing, .midTerm, .accepted, .operating: "now"
        }
    }
}

extension StateLine {
    /// Where a college stands, for lists and cards.
    init(_ state: College.State, _ texts: Texts) {
        approval = state.kind(of: .approval)
        implementation = state.kind(of: .implementation)
        acceptance = state.kind(of: .acceptance)
        operation = state.kind(of: .operation)
        word = texts(state.messageKey)
        tone = state.tone
    }
}
