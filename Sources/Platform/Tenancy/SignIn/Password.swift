import CryptoExtras
import Foundation

/// A password as it is kept: scrypt's parameters, salt and key, in the form `scrypt$rounds$salt$key` (Base64).
package struct Password: Sendable, Hashable {
    /// How much work it is to try one: scrypt's rounds, of 8 blocks each.
    package struct Cost: Sendable, Hashable {
        let rounds: Int

        /// 2^15 rounds: 32 MB and about a tenth of a second on one core.
        package static let usual = Cost(rounds: 1 << 15)
        /// Too few to protect anybody; for tests that are about something else.
        package static let least = Cost(rounds: 1 << 4)
    }

    /// How long one that somebody else made opens anything: two weeks, in seconds.
    package static let lifetimeOfGiven: TimeInterval = 14 * 86_400

    let hash: String

    /// What was kept earlier.
    init(hash: String) {
        self.hash = hash
    }

    /// Hashes a password with a fresh salt.
    init(_ words: String, cost: Cost) throws {
        var generator = SystemRandomNumberGenerator()
        let salt = Data((0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) })
        let key = try Self.key(of: words, salt: salt, rounds: cost.rounds)
        hash = "scrypt$\(cost.rounds)$\(salt.base64EncodedString())$\(key.base64EncodedString())"
    }

    /// Nobody's password, compared with when the name is unknown, so that the answer takes as long.
    static func nobodys(_ cost: Cost) -> Password {
        Password(
            hash: "scrypt$\(cost.rounds)$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
        )
    }

    /// Whether this is the password; takes as long whether it is or not.
    func matches(_ words: String) throws -> Bool {
        let parts = hash.split(separator: "$")
        guard parts.count == 4, let rounds = Int(parts[1]), let salt = Data(base64Encoded: String(parts[2])),
            let key = Data(base64Encoded: String(parts[3]))
        else { return false }
        return Self.equal(try Self.key(of: words, salt: salt, rounds: rounds), key)
    }

    private static func key(of words: String, salt: Data, rounds: Int) throws -> Data {
        try KDF.Scrypt.deriveKey(
            from: Data(words.precomposedStringWithCompatibilityMapping.utf8),
            salt: salt,
            outputByteCount: 32,
            rounds: rounds,
            blockSize: 8,
            parallelism: 1,
            maxMemory: 64 << 20
        ).withUnsafeBytes { Data($0) }
    }

    private static func equal(_ first: Data, _ second: Data) -> Bool {
        first.count == second.count && zip(first, second).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
