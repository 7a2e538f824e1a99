import Crypto
import Foundation
import Postgres

/// The key under which the service keeps what it has to read back, in a file beside the database and never in it:
/// AES-GCM, each bound to the member whose it is.
package struct Seal: Sendable {
    private let key: SymmetricKey

    /// Reads the key of a file that only its owner may read; makes the file where there is none.
    package init(file: URL) throws {
        if !FileManager.default.fileExists(atPath: file.path) { try Self.make(file) }
        let bytes = try Data(contentsOf: file)
        guard bytes.count == Self.length else { throw SealFault.noKey(file.path) }
        key = SymmetricKey(data: bytes)
    }

    /// In bytes.
    private static let length = 32

    /// Written beside its place and moved there whole: of two who make it at once, both read the one that is there.
    private static func make(_ file: URL) throws {
        let draft = file.appendingPathExtension("\(UUID())")
        let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        let isMade = FileManager.default.createFile(
            atPath: draft.path,
            contents: bytes,
            attributes: [.posixPermissions: 0o600]
        )
        guard isMade else { throw SealFault.notMade(file.path) }
        defer { unlink(draft.path) }
        guard link(draft.path, file.path) == 0 || errno == EEXIST else { throw SealFault.notMade(file.path) }
    }

    /// What only this key opens again, for the same member.
    func sealed(_ bytes: [UInt8], of member: Identifier<Member>) throws -> [UInt8] {
        let box = try AES.GCM.seal(bytes, using: key, authenticating: Data(member.description.utf8))
        return box.combined.map(Array.init) ?? []
    }

    /// What was sealed; throws `SealFault.otherKey` where another key or member did.
    func opened(_ bytes: [UInt8], of member: Identifier<Member>) throws -> [UInt8] {
        do {
            let box = try AES.GCM.SealedBox(combined: bytes)
            return Array(try AES.GCM.open(box, using: key, authenticating: Data(member.description.utf8)))
        } catch is CryptoKitError {
            throw SealFault.otherKey
        }
    }
}

extension Seal? {
    /// What was sealed; throws `SealFault` where there is no key or another.
    func opened(_ bytes: [UInt8], of member: Identifier<Member>) throws -> [UInt8] {
        guard let self else { throw SealFault.keyMissing }
        return try self.opened(bytes, of: member)
    }
}

/// Why what is sealed can't be kept or read.
package enum SealFault: Error, Sendable, Hashable, CustomStringConvertible {
    case notMade(String)
    case noKey(String)
    /// The key isn't the one by which it was sealed.
    case otherKey
    /// The service was started without its key.
    case keyMissing

    package var description: String {
        switch self {
        case .notMade(let file): "The key file \(file) can't be made; make its folder writable."
        case .noKey(let file):
            "The file \(file) is no key of 32 bytes; put the one there with which the service ran before."
        case .otherKey:
            "A second factor was sealed by another key; put the key file there with which the service ran before."
        case .keyMissing: "A second factor is sealed, and the service has no key file; name it in BANMO_SECRET_FILE."
        }
    }
}

extension Database {
    /// Seals what was kept before there was a key; how many were sealed.
    @discardableResult
    package func sealSecondFactors() async throws -> Int {
        guard let seal else { return 0 }
        return try await asSignIn { transaction in
            let open = try await transaction.all(
                "SELECT tenant_id, member_id, secret FROM tenancy.second_factor WHERE NOT sealed FOR UPDATE"
            ) { (tenant: UUID, member: Identifier<Member>, secret: [UInt8]) in (tenant, member, secret) }
            for (tenant, member, secret) in open {
                try await transaction.execute(
                    """
                    UPDATE tenancy.second_factor SET secret = \(try seal.sealed(secret, of: member)), sealed = true
                    WHERE tenant_id = \(tenant) AND member_id = \(member)
                    """
                )
            }
            return open.count
        }
    }
}
