import Collection
import Indicators
import Lifecycle
import Tenancy

/// Where a member can go: what they may see, and their audience's habits.
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
        let audience = Audience(member)
        var rooms = [(Routes.home(), "layout.navigationHome")]
        if member.may(.seeCollege) { rooms.append((Routes.colleges(), "layout.navigationColleges")) }
        if member.may(.seeCountries) { rooms.append((Routes.countries(), "layout.navigationCountries")) }
        if audience != .expert && audience != .partner && member.may(.seeCollege) {
            rooms.append((Routes.findings(), "closedLoop.board.navigation"))
        }
        if audience != .expert && member.may(.seeReports) {
            rooms.append((Routes.reports(), "layout.navigationReports"))
        }
        if audience != .expert && member.may(.seeReports) { rooms.append((Routes.warnings(), "warnings.title")) }
        if member.may(.setTargets) { rooms.append((Routes.targets(), "targets.title")) }
        if audience != .platform { rooms += library }
        if member.may(.seeOrganisations) { rooms.append((Routes.organisations(), "layout.navigationOrganisations")) }
        if member.may(.keepMembers) { rooms.append((Routes.members(), "layout.navigationMembers")) }
        if member.may(.seeProgramme) { rooms.append((Routes.programme(), "programme.title")) }
        return rooms
    }
}
