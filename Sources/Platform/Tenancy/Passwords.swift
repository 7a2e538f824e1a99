import Dispatch
import Synchronization

/// Where passwords are hashed and compared, off the threads that serve requests: one at a time, so that 32 MB are enough
/// however many sign in at once, and the places that ask in turn, so that a flood from one delays nobody elsewhere.
package final class Passwords: Sendable {
    private typealias Work = @Sendable () -> Void

    /// What new passwords cost to try.
    package let cost: Password.Cost
    private let waiting = Mutex(Turns<Work>(limit: 40))
    private let compared = Atomic(0)
    private let queue = DispatchQueue(label: "banmo.passwords")

    /// A line in which nobody waits yet.
    package init(cost: Password.Cost = .usual) {
        self.cost = cost
    }

    /// How many passwords were compared, those for names that nobody has too.
    package var comparisons: Int { compared.load(ordering: .relaxed) }

    /// Hashes a new password with a fresh salt; throws `SignInRefusal.wait` when too many of that place wait.
    package func hash(_ words: String, for place: String) async throws -> Password {
        let cost = cost
        return try await inTurn(of: place) { try Password(words, cost: cost) }
    }

    /// Whether this is the password, nil being nobody's; throws `SignInRefusal.wait` when too many of that place wait.
    func check(_ words: String, against password: Password?, for place: String) async throws -> Bool {
        let password = password ?? .nobodys(cost)
        compared.add(1, ordering: .relaxed)
        return try await inTurn(of: place) { try password.matches(words) }
    }

    private func inTurn<Answer: Sendable>(
        of place: String,
        _ work: @escaping @Sendable () throws -> Answer
    ) async throws -> Answer {
        try await withCheckedThrowingContinuation { asker in
            let isInLine = waiting.withLock { waiting in
                waiting.add({ asker.resume(with: Result { try work() }) }, of: place)
            }
            guard isInLine else { return asker.resume(throwing: SignInRefusal.wait(5)) }
            queue.async { [self] in waiting.withLock { $0.next() }?() }
        }
    }
}
