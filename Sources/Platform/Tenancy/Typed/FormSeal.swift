import Crypto
import Foundation
import Postgres

/// A secret of the service by which it knows its own forms again when their session is over.
package struct FormSeal: Sendable {
    private let secret: SymmetricKey

    /// With this secret.
    package init(secret: [UInt8]) {
        self.secret = SymmetricKey(data: secret)
    }

    /// What a form says of for whom it was made, in base64url; only who knows the secret can make it.
    ///
    /// - Parameter token: the one that the form carries.
    package func mark(of member: Member, token: String) -> String {
        let owner = Self.bytes(member.organisation.uuid) + Self.bytes(member.id.uuid)
        return Data(owner + code(owner, token)).base64URL
    }

    /// For whom a form was made; nil where this service made none such.
    package func owner(_ mark: String, token: String) -> FormOwner? {
        guard let bytes = Data(base64URL: mark), bytes.count == 48 else { return nil }
        let owner = [UInt8](bytes.prefix(32))
        // Compared by the library, which takes as long whatever differs.
        let expected = code(owner, token)
        guard zip(expected, bytes.suffix(16)).reduce(UInt8(0), { $0 | ($1.0 ^ $1.1) }) == 0 else { return nil }
        return FormOwner(tenant: Self.uuid(owner[0..<16]), member: Self.uuid(owner[16..<32]))
    }

    private func code(_ owner: [UInt8], _ token: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Data(owner + token.utf8), using: secret).prefix(16))
    }

    private static func bytes(_ uuid: UUID) -> [UInt8] { withUnsafeBytes(of: uuid.uuid) { Array($0) } }

    private static func uuid(_ bytes: ArraySlice<UInt8>) -> UUID {
        var uuid = UUID().uuid
        withUnsafeMutableBytes(of: &uuid) { $0.copyBytes(from: bytes) }
        return UUID(uuid: uuid)
    }
}

/// The member for whom a form was made.
package struct FormOwner: Sendable, Hashable {
    package let tenant: UUID
    package let member: UUID

    /// That one.
    init(tenant: UUID, member: UUID) {
        (self.tenant, self.member) = (tenant, member)
    }

    /// A member themselves.
    package init(_ member: Member) {
        self.init(tenant: member.organisation.uuid, member: member.id.uuid)
    }
}

extension Database {
    /// The service's own, the same on every machine.
    package func formSeal() async throws -> FormSeal {
        let secret: [UInt8] = try await asSignIn { try await $0.one("SELECT secret FROM tenancy.seal") }
        return FormSeal(secret: secret)
    }
}
