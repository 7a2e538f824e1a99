/// No connection could be made.
package struct ConnectFailed: Error, Sendable, CustomStringConvertible {
    /// What libpq said, a line a host.
    package let reason: String
    /// What the server refused us for, where one answered and refused.
    package let state: SQLState?
    /// Whether trying again may help, as it may for whatever but the address and our right to sign in: a server that
    /// starts or stops, one with no place left, several of which none can be written to just now.
    package let isTransient: Bool

    /// One sentence for the log.
    package var description: String { "No connection to PostgreSQL. \(reason)" }

    /// Nothing will help but another address, or other rights.
    static func lasting(_ reason: String, state: SQLState? = nil) -> ConnectFailed {
        ConnectFailed(reason: reason, state: state, isTransient: false)
    }

    /// What a server answered.
    init(reason: String, state: SQLState?, isPasswordMissing: Bool) {
        let isLasting = isPasswordMissing || state.map(Self.isLasting) ?? false
        self.init(reason: reason, state: state, isTransient: !isLasting)
    }

    init(reason: String, state: SQLState?, isTransient: Bool) {
        self.reason = reason
        self.state = state
        self.isTransient = isTransient
    }

    /// Whether the server refuses who we are (class 28), or the database is not there or not for us.
    private static func isLasting(_ state: SQLState) -> Bool {
        state.code.hasPrefix("28") || [.undefinedDatabase, .insufficientPrivilege].contains(state)
    }
}
