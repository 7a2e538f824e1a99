import Tenancy

/// Where each audience can go.
enum Navigation {
    /// The links for a member, or for anyone.
    static func links(for member: Member?, at path: String, _ texts: Texts) -> [Frame.Link] {
        rooms(for: member).map { address, key in
            let current = address == "/" ? path == "/" : path.hasPrefix(address)
            return Frame.Link(address: address, label: texts(key), current: current)
        }
    }

    private static func rooms(for member: Member?) -> [(address: String, key: String)] {
        let library = [("/standards", "standards.title"), ("/courses", "courses.title")]
        guard let member else { return library }
        let home = [("/", "layout.navigationHome"), ("/colleges", "layout.navigationColleges")]
        let reports = [("/reports", "layout.navigationReports")]
        let countries = [("/countries", "layout.navigationCountries")]
        let members = [("/members", "layout.navigationMembers")]
        let organisations = [("/organisations", "layout.navigationOrganisations")]
        let programme = [("/programme", "programme.title")]
        return switch member.role {
        case .reporter, .approver, .partner: home + reports + library
        case .collegeAdmin: home + reports + library + members
        case .reviewer, .leader: home + countries + reports + library
        case .hqAdmin: home + countries + reports + library + organisations + members + programme
        case .expert: home + library
        case .operator: [("/", "layout.navigationHome")] + members
        }
    }
}
