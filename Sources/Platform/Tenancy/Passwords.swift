import Dispatch
import Synchronization

/// Where passwords are hashed and compared, off the threads that serve requests: one at a time, so that 32 MB are enough
/// however many sign in at once, and the clients that ask in turn, so that a flood from one delays nobody elsewhere.
package final class Passwords: Sendable {
    /// Whoever waits for a password: told the answer when their turn has come, or that they gave up before.
    private struct Waiting: Sendable {
        let work: @Sendable () -> Void
        let giveUp: @Sendable () -> Void
    }

    /// What new passwords cost to try.
    package let cost: Password.Cost
    // At a tenth of a second each, who comes last is answered before their request is given up.
    private let waiting = Mutex(Turns<Waiting>(limit: 40, limitOfAll: 200))
    private let tickets = Atomic(0)
    private let begun = Atomic(0)
    private let compared = Atomic(0)
    private let queue = DispatchQueue(label: "banmo.passwords")

    /// A line in which nobody waits yet.
    package init(cost: Password.Cost = .usual) {
        self.cost = cost
    }

    /// How many passwords were to be compared, those for names that nobody has too.
    package var comparisons: Int { compared.load(ordering: .relaxed) }

    /// How many were hashed or compared, without those whose asker gave up before their turn.
    package var turnsTaken: Int { begun.load(ordering: .relaxed) }

    /// Hashes a new password with a fresh salt; throws `SignInRefusal.wait` when too many wait.
    ///
    /// - Parameter client: whose turn it is: an address, a browser, a member.
    package func hash(_ words: String, for client: String) async throws -> Password {
        let cost = cost
        return try await inTurn(of: client) { try Password(words, cost: cost) }
    }

    /// Whether this is the password, nil being nobody's; throws `SignInRefusal.wait` when too many wait.
    func check(_ words: String, against password: Password?, for client: String) async throws -> Bool {
        let password = password ?? .nobodys(cost)
        compared.add(1, ordering: .relaxed)
        return try await inTurn(of: client) { try password.matches(words) }
    }

    /// Throws `CancellationError`, and leaves the work, when the asker gives up before their turn.
    private func inTurn<Answer: Sendable>(
        of client: String,
        _ work: @escaping @Sendable () throws -> Answer
    ) async throws -> Answer {
        let ticket = tickets.add(1, ordering: .relaxed).newValue
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { asker in
                let waiter = Waiting(
                    work: { asker.resume(with: Result { try work() }) },
                    giveUp: { asker.resume(throwing: CancellationError()) }
                )
                line(up: waiter, of: client, ticket: ticket) { asker.resume(throwing: $0) }
            }
        } onCancel: {
            waiting.withLock { $0.remove(ticket, of: client) }?.giveUp()
        }
    }

    private func line(up waiter: Waiting, of client: String, ticket: Int, refuse: (any Error) -> Void) {
        let refusal: (any Error)? = waiting.withLock { waiting in
            // Who gave up before this has not been found in the line; who does so from here on will be.
            if Task.isCancelled { return CancellationError() }
            return waiting.add(waiter, of: client, ticket: ticket) ? nil : SignInRefusal.wait(5)
        }
        if let refusal { return refuse(refusal) }
        queue.async { [self] in
            guard let next = waiting.withLock({ $0.next() }) else { return }
            begun.add(1, ordering: .relaxed)
            next.work()
        }
    }
}
