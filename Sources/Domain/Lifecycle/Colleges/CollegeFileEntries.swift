import Foundation
import Tenancy

/// A version of a document with its words.
package struct DocumentEntry: Sendable, Hashable, Codable {
    package let document: Document
    package let title: String
    /// Empty where only the file's list is asked for.
    package let body: String
    /// The full name of whoever made this version.
    package let author: String
    /// When a step filed it; nil before.
    package let filedAt: Date?

    /// A version as its row holds it.
    package init(_ document: Document, title: String, body: String = "", author: String, filedAt: Date? = nil) {
        self.document = document
        self.title = title
        self.body = body
        self.author = author
        self.filedAt = filedAt
    }
}

/// A veto with what it rests on.
package struct VetoEntry: Sendable, Hashable, Codable {
    package let veto: Veto
    package let reason: String
    package let at: Date
    /// Who raised it, as they were called then.
    package let memberName: String
    /// The role in which they did.
    package let role: Role

    /// A veto as its row holds it.
    package init(_ veto: Veto, reason: String, at: Date, memberName: String, role: Role) {
        self.veto = veto
        self.reason = reason
        self.at = at
        self.memberName = memberName
        self.role = role
    }

    /// The same for readers who may not know who it was.
    package var unnamed: VetoEntry {
        let nobody = Veto(veto.ground, raisedBy: Identifier(Identifier<Organisation>.nobody.uuid), on: veto.citation)
        return VetoEntry(nobody, reason: reason, at: at, memberName: "", role: role)
    }
}

/// A milestone of the plan with its name.
package struct MilestoneEntry: Sendable, Hashable, Codable {
    /// Counted from 1.
    package let number: Int
    package let milestone: Milestone
    package let nameZh: String
    package let nameEn: String

    /// A milestone as its row holds it.
    package init(_ number: Int, _ milestone: Milestone, nameZh: String, nameEn: String) {
        self.number = number
        self.milestone = milestone
        self.nameZh = nameZh
        self.nameEn = nameEn
    }
}

/// An expert whom headquarters asked to score a college.
package struct Assignment: Sendable, Hashable, Codable {
    package let expert: Identifier<Member>
    /// The expert's tenant.
    package let organisation: Identifier<Organisation>
    package let assignedBy: Identifier<Member>
    package let at: Date

    /// An assignment as its row holds it.
    package init(
        _ expert: Identifier<Member>,
        of organisation: Identifier<Organisation>,
        assignedBy: Identifier<Member>,
        at: Date
    ) {
        self.expert = expert
        self.organisation = organisation
        self.assignedBy = assignedBy
        self.at = at
    }
}

/// A step of the record with the names of whoever took it, as they were then.
package struct TransitionEntry: Sendable, Hashable, Codable {
    package let transition: Transition
    package let memberName: String
    package let organisationZh: String
    package let organisationEn: String

    /// A step as its row holds it.
    package init(_ transition: Transition, memberName: String, organisationZh: String, organisationEn: String) {
        self.transition = transition
        self.memberName = memberName
        self.organisationZh = organisationZh
        self.organisationEn = organisationEn
    }
}
