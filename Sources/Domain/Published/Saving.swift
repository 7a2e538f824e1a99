import Postgres
import Tenancy

/// A published version of a standard or a course was about to change; the change belongs into a new version.
package struct PublishedVersion: Error, Sendable, Hashable {
    package let code: String
    package let version: Version

    /// The version that stays as it is.
    package init(code: String, version: Version) {
        self.code = code
        self.version = version
    }
}

extension Scope {
    /// Whether a version is to be written for the member's own organisation: it is new, or differs from an earlier draft.
    /// False where the same is there already. A published version that would change is refused by `PublishedVersion`, a
    /// code that another organisation of the programme has published by `KeptElsewhere`.
    ///
    /// - Parameter own: reads the organisation's own copy.
    package func isToWrite<Item: Publication>(
        _ item: Item,
        own: (Identifier<Item>) async throws -> Item
    ) async throws -> Bool {
        try await checkKeeper(of: item)
        let published = try await first(
            """
            SELECT published FROM \(Item.shelf.table)
            WHERE tenant_id = \(member.organisation) AND \(Item.shelf.key) = \(item.id)
            """,
            as: Bool.self
        )
        guard let published else { return true }
        let stored = try await own(item.id)
        if stored == item { return false }
        if published { throw PublishedVersion(code: stored.code, version: stored.version) }
        return true
    }

    /// The statement that takes away an earlier draft of a version, before the new one is written.
    package func removal<Item: Publication>(ofDraft item: Item) -> SQL {
        """
        DELETE FROM \(Item.shelf.table)
        WHERE tenant_id = \(member.organisation) AND \(Item.shelf.key) = \(item.id) AND NOT published
        """
    }
}
