import Crypto
import Foundation

/// One-time codes that an app on a phone shows, of a secret that it shares with us (RFC 6238: HMAC-SHA-1, half minutes,
/// six digits).
package struct TOTP: Sendable, Hashable {
    /// The shared secret; ours have 20 bytes.
    package let secret: [UInt8]

    /// How long a code is shown, in seconds.
    package static let period: TimeInterval = 30

    /// A new secret.
    package init() {
        secret = SymmetricKey(size: .init(bitCount: 160)).withUnsafeBytes { Array($0) }
    }

    /// A secret that is known.
    package init(secret: [UInt8]) {
        self.secret = secret
    }

    /// Reads a secret as a page carries it; nil for what is none.
    package init?(base32: String) {
        guard let secret = Base32.bytes(base32), secret.count == 20 else { return nil }
        self.secret = secret
    }

    /// The secret as people type it into an app.
    package var base32: String { Base32.text(secret) }

    /// Which half minute a moment lies in.
    static func step(at moment: Date) -> Int {
        Int((moment.timeIntervalSince1970 / period).rounded(.down))
    }

    /// The code of a moment.
    package func code(at moment: Date, digits: Int = 6) -> String {
        code(ofStep: Self.step(at: moment), digits: digits)
    }

    private func code(ofStep step: Int, digits: Int = 6) -> String {
        let counter = withUnsafeBytes(of: UInt64(step).bigEndian) { Data($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(mac[19] & 0x0F)
        let value = mac[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
        let modulus = (0..<digits).reduce(1) { power, _ in power * 10 }
        let text = "\(value % modulus)"
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The half minute that a code is of: this one, the one before or the next, for clocks differ, and later than the last
    /// that was used; nil for a wrong code.
    func step(of code: String, at moment: Date, after last: Int) -> Int? {
        let now = Self.step(at: moment)
        return ((now - 1)...(now + 1)).first { $0 > last && self.code(ofStep: $0) == code }
    }

    /// What an app reads from the picture.
    ///
    /// - Parameters:
    ///   - issuer: what the app calls us.
    ///   - name: the name that the member signs in with.
    package func address(issuer: String, name: String) -> String {
        func escaped(_ text: String) -> String {
            text.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "-._~")))
                ?? ""
        }
        return "otpauth://totp/\(escaped(issuer)):\(escaped(name))?secret=\(base32)&issuer=\(escaped(issuer))"
    }
}
