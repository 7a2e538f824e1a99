import Crypto
import CryptoExtras
import Dispatch
import Foundation

/// A password as it is kept: scrypt's parameters, salt and key, in the form `scrypt$rounds$salt$key` (Base64).
package struct Password: Sendable, Hashable {
    let hash: String

    /// 2^15 rounds of 8 blocks: 32 MB and about a tenth of a second on one core.
    private static let rounds = 1 << 15

    /// Hashes a password with a fresh salt, off the threads that serve requests.
    package static func hashing(_ password: String) async throws -> Password {
        var generator = SystemRandomNumberGenerator()
        let salt = Data((0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) })
        let key = try await derive(password, salt: salt, rounds: rounds)
        return Password(hash: "scrypt$\(rounds)$\(salt.base64EncodedString())$\(key.base64EncodedString())")
    }

    /// Whether this is the password; takes as long whether it is or not.
    func matches(_ password: String) async throws -> Bool {
        let parts = hash.split(separator: "$")
        guard parts.count == 4, let rounds = Int(parts[1]), let salt = Data(base64Encoded: String(parts[2])),
            let key = Data(base64Encoded: String(parts[3]))
        else { return false }
        return Self.equal(try await Self.derive(password, salt: salt, rounds: rounds), key)
    }

    /// Nobody's password, compared with when the name is unknown, so that the answer takes as long.
    static let nobodys = Password(
        hash: "scrypt$\(rounds)$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
    )

    private static let queue = DispatchQueue(label: "banmo.password")

    private static func derive(_ password: String, salt: Data, rounds: Int) async throws -> Data {
        // One at a time, so that 32 MB are enough however many sign in at once.
        try await withCheckedThrowingContinuation { done in
            queue.async {
                done.resume(
                    with: Result {
                        try KDF.Scrypt.deriveKey(
                            from: Data(password.precomposedStringWithCompatibilityMapping.utf8),
                            salt: salt,
                            outputByteCount: 32,
                            rounds: rounds,
                            blockSize: 8,
                            parallelism: 1,
                            maxMemory: 64 << 20
                        ).withUnsafeBytes { Data($0) }
                    }
                )
            }
        }
    }

    private static func equal(_ first: Data, _ second: Data) -> Bool {
        first.count == second.count && zip(first, second).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
