/// How many values a batch created, changed, took back and found as they were.
package struct ImportSummary: Sendable, Hashable, Codable {
    package let created: Int
    package let updated: Int
    package let removed: Int
    package let unchanged: Int

    /// The counts of one batch.
    package init(created: Int = 0, updated: Int = 0, removed: Int = 0, unchanged: Int = 0) {
        self.created = created
        self.updated = updated
        self.removed = removed
        self.unchanged = unchanged
    }

    /// How many values are not what they were.
    package var changed: Int { created + updated + removed }
}
