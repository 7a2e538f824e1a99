import Postgres

extension Scope {
    /// Writes a new programme; the member must be of it.
    package func insert(_ programme: Programme) async throws {
        try await execute(
            """
            INSERT INTO tenancy.programme (programme_id, code, name, demonstration)
            VALUES (\(programme.id), \(programme.code), \(JSON(programme.name)), \(programme.isDemonstration))
            """
        )
    }

    /// Writes a new organisation of the member's programme: the member's own, or any for an `hq-admin`.
    ///
    /// - Parameters:
    ///   - country: ISO 3166-1 alpha-2.
    ///   - isIllustrative: made up for a demonstration.
    package func insert(_ organisation: Organisation, country: String, isIllustrative: Bool = false) async throws {
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
