import Tenancy

/// Where each audience can go.
enum Navigation {
    /// The links for a member, or for anyone.
    static func links(for member: Member?, at path: String, _ texts: Texts) -> [Frame.Link] {
        rooms(for: member).map { address, key in
            Frame.Link(address: address, label: texts(key), current: address.leads(to: path))
        }
    }

    private static func rooms(for member: Member?) -> [(address: Address, key: String)] {
        let library = [(Routes.standards(), "standards.title"), (Routes.courses(), "courses.title")]
        guard let member else { return library }
        let home = [(Routes.home(), "layout.navigationHome"), (Routes.colleges(), "layout.navigationColleges")]
        let reports = [(Routes.reports(), "layout.navigationReports")]
        let countries = [(Routes.countries(), "layout.navigationCountries")]
        let members = [(Routes.members(), "layout.navigationMembers")]
        let organisations = [(Routes.organisations(), "layout.navigationOrganisations")]
        let programme = [(Routes.programme(), "programme.title")]
        return switch member.role {
        case .reporter, .approver, .partner: home + reports + library
        case .collegeAdmin: home + reports + library + members
        case .reviewer, .leader: home + countries + reports + library
        case .hqAdmin: home + countries + reports + library + organisations + members + programme
        case .expert: home + library
        case .operator: [(Routes.home(), "layout.navigationHome")] + members
        }
    }
}
