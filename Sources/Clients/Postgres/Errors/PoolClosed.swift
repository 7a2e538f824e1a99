/// The pool is being drained.
package struct PoolClosed: Error, Sendable, CustomStringConvertible {
    /// One sentence for the log.
    package var description: String { "The pool of connections to PostgreSQL is closed." }
}
