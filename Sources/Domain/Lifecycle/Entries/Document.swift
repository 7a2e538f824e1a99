import Foundation
import Tenancy

/// One version of a document in a college's file; a version never changes once it is filed.
package struct Document: Sendable, Hashable, Codable {
    package let kind: Kind
    /// Counted from 1 within its kind and college.
    package let version: Int
    /// Everyone who had a hand in this version; never empty.
    package let preparedBy: Set<Identifier<Member>>
    /// When it was last changed.
    package let at: Date

    /// A version, with the member who prepared it and whoever else had a hand in it.
    package init(
        _ kind: Kind,
        version: Int,
        preparedBy first: Identifier<Member>,
        and others: Set<Identifier<Member>> = [],
        at: Date
    ) {
        self.kind = kind
        self.version = version
        self.preparedBy = others.union([first])
        self.at = at
    }

    /// What names this version in a record.
    package var citation: Citation { Citation(kind: kind, version: version) }

    /// The documents that the rulebook asks for.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case application
        case agreement
        case constructionPlan = "construction-plan"
        case progressReport = "progress-report"
        case changeRequest = "change-request"
        case midTermReport = "mid-term-report"
        case rectificationReport = "rectification-report"
        case selfAssessment = "self-assessment"
        case qualityReport = "quality-report"
        /// What happened and what is proposed: the document on which headquarters suspends, resumes or closes.
        case caseReport = "case-report"

        /// Where the catalogue has its name.
        package var messageKey: String { "lifecycle.documents.\(self)" }
    }
}

/// The version of a document that a step filed or a decision was made on.
package struct Citation: Sendable, Hashable, Codable {
    package let kind: Document.Kind
    package let version: Int

    /// Names a version.
    package init(kind: Document.Kind, version: Int) {
        self.kind = kind
        self.version = version
    }
}
