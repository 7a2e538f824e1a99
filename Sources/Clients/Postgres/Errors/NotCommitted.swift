/// The body of a transaction returned although a statement had failed, so the server rolled back instead of committing.
package struct NotCommitted: Error, Sendable, CustomStringConvertible {
    /// One sentence for the log.
    package var description: String { "Nothing was committed, because a statement of the transaction had failed." }
}
