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
        let reached = Self.reached(record)
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

    /// When the college came into each state: for the last time where the phase runs straight on and begins anew after a
    /// return, for the first time where it goes to and fro.
    private static func reached(_ record: [Transition]) -> [College.State: Date] {
        var reached: [College.State: Date] = [:]
        for step in record where step.from != step.to && (step.to.phase.isStraight || reached[step.to] == nil) {
            reached[step.to] = step.at
        }
        return reached
    }

    /// The ordinary states of a phase, and others where the college has been in them, in the order in which it came into
    /// them; one line for the conclusion.
    private static func states(
        of phase: Lifecycle.Phase,
        _ college: College,
        _ reached: [College.State: Date],
        _ texts: Texts
    ) -> [State] {
        let known = College.State.allCases.filter { $0.phase == phase }.map { state in
            let kind = college.kind(of: state, isReached: reached[state] != nil)
            return (state: state, kind: kind, at: kind == "ahead" ? nil : reached[state])
        }
        let shown = known.filter { $0.kind != "ahead" || $0.state.isOrdinary }
            .sorted { place($0.kind, $0.at) < place($1.kind, $1.at) }
        var states = shown.map { line in
            State(name: texts(line.state.messageKey), kind: line.kind, reached: line.at.map(texts.shortDay))
        }
        let conclusions: [College.State] = [.accepted, .conditionallyAccepted, .failed]
        if phase == .acceptance, !shown.contains(where: { conclusions.contains($0.state) }) {
            states.append(State(name: texts("college.conclusion"), kind: "ahead", reached: nil))
        }
        return states
    }

    /// Where a state comes in its phase; those ahead last, in the order of the rulebook.
    private static func place(_ kind: String, _ at: Date?) -> Date {
        kind == "ahead" ? .distantFuture : at ?? .distantPast
    }
}

extension Lifecycle.Phase {
    /// Whether it runs straight on, so that after a return all of it has to be gone through again.
    fileprivate var isStraight: Bool { self == .approval || self == .acceptance }
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
        // What every college goes through after the current state has to be reached again.
        let states = State.allCases
        let isAfter = (states.firstIndex(of: other) ?? 0) > (states.firstIndex(of: state) ?? 0)
        return state.phase.isStraight && other.isOrdinary && isAfter ? "ahead" : "done"
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
