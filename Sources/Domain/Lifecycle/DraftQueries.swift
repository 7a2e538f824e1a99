import Foundation
import Postgres
import Tenancy

/// A partner abroad with whom a college can be planned.
package struct PartnerOrganisation: Sendable, Hashable, Codable {
    package let id: Identifier<Organisation>
    package let nameZh: String
    package let nameEn: String
    /// ISO 3166-1 alpha-2.
    package let country: String
}

/// What somebody types to begin an application.
package struct NewCollege: Sendable, Hashable {
    package let nameZh: String
    package let nameEn: String
    /// ISO 3166-1 alpha-2.
    package let country: String
    package let city: String
    package let partner: Identifier<Organisation>

    /// A draft to be; nothing is checked yet.
    package init(
        nameZh: String,
        nameEn: String,
        country: String,
        city: String,
        partner: Identifier<Organisation>
    ) {
        self.nameZh = nameZh
        self.nameEn = nameEn
        self.country = country
        self.city = city
        self.partner = partner
    }
}

extension Scope {
    /// The partners of the member's programme, by country; their names are no secret within it.
    package func partners() async throws -> [PartnerOrganisation] {
        try await acting(as: "sign-in") {
            try await all(
                """
                SELECT tenant_id, name_zh, name_en, country FROM tenancy.organisation
                WHERE programme_id = \(member.programme) AND kind = 'partner' ORDER BY country, name_en
                """,
                PartnerOrganisation.init
            )
        }
    }

    /// Begins an application: a college in draft of the member's own lead college, which its partner sees too.
    package func begin(_ new: NewCollege, at date: Date, from place: String) async throws -> CollegeEntry {
        guard member.role == .reporter else { throw Forbidden(roles: [.reporter]) }
        let lead = try await ownOrganisation()
        guard let partner = try await partners().first(where: { $0.id == new.partner }) else {
            throw NotFound(what: "partner")
        }
        let college = College(
            tenant: lead.id,
            programme: member.programme,
            partner: partner.id,
            code: try await nextCode(in: new.country),
            nameZh: new.nameZh,
            nameEn: new.nameEn,
            country: new.country,
            city: new.city,
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
        _ = try await acting(as: "hq-admin") {
            try await execute(
                """
                UPDATE tenancy.organisation SET colleges = array_append(colleges, \(college.id))
                WHERE tenant_id = \(partner.id)
                """
            )
        }
        try await execute("SELECT pg_notify('tenancy_session', '')")
        let details = ["code": college.code, "partner": "\(partner.id)"]
        try await audit(AuditEntry("lifecycle.begin", of: "\(college.id)", details: details), at: date, from: place)
        return entry
    }

    /// The next number of a country, whichever tenant has those before: `BM-LA-03`.
    private func nextCode(in country: String) async throws -> String {
        try await execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('college ' || \("\(member.programme)"), 0))"
        )
        return try await acting(as: "hq-admin") {
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
