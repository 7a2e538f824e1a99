import Foundation
import Language
import Postgres

/// By what somebody who decided made sure that it was they who did, and what they confirmed it to mean.
package struct Confirmation: Sendable, Hashable, Codable {
    /// How it was made sure.
    package enum Way: String, Sendable, Hashable, Codable, CaseIterable, PostgresCodable {
        /// By their password, within the last quarter of an hour.
        case password
        /// By a token of theirs, which they confirmed with their password when it was issued.
        case token
        /// By a command on the service's own machine, for which its operator answers.
        case command

        /// Where the catalogue says so.
        package var messageKey: String { "confirm.ways.\(self)" }
    }

    /// How long a password counts, in seconds.
    package static let lifetime: TimeInterval = 900

    package let way: Way
    /// In both languages, as it was shown then.
    package let meaning: LocalizedText

    /// What was confirmed, and how.
    package init(_ way: Way, meaning: LocalizedText) {
        self.way = way
        self.meaning = meaning
    }

    /// As its row holds it; nil where nothing was to be confirmed.
    package init?(way: Way?, meaning: JSON<LocalizedText>?) {
        guard let way, let meaning else { return nil }
        self.init(way, meaning: meaning.value)
    }

    /// What the audit trail is to hear of it.
    package var details: [String: String] {
        let words = meaning.languages.compactMap { meaning[$0]?.text }
        return ["confirmed": way.rawValue, "meaning": words.joined(separator: " / ")]
    }
}

/// By what the service knows whoever acts.
package enum Credential: Sendable, Hashable {
    /// A command or the service itself; or a token, of which its member says.
    case machine
    /// A browser's session, at an address; what the browser's cookie says of itself.
    case session(Session, address: String, device: String?)
}

/// Why nobody may decide yet.
package enum ConfirmationRefusal: Error, Sendable, Hashable {
    /// The session's owner is to confirm with their password that it is they who decide.
    case needed
    /// What they typed is not their password.
    case wrong
    /// Too many wrong passwords: try again in so many seconds.
    case wait(Int)
}

extension Database {
    /// Compares the password that came along with a deciding step, where one did, and keeps with the session that it was
    /// right, on which all services agree. A wrong one counts as a failed sign-in. Throws `ConfirmationRefusal`.
    package func confirm(_ act: Act) async throws {
        guard case .session(let session, let address, let device) = act.credential,
            let words = act.sent?.password, !words.isEmpty
        else { return }
        do {
            let counted = try await check(
                words,
                address: address,
                device: device,
                by: act,
                failing: "tenancy.confirm-failed"
            )
            try await self.act(act.ofRefusal) { _ in
                Deed.quiet(AuditEntry("tenancy.confirm", of: "\(act.member.id)")) { scope in
                    try await scope.confirm(session, at: act.at)
                    try await scope.takeBack(counted, now: act.at)
                }
            }
        } catch PasswordRefusal.oldWrong {
            throw ConfirmationRefusal.wrong
        } catch PasswordRefusal.wait(let seconds) {
            throw ConfirmationRefusal.wait(seconds)
        }
        act.sent?.isConfirmed = true
    }
}

extension Scope {
    /// How whoever decides has made sure that it is they, as part of the use case that decides; throws
    /// `ConfirmationRefusal.needed` for a session in which nobody has of late.
    package func confirmed(_ act: Act) async throws -> Confirmation.Way {
        if act.member.token != nil { return .token }
        guard case .session(let session, _, _) = act.credential else { return .command }
        let since = act.at.addingTimeInterval(-Confirmation.lifetime)
        let isFresh: Bool = try await acting(as: "sign-in") {
            try await one(
                """
                SELECT EXISTS (
                    SELECT FROM tenancy.session
                    WHERE token_hash = \(session.hash) AND tenant_id = \(act.member.organisation)
                        AND member_id = \(act.member.id) AND confirmed_at > \(since)
                )
                """
            )
        }
        guard isFresh else { throw ConfirmationRefusal.needed }
        return .password
    }

    /// Keeps with a session of the member's that its owner has just confirmed it.
    func confirm(_ session: Session, at date: Date) async throws {
        _ = try await acting(as: "sign-in") {
            try await execute(
                """
                UPDATE tenancy.session SET confirmed_at = \(date)
                WHERE token_hash = \(session.hash) AND tenant_id = \(member.organisation) AND member_id = \(member.id)
                """
            )
        }
    }
}
