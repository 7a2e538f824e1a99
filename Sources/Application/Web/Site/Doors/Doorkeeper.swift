import Foundation
import Synchronization
import Tenancy

/// Lets machines in: finds out whom a credential acts for, counts what doesn't open and how often what does asks. Kept in
/// memory, a service each, for a flood of bad credentials must not become a flood of writes.
final class Doorkeeper: Sendable {
    /// Somebody who was let in.
    struct Admission: Sendable {
        let visitor: Visitor
        /// Nil where nobody counts.
        let standing: RequestCounter.Standing?
    }

    private struct State {
        /// Bad credentials by neighbourhood.
        var failures: [String: ClientCounter] = [:]
        /// Requests by token.
        var requests: [Identifier<Token>: RequestCounter] = [:]
    }

    private let sessions: Sessions
    private let state = Mutex(State())

    init(sessions: Sessions) {
        self.sessions = sessions
    }

    /// Whom a header acts for; throws `TokenRefusal` or `TooManyRequests`.
    func admit(_ header: String, from client: String, at door: Door, now: Date) async throws -> Admission {
        let neighbourhood = NetworkAddress(client)?.neighbourhood ?? client
        let visit: TokenVisit
        do {
            let shown = try Authorization(header)
            if !sessions.knows(shown.secret, now: now) { try checkFailures(at: neighbourhood, now: now) }
            visit = try await sessions.visit(by: shown.secret, now: now)
            guard shown.name == nil || shown.name == visit.visitor.member.name else { throw TokenRefusal.otherName }
        } catch let refusal as TokenRefusal {
            try checkFailures(at: neighbourhood, now: now)
            noteFailure(at: neighbourhood, now: now)
            throw refusal
        }
        return Admission(visitor: visit.visitor, standing: try count(visit, at: door, now: now))
    }

    private func count(_ visit: TokenVisit, at door: Door, now: Date) throws -> RequestCounter.Standing? {
        guard let rate = door.rate, let token = visit.visitor.member.token?.id else { return nil }
        let standing = state.withLock { state in
            if state.requests.count > 10_000 {
                state.requests = state.requests.filter { !$0.value.isFull(rate, now: now) }
            }
            return state.requests[token, default: RequestCounter(at: now)].count(rate, now: now)
        }
        if let wait = standing.wait { throw TooManyRequests(seconds: wait) }
        return standing
    }

    private func checkFailures(at neighbourhood: String, now: Date) throws {
        if let wait = state.withLock({ $0.failures[neighbourhood]?.wait(now: now) }) {
            throw TooManyRequests(seconds: wait)
        }
    }

    private func noteFailure(at neighbourhood: String, now: Date) {
        state.withLock { state in
            if state.failures.count > 10_000 {
                state.failures = state.failures.filter { $0.value.standing(at: now).failures > 0 }
            }
            let counter = state.failures[neighbourhood] ?? ClientCounter(failures: 0, last: now)
            let (failures, since) = counter.standing(at: now)
            state.failures[neighbourhood] = ClientCounter(failures: failures + 1, last: since)
        }
    }
}
