/// A transaction was used after it had ended.
package struct TransactionEnded: Error, Sendable, CustomStringConvertible {
    /// One sentence for the log.
    package var description: String { "A transaction was used after it had ended." }
}
