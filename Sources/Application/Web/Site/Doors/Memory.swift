import Foundation
import Synchronization

/// Answers of the last seconds, so that most requests need not ask the database again; emptied by whoever hears that they
/// may be wrong.
final class Memory<Key: Hashable & Sendable, Answer: Sendable>: Sendable {
    private struct Entry {
        let answer: Answer
        let at: Date
    }

    private struct State {
        var entries: [Key: Entry] = [:]
        /// How many times it was emptied, so that an answer that was under way meanwhile is not kept.
        var generation = 0
    }

    private let state = Mutex(State())
    /// How long an answer may be used again, should a notification be lost.
    private let freshness: TimeInterval = 10

    /// What is remembered; nil where nothing fresh is.
    func answer(to key: Key, now: Date) -> Answer? {
        guard let known = state.withLock({ $0.entries[key] }), abs(now.timeIntervalSince(known.at)) < freshness else {
            return nil
        }
        return known.answer
    }

    /// What is remembered, or what is asked for now and remembered from then on; nothing of what throws is.
    func answer(to key: Key, now: Date, _ ask: () async throws -> Answer) async throws -> Answer {
        let asked = state.withLock { $0.generation }
        if let known = answer(to: key, now: now) { return known }
        let answer = try await ask()
        state.withLock { state in
            if state.entries.count > 10_000 { state.entries.removeAll(keepingCapacity: true) }
            if asked == state.generation { state.entries[key] = Entry(answer: answer, at: now) }
        }
        return answer
    }

    /// Forgets everything: the next to ask asks anew.
    func empty() {
        state.withLock { state in
            state.generation += 1
            state.entries.removeAll(keepingCapacity: true)
        }
    }
}
