/// A value that PostgreSQL cannot hold, found before anything is sent.
package struct EncodingFault: Error, Hashable, CustomStringConvertible {
    /// What is wrong with it, in English.
    package let reason: String

    /// A fault for that reason.
    package init(_ reason: String) {
        self.reason = reason
    }

    /// The reason.
    package var description: String { reason }
}
