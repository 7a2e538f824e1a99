import Crypto
import Foundation
import Postgres

/// From where something was done, as the trail keeps it: with a mark in place of the client's address, which stands
/// elsewhere for a while. The mark shows that the address is the one that it was; it can't be read back.
package struct AuditOrigin {
    /// What the entry says, with the mark.
    let caller: String
    /// Nil where nobody came by the network.
    let address: String?
    let salt: [UInt8]

    /// - Parameter caller: the client's address with the request's identifier, or what of this machine asked.
    init(_ caller: String) {
        let words = caller.split(separator: " ", maxSplits: 1).map(String.init)
        guard let address = words.first, NetworkAddress(address) != nil else {
            (self.caller, self.address, salt) = (caller, nil, [])
            return
        }
        let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) }
        let hash = SHA256.hash(data: Data(salt + address.utf8))
        let mark = hash.prefix(8).map { String(UInt16($0) + 0x100, radix: 16).dropFirst() }.joined()
        self.caller = (["~\(mark)"] + words.dropFirst()).joined(separator: " ")
        (self.address, self.salt) = (address, salt)
    }

    /// How long addresses are kept, in days: as long as the law asks that networks know who did what.
    package static let days = 180
}

extension Database {
    /// Forgets the addresses that have been kept long enough, and the sessions that are over.
    package func forgetAddresses(now: Date) async throws {
        let since = now.addingTimeInterval(-TimeInterval(AuditOrigin.days) * 86_400)
        try await asSignIn { transaction in
            try await transaction.execute("DELETE FROM tenancy.audit_origin WHERE at < \(since)")
            try await transaction.execute("DELETE FROM tenancy.session WHERE expires_at <= \(now)")
        }
    }
}
