import Foundation
import Tenancy

/// All that is kept of a college, with the words and names that pages show; a `Dossier` is the part that rules read.
package struct CollegeFile: Sendable, Hashable, Codable {
    package var entry: CollegeEntry
    /// By kind, the oldest version first.
    package var documents: [DocumentEntry]
    package var scores: [Score]
    /// How many have scored what is under review, for a reader who sees no more of it; nil for one who sees all scores.
    package var scored: Int?
    package var vetoes: [VetoEntry]
    /// What holds it up or has, in order of the findings' numbers.
    package var blockers: [Blocker]
    package var milestones: [MilestoneEntry]
    package var assignments: [Assignment]
    /// Every step, in order of its number.
    package var record: [TransitionEntry]
    /// The programme's rule for applications.
    package var expertRule: ExpertRule
    /// Every version of the programme's rubric, the oldest first.
    package var rubrics: [Rubric]

    /// A college's file; of a new draft only the entry.
    package init(
        _ entry: CollegeEntry,
        documents: [DocumentEntry] = [],
        scores: [Score] = [],
        scored: Int? = nil,
        vetoes: [VetoEntry] = [],
        blockers: [Blocker] = [],
        milestones: [MilestoneEntry] = [],
        assignments: [Assignment] = [],
        record: [TransitionEntry] = [],
        expertRule: ExpertRule = ExpertRule(),
        rubrics: [Rubric] = []
    ) {
        self.entry = entry
        self.documents = documents
        self.scores = scores
        self.scored = scored
        self.vetoes = vetoes
        self.blockers = blockers
        self.milestones = milestones
        self.assignments = assignments
        self.record = record
        self.expertRule = expertRule
        self.rubrics = rubrics
    }

    /// What the rules of a step read of it.
    package var dossier: Dossier {
        Dossier(
            documents: documents.map(\.document),
            scores: scores,
            scored: scored,
            asked: scored == nil ? Set(assignments.map(\.expert)) : nil,
            vetoes: vetoes.map(\.veto),
            blockers: blockers,
            milestones: milestones.map(\.milestone),
            record: record.map(\.transition),
            expertRule: expertRule,
            rubrics: rubrics
        )
    }
}
