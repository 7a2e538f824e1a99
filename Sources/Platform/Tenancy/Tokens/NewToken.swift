/// Why a token was not issued; each case names what to mend.
package enum NewTokenRefusal: Error, Sendable, Hashable {
    /// The name can't be printed on one line, as members' can.
    case name(PrintedName.Fault)
    /// Another live token of the member has this name.
    case nameTaken(String)
    /// Not a whole number of days within `NewToken.days`.
    case lifetime
    /// The member has as many live tokens as they may.
    case tooMany(limit: Int)
    /// No deed is named, or one that its member has not.
    case deed
    /// A token issues no token, lest a narrow one make a wide one.
    case byToken
}

/// What a member says of a token to be issued.
package struct NewToken: Sendable {
    /// How many days a token may live.
    package static let days = 1...365
    /// How many it lives unless told.
    package static let usualDays = 90
    /// How many live tokens a member may have.
    static let limit = 50

    let name: String
    let scope: TokenScope
    let days: Int

    /// Everything that is wrong with the fields, so that it is told at once.
    package static func refusals(name: String, days: Int) -> [NewTokenRefusal] {
        let fault = PrintedName.fault(of: PrintedName.trimmed(name)).map { NewTokenRefusal.name($0) }
        return [fault, Self.days.contains(days) ? nil : .lifetime].compactMap(\.self)
    }

    /// Checks the fields, each refusal naming its own.
    package init(name: String, scope: TokenScope, days: Int) throws(NewTokenRefusal) {
        let name = PrintedName.trimmed(name)
        if let fault = PrintedName.fault(of: name) { throw .name(fault) }
        guard Self.days.contains(days) else { throw .lifetime }
        (self.name, self.scope, self.days) = (name, scope, days)
    }
}
