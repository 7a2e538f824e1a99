import Crypto
import Foundation

/// A signed-in browser: a random token in its cookie, of which the database keeps only the hash.
package struct Session: Sendable, Hashable {
    /// 32 random bytes in base64url; never stored and never logged.
    package let token: String

    /// How long a session lasts without signing in again.
    package static let lifetime: Duration = .seconds(12 * 3600)

    /// How long one that awaits a code does so.
    static let lifetimeBeforeCode: Duration = .seconds(600)

    /// A new session, or the one whose token a cookie carries.
    package init(token: String = Session.randomToken()) {
        self.token = token
    }

    /// What the database keeps of the token: SHA-256.
    package var hash: [UInt8] { Array(SHA256.hash(data: Data(token.utf8))) }

    /// The value that every form of this session carries in its field `csrf`.
    package var formToken: String {
        Data(SHA256.hash(data: Data("form:\(token)".utf8))).base64URL
    }

    /// Whether this has the form of a token; an empty cookie, say, is none.
    package static func isToken(_ text: String) -> Bool {
        text.utf8.count == 43 && text.utf8.allSatisfy { $0 < 0x80 }
    }

    /// 32 random bytes in base64url.
    package static func randomToken() -> String {
        SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }.base64URL
    }
}

extension Data {
    /// Base64 with `-` and `_` and no padding, as RFC 4648 section 5 writes it.
    package var base64URL: String {
        base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// Reads the same, of a whole number of three bytes; nil for anything else.
    package init?(base64URL text: String) {
        self.init(base64Encoded: text.replacing("-", with: "+").replacing("_", with: "/"))
    }
}
