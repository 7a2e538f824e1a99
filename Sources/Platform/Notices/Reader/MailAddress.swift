/// An address that mail goes to, as forms take it and servers know it (RFC 5321, in ASCII).
package struct MailAddress: Sendable, Hashable, CustomStringConvertible {
    package let description: String

    /// The longest path that servers must take, without its brackets.
    private static let longest = 254

    /// Reads what somebody typed; nil for what is no address of a mailbox on a host with a name.
    package init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= Self.longest, (1...64).contains(parts[0].utf8.count),
            parts[0].wholeMatch(of: /[A-Za-z0-9!#$%&'*+\/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+\/=?^_`{|}~-]+)*/) != nil,
            parts[1].wholeMatch(of: /([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]/)
                != nil
        else { return nil }
        description = "\(parts[0])@\(parts[1].lowercased())"
    }

    /// The host that takes its mail.
    package var host: String { String(description.drop { $0 != "@" }.dropFirst()) }
}
