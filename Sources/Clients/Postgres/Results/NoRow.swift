/// A statement that must give one row gave none.
package struct NoRow: Error, Sendable, CustomStringConvertible {
    /// The statement's text.
    package let statement: String
    /// Where the program asked.
    package let source: CallSite

    /// One sentence for the log.
    package var description: String { "\(source): one row was expected, none came. Statement: \(statement)" }
}

/// A statement that must give one row gave several.
package struct SeveralRows: Error, Sendable, CustomStringConvertible {
    /// How many it gave.
    package let count: Int
    /// The statement's text.
    package let statement: String
    /// Where the program asked.
    package let source: CallSite

    /// One sentence for the log.
    package var description: String { "\(source): one row was expected, \(count) came. Statement: \(statement)" }
}
