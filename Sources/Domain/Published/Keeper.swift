import Postgres
import Tenancy

/// A standard, course or adoption that another organisation of the programme has published: that one keeps it, and a
/// second copy would stand beside it in the library.
package struct KeptElsewhere: Error, Sendable, Hashable {
    /// The code of the standard or course, or of the standard that was adopted.
    package let code: String
    /// The keeper's Chinese and English name.
    package let nameZh: String
    package let nameEn: String

    /// What stays with that organisation.
    package init(code: String, nameZh: String, nameEn: String) {
        self.code = code
        self.nameZh = nameZh
        self.nameEn = nameEn
    }
}

extension Scope {
    /// Throws `KeptElsewhere` where another organisation of the programme has published something of this code.
    func checkKeeper<Item: Publication>(of item: Item) async throws {
        try await lockKeeper(of: "\(Item.shelf.noun) \(item.code)")
        try await checkKeeper(
            item.code,
            """
            SELECT tenant_id FROM \(Item.shelf.table)
            WHERE programme_id = \(member.programme) AND code = \(item.code) AND published
                AND tenant_id <> \(member.organisation)
            LIMIT 1
            """
        )
    }

    /// No key can say that a code is one tenant's only, for keys begin with the tenant; so those who publish one code at
    /// once wait for each other until their transactions end.
    package func lockKeeper(of what: String) async throws {
        let name = "\(member.programme) \(what)"
        try await execute("SELECT pg_advisory_xact_lock(hashtextextended(\(name), 0))")
    }

    /// Throws `KeptElsewhere` with the name of the tenant that a query finds.
    package func checkKeeper(_ code: String, _ query: SQL) async throws {
        guard let tenant = try await first(query, as: Identifier<Organisation>.self) else { return }
        // Names are no secret within a programme.
        let keeper = try await acting(as: "sign-in") {
            try await first(
                """
                SELECT name_zh, name_en FROM tenancy.organisation
                WHERE programme_id = \(member.programme) AND tenant_id = \(tenant)
                """
            ) { (nameZh: String, nameEn: String) in KeptElsewhere(code: code, nameZh: nameZh, nameEn: nameEn) }
        }
        throw keeper ?? KeptElsewhere(code: code, nameZh: "\(tenant)", nameEn: "\(tenant)")
    }
}
