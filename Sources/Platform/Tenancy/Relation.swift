/// What a member is to what they act on or look at: a college, a report, an organisation.
package enum Relation: String, Codable, Sendable, CaseIterable {
    /// Of the tenant whose it is: a college's lead college, one's own organisation.
    case own
    /// Of the partner abroad that runs the college with the lead college.
    case partner
    /// An expert of another tenant, whom headquarters asked to judge the college.
    case assigned
    /// Of the headquarters of its programme, in a role that sees the whole programme.
    case headquarters
    /// Of another tenant or another programme: nothing there is theirs.
    case stranger
}

extension Role {
    /// The roles through which headquarters sees every college of its programme.
    package static let headquarters: Set<Role> = [.reviewer, .hqAdmin, .leader]

    /// Whether it reads and changes nothing.
    package var onlyReads: Bool { self == .leader }
}

extension Member {
    /// What they are to an organisation of their own programme.
    package func relation(to organisation: Organisation) -> Relation {
        if organisation.id == self.organisation { return .own }
        return Role.headquarters.contains(role) && organisation.kind != .platform ? .headquarters : .stranger
    }
}
