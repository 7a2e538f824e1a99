import Tenancy

extension CollegeFile {
    /// What a member may see of it: the lead college, its partner and each expert learn neither what other experts gave
    /// nor who they are, only how many have scored and what a decision rests on. Every query of files gives no more.
    package func seen(by reader: Member) -> CollegeFile {
        guard !reader.may(.seeExperts, at: entry.college) else { return self }
        var seen = self
        seen.scored = scored ?? entry.college.scoredExperts(in: dossier)
        seen.scores = scores.filter { $0.expert == reader.id }
        seen.assignments = assignments.filter { $0.expert == reader.id }
        seen.vetoes = vetoes.map { $0.role == .expert && $0.veto.raisedBy != reader.id ? $0.unnamed : $0 }
        seen.record = record.map { entry in
            TransitionEntry(
                entry.transition.unnamed(exceptFor: reader.id),
                memberName: entry.memberName,
                organisationZh: entry.organisationZh,
                organisationEn: entry.organisationEn
            )
        }
        return seen
    }
}

extension College.Refusal {
    /// Whether a member may hear it as what a college waits for: what the scores come to is not told before the decision.
    func isSeen(by reader: Member, of college: College) -> Bool {
        switch self {
        case .meanTooLow, .verdict: reader.may(.seeExperts, at: college)
        default: true
        }
    }
}
