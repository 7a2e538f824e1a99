import Tenancy

/// One line of the rulebook: from a state, by a step, to a state; who may, on what, and what it needs.
package struct Rule: Sendable, Hashable {
    package let from: College.State
    package let step: College.Step
    package let to: College.State
    package let roles: [Role]
    /// The documents whose newest versions it cites, at least one of them newer than when last filed.
    package private(set) var files: [Document.Kind] = []
    /// The step whose documents, in the versions filed then, it decides on.
    package private(set) var decidesOn: College.Step?
    /// The steps whose last taker may not take it; the one it decides on is always among them.
    package private(set) var excludes: [College.Step] = []
    /// The step whose filing it takes back, while nobody has decided on that.
    package private(set) var takesBack: College.Step?
    package private(set) var needs: [Need] = []
    package private(set) var needsReason = false
    /// Whether it is outside the ordinary course of things, so that nobody waits for it.
    package private(set) var isExceptional = false
    /// Whether it is taken again and again, so that nobody waits for it before it can be taken.
    package private(set) var isRecurring = false
    /// The fact that makes it superfluous, so that nobody waits for it any more; nil where nothing does.
    package private(set) var until: Need?

    /// A line that anyone in these roles may take; what else it asks for follows it.
    init(_ from: College.State, _ step: College.Step, _ to: College.State, by roles: Role...) {
        self.from = from
        self.step = step
        self.to = to
        self.roles = roles
    }

    /// Whether it decides on documents rather than files them or moves on without.
    package var isDecision: Bool { decidesOn != nil || files == [.caseReport] }
}

extension Rule {
    /// Files, or is taken on, the newest versions of these.
    func filing(_ kinds: Document.Kind...) -> Rule {
        with { $0.files = kinds }
    }

    /// Returns the newest versions of these, not filed yet, to whoever prepared them; newer ones are wanted then.
    func returning(_ kinds: Document.Kind...) -> Rule {
        with {
            $0.files = kinds
            $0.needsReason = true
            $0.isExceptional = true
        }
    }

    /// Decides on what a step filed, and so isn't for whoever took that step.
    func deciding(on step: College.Step) -> Rule {
        with {
            $0.decidesOn = step
            $0.excludes.append(step)
        }
    }

    /// Takes back, with a reason, what a step filed, as long as nobody has decided on it.
    func takingBack(_ step: College.Step) -> Rule {
        with {
            $0.takesBack = step
            $0.needs = [.undecided(step)]
            $0.needsReason = true
            $0.isExceptional = true
        }
    }

    /// Isn't for whoever took these steps either.
    func notBy(whoTook steps: College.Step...) -> Rule {
        with { $0.excludes += steps }
    }

    /// Needs these facts.
    func needing(_ needs: Need...) -> Rule {
        with { $0.needs = needs }
    }

    /// Needs a reason.
    func withReason() -> Rule {
        with { $0.needsReason = true }
    }

    /// Is outside the ordinary course of things.
    func exceptionally() -> Rule {
        with { $0.isExceptional = true }
    }

    /// Is taken again and again, whenever its documents are there.
    func recurringly() -> Rule {
        with { $0.isRecurring = true }
    }

    /// Is waited for until this holds; it can be taken afterwards too.
    func until(_ need: Need) -> Rule {
        with { $0.until = need }
    }

    private func with(_ change: (inout Rule) -> Void) -> Rule {
        var rule = self
        change(&rule)
        return rule
    }
}
