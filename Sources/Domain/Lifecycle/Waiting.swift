import Foundation
import Tenancy

extension College {
    /// One thing that a college waits for: an ordinary step, and on whom.
    package struct Wait: Sendable, Hashable {
        package let step: Step
        /// Who can do the next thing towards it: take it, or supply what it lacks.
        package let roles: [Role]
        /// What it lacks first, whoever takes it; nil if it can be taken now.
        package let missing: Refusal?
    }

    /// What the college waits for now as far as a member may know, in the rulebook's order, without exceptional steps, what it files from time to
    /// time until that is there, and decisions on what nobody has filed yet: there it waits for the filing.
    package func waits(on dossier: Dossier, at date: Date, for reader: Member) -> [Wait] {
        Rulebook.rules(from: state).filter { !$0.isExceptional }.compactMap { rule in
            let missing = missing(for: rule, on: dossier, at: date).first { $0.isSeen(by: reader, of: self) }
            if case .nothingFiled(let step, _) = missing, Rulebook.rule(state, step) != nil { return nil }
            if rule.isRecurring && missing != nil { return nil }
            return Wait(step: rule.step, roles: missing?.mendedBy ?? rule.roles, missing: missing)
        }
    }

    /// What comes first of that: everything that can be done now or, while nothing can, the first thing that lacks
    /// something; empty where nothing is waited for.
    package func next(on dossier: Dossier, at date: Date, for reader: Member) -> [Wait] {
        let waits = waits(on: dossier, at: date, for: reader)
        let ready = waits.filter { $0.missing == nil }
        return ready.isEmpty ? Array(waits.prefix(1)) : ready
    }
}

extension [College.Wait] {
    /// Whom they wait for, each role once, in the order of `Role`.
    package var roles: [Role] { Rulebook.unique(flatMap(\.roles)) }
}
