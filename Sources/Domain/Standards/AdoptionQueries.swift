import Calendar
import Foundation
import Language
import Postgres
import Published
import Tenancy

extension Scope {
    /// Where a standard was adopted, in any of its versions, the latest adoption first: what is confirmed, and for
    /// headquarters and those whose proposal it is the rest too.
    package func adoptions(ofStandard code: String) async throws -> [AdoptionEntry] {
        try await adoptions(where: "standard_code = \(code)")
    }

    /// What waits for headquarters to confirm, the longest waiting first; for those who may.
    package func proposedAdoptions() async throws -> [AdoptionEntry] {
        guard member.may(.decideAdoption) else { return [] }
        return try await adoptions(
            where: "confirmed_at IS NULL AND withdrawn_at IS NULL",
            rest: "ORDER BY proposed_at NULLS FIRST, adoption_id"
        )
    }

    /// One adoption that the member may see; throws `NotFound`.
    package func adoption(_ id: Identifier<Adoption>) async throws -> AdoptionEntry {
        guard let entry = try await adoptions(where: "adoption_id = \(id)").first else {
            throw NotFound(what: "adoption")
        }
        return entry
    }

    /// The same, which nobody else changes or decides on until the transaction ends.
    func lockedAdoption(_ id: Identifier<Adoption>) async throws -> AdoptionEntry {
        try await lockKeeper(of: "adoption \(id)")
        return try await adoption(id)
    }

    private func adoptions(
        where condition: SQL,
        rest: SQL = "ORDER BY adopted_on DESC NULLS LAST, country, standard_code"
    ) async throws -> [AdoptionEntry] {
        // Who did it at headquarters or at a partner is theirs to know.
        let isInside = member.may(.decideAdoption, at: .headquarters) || Role.headquarters.contains(member.role)
        return try await all(
            """
            SELECT adoption_id, standard_id, standard_code, standard_version, country, authority, level, document,
                adopted_on, illustrative, tenant_id, organisation_zh, organisation_en, proposed_by, proposed_by_name,
                proposed_at, confirmed_by_name, confirmed_at, withdrawn_by_name, withdrawn_at, reason
            FROM standards.adoption
            WHERE programme_id = \(member.programme) AND \(condition) \(rest)
            """
        ) {
            (
                id: Identifier<Adoption>,
                standard: Identifier<VocationalStandard>,
                code: String,
                version: Version,
                country: String,
                authority: JSON<LocalizedText>,
                level: Adoption.Level,
                document: JSON<LocalizedText>?,
                date: Day?,
                illustrative: JSON<LocalizedText>?,
                tenant: Identifier<Organisation>,
                organisationZh: String,
                organisationEn: String,
                proposer: Identifier<Member>?,
                proposedBy: String,
                proposedAt: Date?,
                confirmedBy: String?,
                confirmedAt: Date?,
                withdrawnBy: String?,
                withdrawnAt: Date?,
                reason: String?
            ) in
            let isKnown = isInside || tenant == member.organisation
            func hand(_ name: String?, _ at: Date?) -> AdoptionStanding.Hand? {
                at.map { AdoptionStanding.Hand(name: isKnown ? name ?? "" : "", at: $0) }
            }
            return AdoptionEntry(
                adoption: Adoption(
                    id: id,
                    standard: standard,
                    standardCode: code,
                    standardVersion: version,
                    country: country,
                    authority: authority.value,
                    level: level,
                    document: document?.value,
                    date: date,
                    illustrative: illustrative?.value
                ),
                standing: AdoptionStanding(
                    tenant: tenant,
                    organisationZh: organisationZh,
                    organisationEn: organisationEn,
                    proposer: proposer,
                    proposed: hand(proposedBy, proposedAt),
                    confirmed: hand(confirmedBy, confirmedAt),
                    withdrawn: hand(withdrawnBy, withdrawnAt),
                    reason: reason
                )
            )
        }
    }
}

extension Adoption.Level: PostgresCodable {}
