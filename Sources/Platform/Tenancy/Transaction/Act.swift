import Foundation

/// Who does something, when and from where: what every use case that writes is asked with.
package struct Act: Sendable {
    package let member: Member
    /// The request's or command's own moment.
    package let at: Date
    /// The client's address with the request's identifier, or what of this machine asked; for the audit trail.
    package let caller: String
    /// What came with it that shows whether it was sent before, or rests on what has changed; nil where nothing is sent.
    package let sent: Sent?
    /// By what the member is known.
    package let credential: Credential

    /// What this member does at this moment; a command, unless a session is told.
    package init(
        _ member: Member,
        at: Date,
        from caller: String,
        sent: Sent? = nil,
        by credential: Credential = .machine
    ) {
        self.member = member
        self.at = at
        self.caller = caller
        self.sent = sent
        self.credential = credential
    }

    /// Throws `TokenTooNarrow` for a token that only reads.
    package func requireWriting() throws(TokenTooNarrow) {
        if let token = member.token, !token.scope.writes { throw TokenTooNarrow(token) }
    }

    /// The same, which is no part of what was sent: it says that it was refused, or comes before it.
    package var ofRefusal: Act { Act(member, at: at, from: caller, by: credential) }

    /// Throws `Forbidden` unless the member may.
    package func require(_ right: Right, at relation: Relation) throws(Forbidden) {
        try member.require(right, at: relation)
    }

    /// Throws `Forbidden` where there is nothing to which it may be done by the member.
    package func require(_ right: Right) throws(Forbidden) {
        try member.require(right)
    }
}

/// What a use case writes when everything else has been written.
package typealias LastWrite = nonisolated(nonsending) (Scope) async throws -> Void

/// What came of a use case: its answer, and what the audit trail and whoever listens are to hear of it.
package struct Deed<Answer> {
    let answer: Answer
    let entries: [AuditEntry]
    let last: LastWrite?
    /// Whether only the audit trail hears of it.
    private(set) var isQuiet = false

    /// Something was done.
    ///
    /// - Parameter last: what is locked after the audit trail, as `Database.act` says; what it throws undoes everything.
    package init(_ answer: Answer, _ entry: AuditEntry, besides others: [AuditEntry] = [], last: LastWrite? = nil) {
        self.answer = answer
        entries = others + [entry]
        self.last = last
    }

    private init(_ answer: Answer) {
        (self.answer, entries, last) = (answer, [], nil)
    }

    /// It was so already: nothing was written, and nobody need hear of it.
    package static func nothing(_ answer: Answer) -> Deed { Deed(answer) }

    /// Something that the audit trail keeps and nobody else need hear of.
    package static func quiet(_ answer: Answer, _ entry: AuditEntry) -> Deed {
        var deed = Deed(answer, entry)
        deed.isQuiet = true
        return deed
    }
}

extension Deed where Answer == Void {
    /// Something was done that has no answer.
    package init(_ entry: AuditEntry, last: LastWrite? = nil) {
        self.init((), entry, last: last)
    }

    /// Something that the audit trail keeps and nobody else need hear of: somebody came or went.
    package static func quiet(_ entry: AuditEntry, last: LastWrite? = nil) -> Deed {
        var deed = Deed(entry, last: last)
        deed.isQuiet = true
        return deed
    }

    /// It was so already: nothing was written, and nobody need hear of it.
    package static var nothing: Deed { .nothing(()) }
}
