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

/// No connection could be made.
package struct ConnectFailed: Error, Sendable, CustomStringConvertible {
    /// What libpq said, a line a host.
    package let reason: String
    /// Whether no server answered, or it was just starting or stopping, so that trying again may help.
    package let isTransient: Bool

    /// One sentence for the log.
    package var description: String { "No connection to PostgreSQL. \(reason)" }
}

/// A transaction was used after it had ended.
package struct TransactionEnded: Error, Sendable, CustomStringConvertible {
    /// One sentence for the log.
    package var description: String { "A transaction was used after it had ended." }
}

/// The connection was asked for something it cannot do in its present state.
package struct Misuse: Error, Sendable, CustomStringConvertible {
    /// What was wrong.
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
