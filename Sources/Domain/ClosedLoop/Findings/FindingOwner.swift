import Lifecycle
import Tenancy

/// Who of a college's own side has to put a finding right: its lead college or its partner, or one of their members.
package struct FindingOwner: Sendable, Hashable {
    /// The lead college or the partner; nil for the lead college.
    package let organisation: Identifier<Organisation>?
    /// Nil for the organisation as a whole.
    package let member: Identifier<Member>?
    /// As the member was called then.
    package let name: String?

    /// An owner; without anything, the lead college.
    package init(
        _ organisation: Identifier<Organisation>? = nil,
        member: Identifier<Member>? = nil,
        name: String? = nil
    ) {
        self.organisation = organisation
        self.member = member
        self.name = name
    }

    /// Whether it is of the college's own side.
    func isOwn(at college: College) -> Bool { organisation.map(college.isOwn) ?? true }

    /// Whether somebody is the owner, or of the owner's tenant.
    func isOf(_ member: Member, at college: College) -> Bool {
        member.id == self.member || member.organisation == organisation ?? college.tenant
    }
}
