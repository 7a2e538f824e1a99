import Dispatch
import Synchronization

/// Where passwords are hashed and compared, off the threads that serve requests: one at a time, so that 32 MB are enough
/// however many sign in at once, and the clients that ask in turn, so that a flood from one delays nobody elsewhere.
package final class Passwords: Sendable {
    /// Whose turn it is.
    package struct Asker: Sendable {
        /// An address, a browser, a member.
        let client: String
        /// Whether it is somebody who has been signed in before. They wait in a line of their own, for strangers can come
        /// from more addresses than there are places.
        let isKnown: Bool

        init(_ client: String, isKnown: Bool) {
            (self.client, self.isKnown) = (client, isKnown)
        }
    }

    /// Whoever waits for a password: told the answer when their turn has come, or why it won't.
    private struct Waiting: Sendable {
        let work: @Sendable () -> Void
        let refuse: @Sendable (any Error) -> Void
    }

    /// Those who have been signed in before and strangers, served alternately.
    private struct Lines: Sendable {
        // At a tenth of a second each, who comes last waits for eight seconds at most.
        var known = Turns<Waiting>(limit: 40)
        var strangers = Turns<Waiting>(limit: 40)
        private var isKnownNext = true

        mutating func next() -> Waiting? {
            isKnownNext.toggle()
            return isKnownNext ? known.next() ?? strangers.next() : strangers.next() ?? known.next()
        }

        mutating func with<Answer>(_ asker: Asker, _ body: (inout Turns<Waiting>) -> Answer) -> Answer {
            asker.isKnown ? body(&known) : body(&strangers)
        }
    }

    /// What new passwords cost to try.
    package let cost: Password.Cost
    /// Seconds after which whoever finds no place may come again.
    private static let pause = 5
    private let lines = Mutex(Lines())
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

    /// Hashes a new password with a fresh salt, for somebody who is signed in or a command; throws `SignInRefusal.wait`
    /// when too many wait.
    package func hash(_ words: String, for client: String) async throws -> Password {
        let cost = cost
        return try await inTurn(of: Asker(client, isKnown: true)) { try Password(words, cost: cost) }
    }

    /// Whether this is the password, nil being nobody's; throws `SignInRefusal.wait` when too many wait.
    func check(_ words: String, against password: Password?, by asker: Asker) async throws -> Bool {
        let password = password ?? .nobodys(cost)
        compared.add(1, ordering: .relaxed)
        return try await inTurn(of: asker) { try password.matches(words) }
    }

    /// Throws `CancellationError`, and leaves the work, when the asker gives up before their turn.
    private func inTurn<Answer: Sendable>(
        of asker: Asker,
        _ work: @escaping @Sendable () throws -> Answer
    ) async throws -> Answer {
        let ticket = tickets.add(1, ordering: .relaxed).newValue
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let waiting = Waiting(
                    work: { continuation.resume(with: Result { try work() }) },
                    refuse: { continuation.resume(throwing: $0) }
                )
                line(up: Turns.Item(work: waiting, ticket: ticket), by: asker)
            }
        } onCancel: {
            let left = lines.withLock { $0.with(asker) { $0.remove(ticket, of: asker.client) } }
            left?.refuse(CancellationError())
        }
    }

    private func line(up item: Turns<Waiting>.Item, by asker: Asker) {
        // Who gave up before this has not been found in the line; who does so from here on will be.
        let (left, isGone) = lines.withLock { lines in
            Task.isCancelled ? (item, true) : (lines.with(asker) { $0.add(item, of: asker.client) }, false)
        }
        left?.work.refuse(isGone ? CancellationError() : SignInRefusal.wait(Self.pause))
        // Whoever takes another's place takes their turn too.
        guard left == nil else { return }
        queue.async { [self] in
            guard let next = lines.withLock({ $0.next() }) else { return }
            begun.add(1, ordering: .relaxed)
            next.work()
        }
    }
}
