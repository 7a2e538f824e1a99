import Language
import Postgres

/// Why a programme was not founded.
package enum FoundingRefusal: Error, Sendable, Hashable {
    /// A programme of the database has this code already.
    case codeTaken(String)
    /// 2 to 40 letters, digits or hyphens.
    case codeMalformed(String)
}

extension Scope {
    /// Writes a new programme; the member must be of it. Throws `FoundingRefusal`, `NameRefusal` or `UnknownZone`.
    package func insert(_ programme: Programme) async throws {
        guard programme.code.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9\-]{1,39}/) != nil else {
            throw FoundingRefusal.codeMalformed(programme.code)
        }
        for language in programme.name.languages {
            try PrintedName.check(programme.name[language]?.text ?? "")
        }
        try await programme.zone.requireKnown(to: self)
        let written = try await execute(
            """
            INSERT INTO tenancy.programme (programme_id, code, name, demonstration, time_zone)
            VALUES (\(programme.id), \(programme.code), \(JSON(programme.name)), \(programme.isDemonstration),
                \(programme.zone))
            ON CONFLICT (code) DO NOTHING
            """
        )
        guard written == 1 else { throw FoundingRefusal.codeTaken(programme.code) }
    }

    /// Writes a new organisation of the member's programme: the member's own, or any for an `hq-admin`. Throws
    /// `NameRefusal`.
    ///
    /// - Parameters:
    ///   - country: ISO 3166-1 alpha-2.
    ///   - isIllustrative: made up for a demonstration.
    package func insert(_ organisation: Organisation, country: String, isIllustrative: Bool = false) async throws {
        try PrintedName.check(organisation.nameZh, organisation.nameEn)
        try await execute(
            """
            INSERT INTO tenancy.organisation (tenant_id, programme_id, kind, name_zh, name_en, country, illustrative)
            VALUES (\(organisation.id), \(member.programme), \(organisation.kind), \(organisation.nameZh),
                \(organisation.nameEn), \(country), \(isIllustrative))
            """
        )
    }

    /// Writes which colleges of other tenants an organisation may see: a partner's.
    package func grant(_ organisation: Identifier<Organisation>, colleges: [Identifier<some Any>]) async throws {
        try await execute(
            """
            UPDATE tenancy.organisation SET colleges = \(colleges.map(\.uuid)) WHERE tenant_id = \(organisation)
            """
        )
    }
}
