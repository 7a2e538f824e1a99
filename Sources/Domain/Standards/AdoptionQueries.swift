import Calendar
import Language
import Postgres
import Published
import Tenancy

/// A published adoption was about to change; what changes belongs into a new one.
package struct PublishedAdoption: Error, Sendable, Hashable {
    /// The adoption that stays as it is.
    package let id: Identifier<Adoption>
}

extension Scope {
    /// Where a standard was adopted, in any of its versions, the latest adoption first.
    package func adoptions(ofStandard code: String) async throws -> [Adoption] {
        try await adoptions(where: "standard_code = \(code)")
    }

    /// What a country adopted, the latest adoption first.
    package func adoptions(in country: String) async throws -> [Adoption] {
        try await adoptions(where: "country = \(country)")
    }

    /// Registers an adoption, or corrects one that the member's own organisation registered before and that is not
    /// published yet. A partner and those who keep standards do; of a standard that this member may not read, nobody does.
    /// Saving what is already there does nothing and gives false; a published adoption that would change is refused by
    /// `PublishedAdoption`, one that another organisation has published by `KeptElsewhere`.
    @discardableResult
    package func save(_ adoption: Adoption, isPublished: Bool = true) async throws -> Bool {
        try member.require(.keepAdoptions)
        let standard = try await one(
            """
            SELECT code, version FROM standards.standard
            WHERE programme_id = \(member.programme) AND standard_id = \(adoption.standard)
            """,
            of: "standard"
        ) { (code: String, version: Version) in (code: code, version: version) }
        try await checkKeeper(of: adoption, code: standard.code)
        let stored = try await adoptions(
            where: "tenant_id = \(member.organisation) AND adoption_id = \(adoption.id) AND published"
        )
        if let stored = stored.first {
            guard stored == adoption else { throw PublishedAdoption(id: adoption.id) }
            return false
        }
        try await execute(
            """
            INSERT INTO standards.adoption (tenant_id, adoption_id, programme_id, published, standard_id, standard_code,
                standard_version, country, authority, level, document, adopted_on, illustrative)
            VALUES (\(member.organisation), \(adoption.id), \(member.programme), \(isPublished), \(adoption.standard),
                \(standard.code), \(standard.version.description), \(adoption.country), \(JSON(adoption.authority)),
                \(adoption.level), \(adoption.document.map(JSON.init)), \(adoption.date),
                \(adoption.illustrative.map(JSON.init)))
            ON CONFLICT (tenant_id, adoption_id) DO UPDATE
            SET published = EXCLUDED.published, standard_id = EXCLUDED.standard_id,
                standard_code = EXCLUDED.standard_code, standard_version = EXCLUDED.standard_version,
                country = EXCLUDED.country, authority = EXCLUDED.authority, level = EXCLUDED.level,
                document = EXCLUDED.document, adopted_on = EXCLUDED.adopted_on, illustrative = EXCLUDED.illustrative
            """
        )
        return true
    }

    /// Throws `KeptElsewhere` where another organisation of the programme has published this adoption.
    private func checkKeeper(of adoption: Adoption, code: String) async throws {
        try await lockKeeper(of: "adoption \(adoption.id)")
        try await checkKeeper(
            code,
            """
            SELECT tenant_id FROM standards.adoption
            WHERE programme_id = \(member.programme) AND adoption_id = \(adoption.id) AND published
                AND tenant_id <> \(member.organisation)
            LIMIT 1
            """
        )
    }

    private func adoptions(where condition: SQL) async throws -> [Adoption] {
        try await all(
            """
            SELECT adoption_id, standard_id, standard_code, standard_version, country, authority, level, document,
                adopted_on, illustrative
            FROM standards.adoption
            WHERE programme_id = \(member.programme) AND \(condition)
            ORDER BY adopted_on DESC NULLS LAST, country, standard_code
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
                illustrative: JSON<LocalizedText>?
            ) in
            Adoption(
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
            )
        }
    }
}

extension Adoption.Level: PostgresCodable {}

extension Database {
    /// Registers an adoption, as `Scope.save` does; what is registered already stays as it is, and nobody hears of it.
    package func adopt(_ adoption: Adoption, by act: Act) async throws {
        try act.require(.adoptStandard)
        try await self.act(act) { scope in
            guard try await scope.save(adoption) else { return .nothing }
            let details = [
                "adoption": "\(adoption.id)", "country": adoption.country, "level": adoption.level.rawValue,
            ]
            let standard = "\(adoption.standardCode) \(adoption.standardVersion)"
            return Deed(AuditEntry("standards.adopt", of: standard, details: details))
        }
    }
}
