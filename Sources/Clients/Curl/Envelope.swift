/// A mail as it is handed to a server: from whom, to whom, and what stands inside (RFC 5321).
package struct Envelope: Sendable, Hashable {
    /// Who hears of it when it can't be delivered, as `name@example.org`.
    package let sender: String
    package let recipient: String
    /// The message (RFC 5322), its lines ended by CR LF.
    package let message: [UInt8]

    /// A mail from one address to another.
    package init(from sender: String, to recipient: String, _ message: [UInt8]) {
        (self.sender, self.recipient, self.message) = (sender, recipient, message)
    }
}

/// Why a mail was not handed over.
package enum MailFault: Error, Sendable, Hashable {
    /// The server can't be reached or spoken to: no address, no connection, no TLS, wrong password, not taking any mail now.
    case unreachable(String)
    /// It didn't answer in time.
    case tooSlow(String)
    /// It said no to this mail, by this code (RFC 5321, 4.2): 4xx for now, 5xx for ever.
    case refused(Int, String)
    /// The connection broke before it said that it had taken the mail.
    case brokenOff(String)
    /// The task was cancelled.
    case cancelled

    /// Whether every other mail would meet the same.
    package var isOfServer: Bool {
        if case .unreachable = self { true } else { false }
    }

    /// Whether trying again is of no use.
    package var isForEver: Bool {
        if case .refused(let code, _) = self { code >= 500 } else { false }
    }

    /// What the server or libcurl said; nil where nobody said anything.
    package var words: String? {
        switch self {
        case .unreachable(let words), .tooSlow(let words), .refused(_, let words), .brokenOff(let words): words
        case .cancelled: nil
        }
    }
}
