import Crypto
import Foundation

/// What a machine shows for its member: `banmo_`, 43 random characters of 62 (256 bits) and a checksum of six, by which a
/// slip of the keyboard is told from a token that was revoked. Shown once; the database keeps only its hash.
package struct TokenSecret: Sendable, Hashable, CustomStringConvertible {
    /// All of it; never stored and never logged.
    package let text: String

    /// What scanners for secrets find it by.
    package static let prefix = "banmo_"
    private static let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    private static let randomLength = 43
    private static let checkLength = 6

    /// A new one.
    package init() {
        var generator = SystemRandomNumberGenerator()
        let random = (0..<Self.randomLength).map { _ in Self.digits[Int.random(in: 0..<62, using: &generator)] }
        text = Self.prefix + String(decoding: random + Self.checksum(of: random), as: UTF8.self)
    }

    /// Reads what a machine shows; throws `TokenRefusal.unrecognised` or `.mistyped`.
    package init(_ text: String) throws(TokenRefusal) {
        guard text.hasPrefix(Self.prefix) else { throw .unrecognised }
        let characters = Array(text.utf8.dropFirst(Self.prefix.utf8.count))
        guard characters.count == Self.randomLength + Self.checkLength,
            Self.checksum(of: Array(characters.prefix(Self.randomLength))).elementsEqual(characters.suffix(6))
        else { throw .mistyped }
        self.text = text
    }

    /// What the database keeps of it: SHA-256.
    package var hash: [UInt8] { Array(SHA256.hash(data: Data(text.utf8))) }

    /// As much as its owner needs to tell it from their others: the prefix and four characters.
    package var start: String { String(text.prefix(Self.prefix.count + 4)) }

    /// Its beginning, so that no log ever has all of it.
    package var description: String { start + "…" }

    /// Six digits to the base of 62 of the first 32 bits of the SHA-256 of the random characters.
    private static func checksum(of random: [UInt8]) -> [UInt8] {
        var rest = SHA256.hash(data: Data(random)).prefix(4).reduce(0) { $0 << 8 | Int($1) }
        let check = (0..<checkLength).map { _ in
            defer { rest /= 62 }
            return digits[rest % 62]
        }
        return check.reversed()
    }
}

/// Why a token, or what was shown for one, opens nothing.
package enum TokenRefusal: Error, Sendable, Hashable {
    /// What was shown has not the form of a token of ours: a password, say, or another service's.
    case unrecognised
    /// It has, but its checksum doesn't fit: something was left out or mistyped.
    case mistyped
    /// There is no such token.
    case unknown
    /// Somebody revoked it, or signed its member out everywhere.
    case revoked
    /// It ended at this time.
    case expired(Date)
    /// Its member is deactivated.
    case inactive
    /// The name beside it is not its member's.
    case otherName
}
