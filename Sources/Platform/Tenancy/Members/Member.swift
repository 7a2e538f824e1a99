import Foundation

/// A person who signs in for one organisation in one role; a person with two roles has two names to sign in with.
package struct Member: Sendable, Hashable, Codable {
    package let id: Identifier<Member>
    /// The name they sign in with, lower case: their own and their organisation's number, as `SignInName` says.
    package let name: String
    /// The name that pages and records show.
    package let fullName: String
    package let role: Role
    /// The tenant.
    package let organisation: Identifier<Organisation>
    package let programme: Identifier<Programme>
    /// The overseas colleges outside their own tenant that they may see: a partner's, or those assigned to an expert.
    package let colleges: [UUID]
    /// The token by which a machine acts for them; nil where they do so themselves.
    package let token: ActingToken?

    /// A member as a transaction needs to know them.
    package init(
        id: Identifier<Member> = Identifier(),
        name: String,
        fullName: String,
        role: Role,
        organisation: Identifier<Organisation>,
        programme: Identifier<Programme>,
        colleges: [UUID] = [],
        token: ActingToken? = nil
    ) {
        self.id = id
        self.name = name
        self.fullName = fullName
        self.role = role
        self.organisation = organisation
        self.programme = programme
        self.colleges = colleges
        self.token = token
    }
}
