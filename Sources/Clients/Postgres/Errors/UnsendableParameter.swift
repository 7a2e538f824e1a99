/// A parameter that PostgreSQL cannot hold, such as text with a NUL; nothing was sent.
package struct UnsendableParameter: Error, CustomStringConvertible {
    /// Counted from 1, as in `$1`.
    package let number: Int
    /// What is wrong with it.
    package let fault: EncodingFault
    /// The statement's text.
    package let statement: String

    /// One sentence for the log.
    package var description: String { "Parameter $\(number) cannot be sent: \(fault). Statement: \(statement)" }
}
