import Language
import Lifecycle
import Tenancy

extension MendedReason {
    init(_ refusal: College.Refusal, _ page: CollegePage, _ texts: Texts) {
        self.init(
            text: texts.words(of: refusal),
            mend: texts.mend(of: refusal),
            address: refusal.mendedAt.flatMap(page.address)
        )
    }
}

extension Texts {
    /// What to do about a refusal and by whom; nil where nothing can be done.
    func mend(of refusal: College.Refusal) -> String? {
        guard let place = refusal.mendedAt else { return nil }
        let roles = refusal.mendedBy.map { self("roles.\($0)") }
        guard !roles.isEmpty else { return self(place.messageKey) }
        return self("lifecycle.words.mendedBy", ["mend": .text(self(place.messageKey)), "roles": .text(list(roles))])
    }
}

extension CollegePage {
    /// Where this reader puts something right; nil where they don't.
    fileprivate func address(of place: College.Refusal.Place) -> String? {
        let (documents, findings) = (Routes.collegeDocuments(college.id), Routes.collegeFindings(college.id))
        let address: Address? =
            switch place {
            case .documents:
                !kindsToAdd.isEmpty
                    ? documents.at("documents-form") : file.documents.isEmpty ? nil : documents.at("documents")
            case .scores: !experts.isEmpty ? documents.at("assignments-form") : nil
            case .findings:
                !self.findings.isEmpty ? findings.at("findings") : opensFindings ? findings.at("findings-form") : nil
            case .milestones: file.milestones.isEmpty ? nil : Routes.collegeMilestones(college.id).at("milestones")
            case .steps, .colleagues: nil
            }
        return address?.description
    }
}
