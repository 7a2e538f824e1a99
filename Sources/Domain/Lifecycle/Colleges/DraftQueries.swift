import Calendar
import Foundation
import Postgres
import Tenancy

/// What somebody types to begin an application.
package struct NewCollege: Sendable, Hashable {
    /// With whom it is planned.
    package enum Partner: Sendable, Hashable {
        /// One of the programme's partners.
        case known(Identifier<Organisation>)
        /// One that is none yet; its country as ISO 3166-1 alpha-2.
        case new(nameZh: String, nameEn: String, country: String)
    }

    package let nameZh: String
    package let nameEn: String
    /// ISO 3166-1 alpha-2.
    package let country: String
    package let cityZh: String
    package let cityEn: String
    package let partner: Partner
    /// In which it is to count its days; nil for its programme's.
    package let zone: Zone?

    /// A draft to be; nothing is checked yet.
    package init(
        nameZh: String,
        nameEn: String,
        country: String,
        cityZh: String,
        cityEn: String,
        partner: Partner,
        zone: Zone? = nil
    ) {
        self.nameZh = nameZh
        self.nameEn = nameEn
        self.country = country
        self.cityZh = cityZh
        self.cityEn = cityEn
        self.partner = partner
        self.zone = zone
    }
}

extension Database {
    /// Begins an application: a college in draft of the member's own lead college, which its partner sees too. Throws
    /// `UnknownZone` where PostgreSQL doesn't know the zone.
    package func begin(_ new: NewCollege, by act: Act) async throws -> CollegeEntry {
        try await self.act(act) { try await $0.begin(new, at: act.at) }
    }
}

extension Scope {
    fileprivate func begin(_ new: NewCollege, at date: Date) async throws -> Deed<CollegeEntry> {
        try member.require(.beginCollege)
        try WrittenText.title.check(new.nameZh, new.nameEn, new.cityZh, new.cityEn)
        if case .new(let nameZh, let nameEn, _) = new.partner { try WrittenText.title.check(nameZh, nameEn) }
        let lead = try await ownOrganisation()
        try await lockDrafts()
        let (partner, founded) = try await partner(new.partner)
        let college = College(
            tenant: lead.id,
            programme: member.programme,
            partner: partner.id,
            code: try await nextCode(in: new.country),
            nameZh: new.nameZh,
            nameEn: new.nameEn,
            country: new.country,
            cityZh: new.cityZh,
            cityEn: new.cityEn,
            zone: try await zone(of: new),
            since: date
        )
        let entry = CollegeEntry(
            college,
            leadZh: lead.nameZh,
            leadEn: lead.nameEn,
            partnerZh: partner.nameZh,
            partnerEn: partner.nameEn
        )
        try await insert(entry)
        let details = ["code": college.code, "partner": "\(partner.id)"]
        let begun = AuditEntry("lifecycle.begin", of: "\(college.id)", details: details)
        return Deed(entry, begun, besides: founded) { try await $0.show(college, to: partner) }
    }

    private func zone(of new: NewCollege) async throws -> Zone {
        guard let zone = new.zone else {
            return try await one("SELECT time_zone FROM tenancy.programme WHERE programme_id = \(member.programme)")
        }
        try await zone.requireKnown(to: self)
        return zone
    }

    /// Lets a partner see a college from now on.
    private func show(_ college: College, to partner: PartnerOrganisation) async throws {
        _ = try await acting(as: "hq-admin") {
            try await execute(
                """
                UPDATE tenancy.organisation SET colleges = array_append(colleges, \(college.id))
                WHERE tenant_id = \(partner.id)
                """
            )
        }
        try await execute("SELECT pg_notify('tenancy_session', '')")
    }

    /// Lets one draft of the programme begin after the other, so that no code and no partner is given twice.
    private func lockDrafts() async throws {
        try await execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('college ' || \("\(member.programme)"), 0))"
        )
    }

    /// The next number of a country, whichever tenant has those before: `BM-LA-03`.
    private func nextCode(in country: String) async throws -> String {
        try await acting(as: "hq-admin") {
            try await one(
                """
                SELECT coalesce(min(split_part(code, '-', 1)), 'BM') || '-' || \(country) || '-' || lpad(
                    (coalesce(max(split_part(code, '-', 3)::integer) FILTER (WHERE country = \(country)), 0) + 1)::text,
                    2, '0')
                FROM lifecycle.college
                WHERE programme_id = \(member.programme) AND code ~ '^[A-Z]+-[A-Z]{2}-[0-9]{2,4}$'
                """
            )
        }
    }
}
