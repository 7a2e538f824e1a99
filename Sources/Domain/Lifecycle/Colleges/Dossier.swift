import Foundation
import Tenancy

/// All that is on file about a college when a step is taken: what a decision may rest on.
package struct Dossier: Sendable {
    /// Every version that was ever filed and the newest of each kind.
    package var documents: [Document]
    /// What experts gave applications and self-assessments, of every version.
    package var scores: [Score]
    /// How many have scored what is under review, for a reader who sees no more of it; nil for one who sees all scores.
    package var scored: Int?
    /// The experts who were asked to score; nil for a reader who may not know.
    package var asked: Set<Identifier<Member>>?
    package var vetoes: [Veto]
    /// What holds the college up or has.
    package var blockers: [Blocker]
    package var milestones: [Milestone]
    /// The college's steps so far, in order.
    package var record: [Transition]
    /// The programme's rule for applications.
    package var expertRule: ExpertRule
    /// Every version of the programme's rubric, the oldest first.
    package var rubrics: [Rubric]

    /// A file with nothing in it yet but the programme's rules.
    package init(
        documents: [Document] = [],
        scores: [Score] = [],
        scored: Int? = nil,
        asked: Set<Identifier<Member>>? = nil,
        vetoes: [Veto] = [],
        blockers: [Blocker] = [],
        milestones: [Milestone] = [],
        record: [Transition] = [],
        expertRule: ExpertRule = ExpertRule(),
        rubrics: [Rubric] = []
    ) {
        self.documents = documents
        self.scores = scores
        self.scored = scored
        self.asked = asked
        self.vetoes = vetoes
        self.blockers = blockers
        self.milestones = milestones
        self.record = record
        self.expertRule = expertRule
        self.rubrics = rubrics
    }

    /// The version by which is judged what a step filed last: the one in force then, or the newest while nothing is filed;
    /// nil where the programme has none.
    package func rubric(for step: College.Step) -> Rubric? {
        rubrics.inForce(at: last(step)?.at ?? .distantFuture)
    }

    /// The newest version of a kind; nil if there is none.
    package func newest(_ kind: Document.Kind) -> Document? {
        documents.filter { $0.kind == kind }.max { $0.version < $1.version }
    }

    /// The version that a citation names; nil if it isn't on file.
    package func document(_ citation: Citation) -> Document? {
        documents.first { $0.citation == citation }
    }

    /// The last time a step was taken; nil if it never was.
    package func last(_ step: College.Step) -> Transition? {
        record.last { $0.step == step }
    }

    /// When the college passed its acceptance, on conditions or without; nil before, and after it failed again.
    package var accepted: Date? {
        let conclusion = record.last { [.accept, .acceptConditionally, .fail].contains($0.step) }
        return conclusion?.step == .fail ? nil : conclusion?.at
    }

    /// The last transition that filed a kind and was not withdrawn; nil if none did.
    package func lastFiling(of kind: Document.Kind) -> Transition? {
        guard
            let filing = record.last(where: { Rulebook.rule($0.from, $0.step)?.files.contains(kind) == true }),
            !isTakenBack(filing)
        else { return nil }
        return filing
    }

    /// Whether what a step filed was taken back since.
    private func isTakenBack(_ filing: Transition) -> Bool {
        record.contains { $0.number > filing.number && Rulebook.rule($0.from, $0.step)?.takesBack == filing.step }
    }

    /// The last time a step was taken, if nobody has decided on it or taken it back since; nil otherwise.
    package func undecided(_ step: College.Step) -> Transition? {
        guard
            let filing = last(step), !isTakenBack(filing),
            !record.contains(where: {
                $0.number > filing.number && Rulebook.rule($0.from, $0.step)?.decidesOn == step
            })
        else { return nil }
        return filing
    }
}
