/// No connection became free in time.
package struct PoolTimeout: Error, Sendable, CustomStringConvertible {
    /// How many connections there may be.
    package let limit: Int
    /// How long was waited.
    package let waited: Duration

    /// One sentence for the log.
    package var description: String { "None of the \(limit) connections to PostgreSQL became free within \(waited)." }
}
