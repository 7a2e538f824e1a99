import Tenancy

/// Every line of the life of an overseas college, phase by phase.
package enum Rulebook {
    /// All lines, in the order in which a college meets them.
    package static let rules = approval + implementation + acceptance + operation

    /// The lines that lead out of a state, or back into it.
    package static func rules(from state: College.State) -> [Rule] {
        byState[state] ?? []
    }

    /// The line for a step in a state; nil if there is no such step there.
    package static func rule(_ state: College.State, _ step: College.Step) -> Rule? {
        rules(from: state).first { $0.step == step }
    }

    /// The steps whose filings somebody decides on.
    package static let decided = Set(rules.compactMap(\.decidesOn))

    private static let byState = Dictionary(grouping: rules, by: \.from)
}

extension Rulebook {
    /// The roles that take a step, from whichever state.
    static func takers(of step: College.Step) -> [Role] {
        unique(rules.filter { $0.step == step }.flatMap(\.roles))
    }

    /// The roles that decide on what a step filed.
    static func deciders(on step: College.Step) -> [Role] {
        unique(rules.filter { $0.decidesOn == step }.flatMap(\.roles))
    }

    /// Each role once, in the order of `Role`.
    static func unique(_ roles: [Role]) -> [Role] {
        Role.allCases.filter(roles.contains)
    }
}
