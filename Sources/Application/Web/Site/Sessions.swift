import Foundation
import Logging
import Postgres
import Synchronization
import Tenancy

/// Who the sessions of the last seconds belong to, so that most requests need not ask the database again.
///
/// A sign-out on this machine or any other empties it: `tenancy_session` is notified in the same transaction.
final class Sessions: Sendable {
    private struct Entry {
        let visitor: Visitor?
        let at: Date
    }

    private struct State {
        var entries: [Session: Entry] = [:]
        /// How many times it was emptied, so that an answer that was under way meanwhile is not kept.
        var generation = 0
    }

    private let database: Database
    private let state = Mutex(State())
    /// How long an answer may be used again, should a notification be lost.
    private static let freshness: TimeInterval = 10

    init(database: Database) {
        self.database = database
    }

    /// Whose session it is; nil when it has ended.
    func visitor(of session: Session, now: Date) async throws -> Visitor? {
        let (known, asked) = state.withLock { ($0.entries[session], $0.generation) }
        if let known, now.timeIntervalSince(known.at) < Self.freshness { return known.visitor }
        let visitor = try await database.visitor(of: session, now: now)
        state.withLock { state in
            if state.entries.count > 10_000 { state.entries.removeAll(keepingCapacity: true) }
            if asked == state.generation { state.entries[session] = Entry(visitor: visitor, at: now) }
        }
        return visitor
    }

    /// Forgets everybody: the next request of each asks the database.
    func forgetAll() {
        state.withLock { state in
            state.generation += 1
            state.entries.removeAll(keepingCapacity: true)
        }
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
