/// What a reader can do next with a college or a report, and what not yet and why.
struct StepsView {
    /// A step that is refused now.
    struct Refused {
        let label: String
        let reasons: [MendedReason]
    }

    let title: String
    /// The one that is usual; nil where none is.
    let next: StepForm?
    let others: [StepForm]
    let refused: [Refused]
    /// Whether the reasons are shown at once.
    let refusedOpen: Bool

    /// Nil where the reader has nothing to do with any step.
    init?(title: String, next: StepForm?, others: [StepForm], refused: [Refused], refusedOpen: Bool) {
        guard next != nil || !others.isEmpty || !refused.isEmpty else { return nil }
        self.title = title
        self.next = next
        self.others = others
        self.refused = refused
        self.refusedOpen = refusedOpen
    }
}

/// The form of one step, with its consequence in words.
struct StepForm {
    /// A value that the form sends along.
    struct Hidden {
        let name: String
        let value: String
    }

    /// Where the reason is written.
    struct Reason {
        let label: String
        let hint: String?
        let isRequired: Bool
        let value: String
        let fault: String?
    }

    let code: String
    let action: Address
    let hidden: [Hidden]
    let label: String
    let consequence: String
    /// Nil where the step takes none.
    let reason: Reason?
    /// Whether its button warns: it ends or stops something.
    let isDangerous: Bool
    /// Whether it was tried just now.
    let isOpen: Bool
    /// What whoever takes it confirms with their password; nil where it decides nothing.
    var meaning: String?
}

/// Why a step can't be taken, with where that is put right.
struct MendedReason {
    let text: String
    /// What to do and by whom; nil where nothing can be done.
    var mend: String?
    /// The part of the page where it is done; nil where this reader can't.
    var address: String?
}
