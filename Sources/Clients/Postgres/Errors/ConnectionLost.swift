/// The connection to the server broke; the pool replaces it.
package struct ConnectionLost: Error, Sendable, CustomStringConvertible {
    /// What libpq or the server said.
    package let reason: String
    /// Whether something may have been committed: a commit, or a statement outside a transaction, was under way.
    package let outcomeUnknown: Bool

    /// One sentence for the log.
    package var description: String {
        let outcome = outcomeUnknown ? "whether the last statement took effect is unknown" : "nothing took effect"
        return "The connection to PostgreSQL was lost; \(outcome). \(reason)"
    }
}
