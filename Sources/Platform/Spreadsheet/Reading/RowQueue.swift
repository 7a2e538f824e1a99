import Dispatch
import Synchronization

/// A short queue of batches of rows from the thread that reads them to the task that takes them.
final class RowQueue: Sendable {
    private struct State {
        var batches: [[SheetRow]] = []
        var waiting: CheckedContinuation<[SheetRow]?, any Error>?
        var isClosed = false
        var end: Result<Void, any Error>?
    }

    private let state = Mutex(State())
    private let room = DispatchSemaphore(value: 0)

    /// The semaphore must not be freed with less than it was made with, so its four places are given afterwards.
    init() {
        for _ in 0..<4 { room.signal() }
    }

    /// Adds a batch, waiting while four are there; throws `CancellationError` once nobody takes them any more.
    func put(_ batch: [SheetRow]) throws {
        room.wait()
        let waiting = try state.withLock { state in
            if state.isClosed { throw CancellationError() }
            defer { state.waiting = nil }
            if state.waiting == nil { state.batches.append(batch) }
            return state.waiting
        }
        guard let waiting else { return }
        room.signal()
        waiting.resume(returning: batch)
    }

    /// Says that no batch follows, or why.
    func end(_ error: (any Error)?) {
        let result: Result<Void, any Error> = error.map { .failure($0) } ?? .success(())
        let waiting = state.withLock { state in
            state.end = result
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume(with: result.map { nil })
    }

    /// Takes the next batch, waiting for it; nil at the end. One task at a time.
    func next() async throws -> [SheetRow]? {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                take(continuation)
            }
        } onCancel: {
            close()
        }
    }

    private func take(_ continuation: CheckedContinuation<[SheetRow]?, any Error>) {
        let answer: Result<[SheetRow]?, any Error>? = state.withLock { state in
            if state.isClosed { return .failure(CancellationError()) }
            if !state.batches.isEmpty { return .success(state.batches.removeFirst()) }
            if let end = state.end { return end.map { nil } }
            state.waiting = continuation
            return nil
        }
        guard let answer else { return }
        if case .success(.some) = answer { room.signal() }
        continuation.resume(with: answer)
    }

    /// Says that nobody takes batches any more: the thread's next `put` throws.
    func close() {
        let waiting = state.withLock { state in
            state.isClosed = true
            state.batches = []
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume(throwing: CancellationError())
        room.signal()
    }
}
