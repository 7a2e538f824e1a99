/// No connection could be made.
package struct ConnectFailed: Error, Sendable, CustomStringConvertible {
    /// What libpq said, a line a host.
    package let reason: String
    /// Whether no server answered, or it was just starting or stopping, so that trying again may help.
    package let isTransient: Bool

    /// One sentence for the log.
    package var description: String { "No connection to PostgreSQL. \(reason)" }
}
