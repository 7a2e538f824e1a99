import Crypto
import Foundation

/// The name that somebody signs in with: one that their administrator chose, and the number of their organisation, such as
/// `wang-min@482136`. So nobody learns, by being refused a name, who else there is on the platform. Only names of
/// demonstrations, and of those who administered a programme before all names had one, go without a number.
package enum SignInName {
    private static let letters = Set("abcdefghijklmnopqrstuvwxyz0123456789._-")

    /// The number that all members of an organisation have in their names: six digits, made of its identifier.
    package static func number(of tenant: Identifier<Organisation>) -> String {
        let bytes = withUnsafeBytes(of: tenant.uuid.uuid) { SHA256.hash(data: Data($0)) }
        return "\(bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) } % 900_000 + 100_000)"
    }

    /// The name of somebody of an organisation.
    package static func whole(_ own: String, in tenant: Identifier<Organisation>) -> String {
        "\(own)@\(number(of: tenant))"
    }

    /// What the administrator chose of it.
    package static func ownPart(of name: String) -> String { String(name.prefix { $0 != "@" }) }

    /// Whether an administrator may choose this.
    static func isOwnPart(_ text: String) -> Bool {
        (3...64).contains(text.utf8.count) && text.allSatisfy(letters.contains)
    }

    /// Whether it can be somebody's, with or without a number.
    static func isOne(_ text: String) -> Bool {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard let own = parts.first, isOwnPart(String(own)) else { return false }
        return parts.count == 1 || parts[1].wholeMatch(of: /[0-9]{6}/) != nil
    }
}
