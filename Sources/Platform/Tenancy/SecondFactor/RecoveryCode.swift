import Crypto
import Foundation

/// What lets somebody in once who has lost their phone: sixteen characters (80 bits), shown once; the database keeps only
/// its hash.
package struct RecoveryCode: Sendable, Hashable {
    /// In four groups, as it is shown: `ABCD-EFGH-…`.
    package let text: String

    /// How many there are.
    package static let count = 10

    /// A new one.
    package init() {
        let bytes = SymmetricKey(size: .init(bitCount: 80)).withUnsafeBytes { Array($0) }
        self.init(characters: Base32.text(bytes))
    }

    /// Reads what somebody typed; nil for what can't be one.
    init?(typed: String) {
        let characters = typed.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        guard characters.count == 16 else { return nil }
        self.init(characters: characters)
    }

    private init(characters: String) {
        let all = Array(characters)
        text = stride(from: 0, to: all.count, by: 4).map { String(all[$0..<min($0 + 4, all.count)]) }
            .joined(separator: "-")
    }

    /// What the database keeps of it: SHA-256.
    var hash: [UInt8] { Array(SHA256.hash(data: Data(text.utf8))) }
}
