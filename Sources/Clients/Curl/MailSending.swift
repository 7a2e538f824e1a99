import Foundation
import Synchronization

extension MailServer {
    /// Hands a mail over; it is the server's once this returns. Throws `MailFault`. A cancelled task gives up within about
    /// a second.
    package func send(_ envelope: Envelope) async throws {
        try await talk { conversation in try conversation.send(envelope) }
    }

    /// Connects, signs in where that is asked for, and says goodbye; throws `MailFault`.
    package func greet() async throws {
        try await talk { conversation in try conversation.greet() }
    }

    /// libcurl blocks, so each conversation has a thread of its own, which neither Swift's pool nor a server's loops miss.
    private func talk(_ say: @escaping @Sendable (Conversation) throws -> Void) async throws {
        let cancellation = Cancellation()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                let thread = Thread {
                    continuation.resume(with: Result { try say(try Conversation(with: self, until: cancellation)) })
                }
                thread.name = "mail"
                thread.start()
            }
        } onCancel: {
            cancellation.cancel()
        }
    }
}

/// Whether whoever waits for a conversation has given it up.
final class Cancellation: Sendable {
    private let isCancelled = Atomic(false)

    var isOver: Bool { isCancelled.load(ordering: .relaxed) }

    func cancel() { isCancelled.store(true, ordering: .relaxed) }
}
