import Tenancy

/// Whom a page is laid out for: what they see first, and in which words. What they may do and see, the rights say.
enum Audience {
    case college, expert, partner, headquarters, platform

    init(_ member: Member) {
        self =
            switch member.role {
            case .reporter, .approver, .collegeAdmin: .college
            case .expert: .expert
            case .partner: .partner
            case .reviewer, .hqAdmin, .leader: .headquarters
            case .operator: .platform
            }
    }
}
