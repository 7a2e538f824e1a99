/// The connection was asked for something it cannot do in its present state.
package struct Misuse: Error, Sendable, CustomStringConvertible {
    /// What was wrong.
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
