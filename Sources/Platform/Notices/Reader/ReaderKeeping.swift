import Calendar
import Crypto
import Foundation
import Language
import Postgres
import Tenancy

/// Why a wish of a reader's was not taken; each case names the field to mend.
package enum ReaderRefusal: Error, Sendable, Hashable {
    /// The address is none.
    case address
    /// So many confirmations were asked for within a day that no other is sent.
    case tooMany
    /// There is no such hour.
    case hour
    /// The link is not the last that was sent, or is too old, or is another's.
    case confirmation
    /// The service sends no mail.
    case mailOff
    /// Nothing of a demonstration is mailed.
    case demonstration
}

extension NoticeReader {
    /// How long an address can be confirmed.
    package static let confirmable: TimeInterval = 2 * 86_400
    /// How many confirmations a member may ask for in a day: they go to whatever address was typed.
    package static let confirmationsADay = 5
}

extension Database {
    /// Keeps how a member wants to be told, but for the address; throws `ReaderRefusal.hour`.
    package func choose(_ reader: NoticeReader, by act: Act) async throws {
        guard (0...23).contains(reader.digestHour) else { throw ReaderRefusal.hour }
        try await self.act(act) { scope in
            try await scope.keepReader(language: reader.language)
            let wishes = Dictionary(uniqueKeysWithValues: reader.wishes.map { ($0.key.rawValue, $0.value) })
            try await scope.updateReader(
                """
                language = \(reader.language.description), time_zone = \(reader.zone?.name),
                digest_hour = \(Int16(reader.digestHour)), wishes = \(JSON(wishes))
                """
            )
            return .quiet(AuditEntry("notices.choose", of: "\(act.member.id)"))
        }
    }

    /// Takes an address that is used once the link is followed that is mailed to it now. Throws `ReaderRefusal`.
    ///
    /// - Parameter language: in which that mail is written, and those that follow unless they have chosen another.
    package func give(_ address: MailAddress, language: LanguageTag, by act: Act) async throws {
        let secret = ReaderSecret()
        try await self.act(act) { scope in
            try await scope.checkConfirmations(at: act.at)
            try await scope.keepReader(language: language)
            let end = act.at.addingTimeInterval(NoticeReader.confirmable)
            try await scope.updateReader(
                """
                pending = \(address.description), pending_hash = \(secret.hash), pending_until = \(end)
                """
            )
            let mail = QueuedMail(
                id: UUID(),
                tenant: act.member.organisation.uuid,
                member: act.member.id.uuid,
                programme: act.member.programme.uuid,
                address: address.description,
                language: language.description,
                content: .confirmation(secret.text)
            )
            try await scope.acting(as: "notices") { try await scope.transaction.queue([mail], at: act.at) }
            return .quiet(AuditEntry("notices.give-address", of: "\(act.member.id)"))
        }
    }

    /// Uses the address from now on to which this secret was mailed; throws `ReaderRefusal.confirmation`.
    package func confirmAddress(by secret: String, by act: Act) async throws {
        let hash = ReaderSecret(secret).hash
        try await self.act(act) { scope in
            let changed = try await scope.updateReader(
                """
                address = pending, pending = NULL, pending_hash = NULL, pending_until = NULL, digested_at = \(act.at)
                """,
                where: "pending_hash = \(hash) AND pending_until > \(act.at)"
            )
            guard changed == 1 else { throw ReaderRefusal.confirmation }
            return .quiet(AuditEntry("notices.confirm-address", of: "\(act.member.id)"))
        }
    }

    /// Mails a member nothing any more, and what waits in the queue neither.
    package func dropAddress(by act: Act) async throws {
        try await self.act(act) { scope in
            try await scope.updateReader("address = NULL, pending = NULL, pending_hash = NULL, pending_until = NULL")
            try await scope.acting(as: "notices") { try await scope.transaction.dropMail(of: act.member) }
            return .quiet(AuditEntry("notices.drop-address", of: "\(act.member.id)"))
        }
    }
}

/// What stands in an address that only its reader knows: 256 random bits, of which the database keeps a hash.
package struct ReaderSecret: Sendable, Hashable {
    package let text: String

    /// A new one.
    init() {
        text = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }.base64URL
    }

    /// One that somebody shows.
    package init(_ text: String) {
        self.text = text
    }

    /// SHA-256.
    var hash: [UInt8] { Array(SHA256.hash(data: Data(text.utf8))) }
}

extension Scope {
    fileprivate func checkConfirmations(at now: Date) async throws {
        let since = now.addingTimeInterval(-86_400)
        let sent: Int = try await acting(as: "notices") {
            try await one(
                """
                SELECT count(*) FROM notices.mail
                WHERE tenant_id = \(member.organisation) AND member_id = \(member.id) AND made_at > \(since)
                    AND content ->> 'sort' = 'confirmation'
                """
            )
        }
        guard sent < NoticeReader.confirmationsADay else { throw ReaderRefusal.tooMany }
    }

    /// Makes the member's row, should there be none.
    func keepReader(language: LanguageTag) async throws {
        let (usual, key) = (NoticeReader(), SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) })
        try await execute(
            """
            INSERT INTO notices.reader (tenant_id, member_id, programme_id, language, digest_hour, mail_key)
            VALUES (\(member.organisation), \(member.id), \(member.programme), \(language.description),
                \(Int16(usual.digestHour)), \(key))
            ON CONFLICT (tenant_id, member_id) DO NOTHING
            """
        )
    }

    @discardableResult
    func updateReader(_ columns: SQL, where condition: SQL = "true") async throws -> Int {
        try await execute(
            """
            UPDATE notices.reader SET \(columns)
            WHERE tenant_id = \(member.organisation) AND member_id = \(member.id) AND \(condition)
            """
        )
    }
}
