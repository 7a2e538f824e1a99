import Calendar
import Foundation
import Tenancy

/// An overseas college 海外学院, from the draft of its application on.
package struct College: Sendable, Hashable, Codable {
    package let id: Identifier<College>
    /// The Chinese lead college that answers for it.
    package let tenant: Identifier<Organisation>
    package let programme: Identifier<Programme>
    /// The school, ministry or enterprise abroad that runs it with the lead college.
    package let partner: Identifier<Organisation>
    /// Short, unique in the programme, as in addresses and files: `BM-TZ-01`.
    package let code: String
    package var nameZh: String
    package var nameEn: String
    /// The host country, ISO 3166-1 alpha-2.
    package let country: String
    /// The Chinese name of the city.
    package var cityZh: String
    package var cityEn: String
    /// In which it counts its days: what it does is in time by its own midnight.
    package let zone: Zone
    package internal(set) var state: State
    /// When it came into its state.
    package internal(set) var since: Date
    /// How often its acceptance has failed; after the second time it can only be closed.
    package internal(set) var failures: Int
    /// When it was accepted or last passed a re-review, from which the next is reckoned; nil before.
    package internal(set) var reviewed: Date?
    /// The number of its last transition, 0 for a new draft; saving checks that nobody was faster.
    package internal(set) var version: Int
    /// The step whose filing awaits a decision; nil where none does. Nobody files anything else to decide on meanwhile.
    package internal(set) var awaiting: Step?

    /// A college as its row holds it, or a new draft.
    package init(
        id: Identifier<College> = Identifier(),
        tenant: Identifier<Organisation>,
        programme: Identifier<Programme>,
        partner: Identifier<Organisation>,
        code: String,
        nameZh: String,
        nameEn: String,
        country: String,
        cityZh: String,
        cityEn: String,
        zone: Zone = .china,
        state: State = .draft,
        since: Date,
        failures: Int = 0,
        reviewed: Date? = nil,
        version: Int = 0,
        awaiting: Step? = nil
    ) {
        self.id = id
        self.tenant = tenant
        self.programme = programme
        self.partner = partner
        self.code = code
        self.nameZh = nameZh
        self.nameEn = nameEn
        self.country = country
        self.cityZh = cityZh
        self.cityEn = cityEn
        self.zone = zone
        self.state = state
        self.since = since
        self.failures = failures
        self.reviewed = reviewed
        self.version = version
        self.awaiting = awaiting
    }

    /// Whether an organisation is one of the two that run it.
    package func isOwn(_ organisation: Identifier<Organisation>) -> Bool {
        organisation == tenant || organisation == partner
    }

    /// When the next re-review is due, 3 years after the last review; nil before acceptance.
    package var reReviewDue: Date? {
        guard let reviewed else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar.date(byAdding: .year, value: 3, to: reviewed)
    }
}
