import Crypto
import Foundation
import Postgres
import Tenancy

/// What of a reader's mail ends by one address: a topic, or all that the digest brings.
package enum MailEnding: Sendable, Hashable {
    case topic(NoticeTopic)
    case digest

    /// As an address has it.
    package var name: String {
        switch self {
        case .topic(let topic): topic.rawValue
        case .digest: "digest"
        }
    }

    /// By its name; nil for any other.
    package init?(name: String) {
        if name == "digest" {
            self = .digest
        } else if let topic = NoticeTopic(rawValue: name) {
            self = .topic(topic)
        } else {
            return nil
        }
    }

    static var all: [MailEnding] { NoticeTopic.allCases.map(MailEnding.topic) + [.digest] }
}

/// For whom mail ends by an address, signed by their own key, so that nobody ends another's.
package struct MailMark: Sendable, Hashable {
    let tenant: UUID
    let member: UUID
    private let code: [UInt8]

    /// The mark of a reader's address.
    init(_ ending: MailEnding, tenant: UUID, member: UUID, key: [UInt8]) {
        (self.tenant, self.member) = (tenant, member)
        code = Self.code(ending, tenant, member, key)
    }

    /// Reads it as an address has it, in base64url; nil for what is none.
    package init?(_ text: String) {
        guard let bytes = Data(base64URL: text).map(Array.init), bytes.count == 48 else { return nil }
        (tenant, member) = (Self.uuid(bytes[0..<16]), Self.uuid(bytes[16..<32]))
        code = Array(bytes[32...])
    }

    /// As an address has it.
    package var text: String { Data(Self.bytes(tenant) + Self.bytes(member) + code).base64URL }

    /// Whether this key made it.
    func isMade(by key: [UInt8], for ending: MailEnding) -> Bool {
        // Compared to the end, whatever differs.
        zip(Self.code(ending, tenant, member, key), code).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func code(_ ending: MailEnding, _ tenant: UUID, _ member: UUID, _ key: [UInt8]) -> [UInt8] {
        let text = Data("\(ending.name) \(tenant) \(member)".utf8)
        return Array(HMAC<SHA256>.authenticationCode(for: text, using: SymmetricKey(data: key)).prefix(16))
    }

    private static func bytes(_ uuid: UUID) -> [UInt8] { withUnsafeBytes(of: uuid.uuid) { Array($0) } }

    private static func uuid(_ bytes: ArraySlice<UInt8>) -> UUID {
        var uuid = UUID().uuid
        withUnsafeMutableBytes(of: &uuid) { $0.copyBytes(from: bytes) }
        return UUID(uuid: uuid)
    }
}

extension Database {
    /// Whether a mark is a reader's own.
    package func isKnown(_ mark: MailMark, for ending: MailEnding) async throws -> Bool {
        try await asNotices { try await $0.isKnown(mark, for: ending) }
    }

    /// Ends what of a reader's mail the mark is for, as whoever has the mail may (RFC 8058); false for a mark that is
    /// nobody's.
    package func end(_ ending: MailEnding, by mark: MailMark) async throws -> Bool {
        try await asNotices { transaction in
            guard try await transaction.isKnown(mark, for: ending) else { return false }
            let topics: [NoticeTopic] =
                switch ending {
                case .topic(let topic): [topic]
                case .digest: NoticeTopic.allCases
                }
            for topic in topics {
                let ends: SQL =
                    ending == .digest
                    ? "coalesce(wishes ->> \(topic.rawValue), \(topic.usual.rawValue)) = 'digest'" : "true"
                try await transaction.execute(
                    """
                    UPDATE notices.reader SET wishes = wishes || \(JSON([topic.rawValue: Delivery.none]))
                    WHERE tenant_id = \(mark.tenant) AND member_id = \(mark.member) AND \(ends)
                    """
                )
            }
            return true
        }
    }
}

extension Transaction {
    fileprivate func isKnown(_ mark: MailMark, for ending: MailEnding) async throws -> Bool {
        let key: [UInt8]? = try await first(
            "SELECT mail_key FROM notices.reader WHERE tenant_id = \(mark.tenant) AND member_id = \(mark.member)"
        )
        return key.map { mark.isMade(by: $0, for: ending) } ?? false
    }
}
