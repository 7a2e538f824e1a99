import Foundation
import Postgres
import Tenancy

/// What somebody had relied on and was corrected or taken away: as it was and as it became; both stand.
package struct Correction: Sendable, Hashable, Codable {
    /// What can be corrected.
    package enum Kind: String, Codable, Sendable, CaseIterable, PostgresCodable {
        case profile, milestone, finding
    }

    package let kind: Kind
    /// The milestone's or finding's number; 0 for the profile.
    package let item: Int
    /// Field to text.
    package let was: [String: String]
    /// Nil where it was taken away.
    package let became: [String: String]?
    package let reason: String
    package let at: Date
    /// Who did it, as they were called then.
    package let memberName: String
    package let role: Role
    package let organisationZh: String
    package let organisationEn: String
}

extension Scope {
    /// What of a college was corrected, the earliest first.
    package func corrections(of college: College) async throws -> [Correction] {
        try await all(
            """
            SELECT kind, item, was, became, reason, at, member_name, role, organisation_zh, organisation_en
            FROM lifecycle.correction WHERE \(own(college)) ORDER BY number
            """
        ) {
            (
                kind: Correction.Kind,
                item: Int,
                was: JSON<[String: String]>,
                became: JSON<[String: String]>?,
                reason: String,
                at: Date,
                name: String,
                role: Role,
                zh: String,
                en: String
            ) in
            Correction(
                kind: kind,
                item: item,
                was: was.value,
                became: became?.value,
                reason: reason,
                at: at,
                memberName: name,
                role: role,
                organisationZh: zh,
                organisationEn: en
            )
        }
    }

    /// Keeps what something was and became, as part of the use case that corrects it; the college is locked.
    package func note(
        _ kind: Correction.Kind,
        _ item: Int,
        of college: College,
        was: [String: String],
        became: [String: String]?,
        reason: String,
        at date: Date
    ) async throws {
        let organisation = try await ownOrganisation()
        try await execute(
            """
            INSERT INTO lifecycle.correction (tenant_id, college_id, programme_id, number, kind, item, was, became, reason,
                at, member_id, member_name, role, organisation_zh, organisation_en)
            VALUES (\(college.tenant), \(college.id), \(college.programme), (
                    SELECT coalesce(max(number), 0) + 1 FROM lifecycle.correction WHERE \(own(college))
                ), \(kind), \(Int32(item)), \(JSON(was)), \(became.map(JSON.init)), \(reason), \(date), \(member.id),
                \(member.fullName), \(member.role), \(organisation.nameZh), \(organisation.nameEn))
            """
        )
    }

    /// The next number of a kind of thing at a college: never that of one that was taken away and still stands in a
    /// correction.
    package func nextNumber(of kind: Correction.Kind, after last: Int?, at college: College) async throws -> Int {
        let corrected: Int = try await one(
            "SELECT coalesce(max(item), 0) FROM lifecycle.correction WHERE \(own(college)) AND kind = \(kind)"
        )
        return max(last ?? 0, corrected) + 1
    }
}
