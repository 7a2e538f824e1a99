import Lifecycle
import Tenancy

/// Every line of a finding's course: from a state, by a step, to a state.
package enum FindingRulebook {
    /// All lines, in the order in which a finding meets them.
    package static let rules: [FindingRule] = [
        FindingRule(.open, .submitPlan, .planSubmitted, by: .submitFinding)
            .notBy(.preparer).needing(.cause, .method, .action, .criterion),

        FindingRule(.planSubmitted, .withdrawPlan, .open, by: .submitFinding).withReason().exceptionally(),
        FindingRule(.planSubmitted, .acceptPlan, .planAccepted, by: .decidePlan)
            .notBy(.owner).needing(.cause, .method, .action, .criterion),
        FindingRule(.planSubmitted, .returnPlan, .open, by: .decidePlan).notBy(.owner).withReason(),

        FindingRule(.planAccepted, .submitEvidence, .evidenceSubmitted, by: .submitFinding).needing(.actionsSettled),
        FindingRule(.planAccepted, .revisePlan, .open, by: .submitFinding).withReason().exceptionally(),

        FindingRule(.evidenceSubmitted, .withdrawEvidence, .planAccepted, by: .submitFinding)
            .withReason().exceptionally(),
        FindingRule(.evidenceSubmitted, .verify, .verified, by: .verifyFinding)
            .notBy(.opener, .owner).needing(.actionsSettled),
        FindingRule(.evidenceSubmitted, .returnEvidence, .planAccepted, by: .verifyFinding)
            .notBy(.owner).withReason(),

        // The platform's own, in the transaction that makes them true.
        FindingRule(.verified, .observe, .observed).needing(.outcome),
        FindingRule(.verified, .close, .closed).needing(.noIndicator),
        FindingRule(.observed, .close, .closed).needing(.measured),

        FindingRule(.observed, .close, .closed, by: .closeFinding).notBy(.owner).needing(.unmeasured).withReason(),
        FindingRule(.observed, .observeLonger, .verified, by: .closeFinding)
            .notBy(.owner).needing(.unmeasured, .laterPeriod).withReason(),
    ]

    /// The lines that lead out of a state.
    package static func rules(from state: Finding.State) -> [FindingRule] { rules.filter { $0.from == state } }

    /// The line by which a member takes a step in a state; nil if there is none there.
    package static func rule(_ state: Finding.State, _ step: Finding.Step) -> FindingRule? {
        rules.first { $0.from == state && $0.step == step && $0.right != nil }
    }
}

/// One line of a finding's course: who may take it, and what it needs.
package struct FindingRule: Sendable, Hashable {
    package let from: Finding.State
    package let step: Finding.Step
    package let to: Finding.State
    /// By which right a member takes it; nil for what the platform does by itself.
    package let right: Right?
    /// Those who may not take it although they have the right.
    package private(set) var excludes: [Party] = []
    package private(set) var needs: [FindingNeed] = []
    package private(set) var needsReason = false
    /// Whether it is outside the ordinary course of things, so that nobody waits for it.
    package private(set) var isExceptional = false

    /// Somebody who has had a part in a finding.
    package enum Party: Sendable, Hashable {
        case opener
        /// Its owner, and everybody of the owner's tenant.
        case owner
        /// Who wrote the plan.
        case preparer
    }

    init(_ from: Finding.State, _ step: Finding.Step, _ to: Finding.State, by right: Right? = nil) {
        self.from = from
        self.step = step
        self.to = to
        self.right = right
    }

    func notBy(_ parties: Party...) -> FindingRule { with { $0.excludes = parties } }
    func needing(_ needs: FindingNeed...) -> FindingRule { with { $0.needs = needs } }
    func withReason() -> FindingRule { with { $0.needsReason = true } }
    func exceptionally() -> FindingRule { with { $0.isExceptional = true } }

    private func with(_ change: (inout FindingRule) -> Void) -> FindingRule {
        var rule = self
        change(&rule)
        return rule
    }
}
