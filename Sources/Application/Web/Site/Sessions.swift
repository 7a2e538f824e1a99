import Foundation
import Logging
import Postgres
import Tenancy

/// Who the sessions and tokens of the last seconds belong to, so that most requests need not ask the database again.
///
/// A sign-out or a revocation on this machine or any other empties it: `tenancy_session` is notified in the same
/// transaction.
final class Sessions: Sendable {
    private let database: Database
    private let entrants = Memory<Session, Entrant?>()
    private let visits = Memory<TokenSecret, TokenVisit>()

    init(database: Database) {
        self.database = database
    }

    /// Whose session it is, and what they must do first; nil when it has ended.
    func entrant(of session: Session, now: Date) async throws -> Entrant? {
        try await entrants.answer(to: session, now: now) { try await database.entrant(of: session, now: now) }
    }

    /// Whom a token acts for; throws `TokenRefusal`.
    func visit(by secret: TokenSecret, now: Date) async throws -> TokenVisit {
        let visit = try await visits.answer(to: secret, now: now) { try await database.visit(by: secret, now: now) }
        guard visit.expires > now else { throw TokenRefusal.expired(visit.expires) }
        return visit
    }

    /// Whether a token opened something in the last seconds, so that it need not be looked for again.
    func knows(_ secret: TokenSecret, now: Date) -> Bool { visits.answer(to: secret, now: now) != nil }

    /// Forgets everybody: the next request of each asks the database.
    func forgetAll() {
        entrants.empty()
        visits.empty()
    }

    /// Listens for sign-outs until cancelled. When listening fails, everybody is forgotten and it is tried again: a
    /// database that lets nobody in for a while must not end the service.
    func followSignOuts(_ logger: Logger, pause: Duration = .seconds(5)) async {
        while !Task.isCancelled {
            do {
                for try await _ in database.pool.notifications(on: "tenancy_session") { forgetAll() }
            } catch {
                logger.error("not hearing of sign-outs", metadata: ["error": "\(error)"])
                forgetAll()
            }
            // Sleeping fails only when the task is cancelled, which ends the loop.
            do { try await Task.sleep(for: pause) } catch {}
        }
    }
}
