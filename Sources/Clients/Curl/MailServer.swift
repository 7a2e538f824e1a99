import Foundation

/// A server that takes mail and hands it on (SMTP), as libcurl reaches it.
package struct MailServer: Sendable, Hashable {
    /// How what is said is kept from others.
    package enum Security: String, Sendable, CaseIterable {
        /// Everything inside TLS from the first byte: `smtps://`, port 465.
        case tls = "smtps"
        /// TLS before anything but greetings is said, or nothing: `smtp://`, port 587.
        case startTLS = "smtp"
        /// Open to everybody on the way: `smtp-plain://`, port 25. Never with a password, but on this machine itself.
        case plain = "smtp-plain"

        /// The port where the address names none.
        package var port: Int {
            switch self {
            case .tls: 465
            case .startTLS: 587
            case .plain: 25
            }
        }
    }

    package let security: Security
    package let host: String
    package let port: Int
    /// Nil for a server that knows us by our address.
    package let user: String?
    /// Never in a log: nothing prints it.
    let password: String?
    /// How long connecting may take, and all of sending one mail.
    package var connecting = Duration.seconds(10)
    package var sending = Duration.seconds(20)

    /// Reads an address such as `smtp://mail.example.org:587`; throws `MailServerFault`.
    package init(_ address: String, user: String? = nil, password: String? = nil) throws(MailServerFault) {
        guard let components = URLComponents(string: address), let scheme = components.scheme?.lowercased(),
            let security = Security(rawValue: scheme), let host = components.host, !host.isEmpty,
            ["", "/"].contains(components.path), components.query == nil, components.user == nil
        else { throw .malformed(address) }
        self.security = security
        self.host = host
        port = components.port ?? security.port
        guard (1...65_535).contains(port) else { throw .malformed(address) }
        self.user = user
        self.password = password
        let isHere = ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host)
        if security == .plain, user != nil, !isHere { throw .passwordInTheOpen }
        guard (user == nil) == (password == nil) else { throw .halfSignIn }
    }

    /// As it was given, without who signs in.
    package var address: String { "\(security.rawValue)://\(host):\(port)" }

    /// As libcurl takes it.
    var url: String { "\(security == .tls ? "smtps" : "smtp")://\(host):\(port)" }
}

/// Why an address names no mail server.
package enum MailServerFault: Error, Sendable, Hashable {
    /// It is not `smtps://`, `smtp://` or `smtp-plain://` with a host and perhaps a port.
    case malformed(String)
    /// A password would travel without TLS.
    case passwordInTheOpen
    /// A user without a password, or the reverse.
    case halfSignIn
}
