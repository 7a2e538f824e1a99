import ArgumentParser
import Synchronization
import UnixSignals

/// Ctrl-C, or being told to end. While this exists neither ends the process, so that what was begun can be ended.
final class Interruption: Sendable {
    private let signals: UnixSignalsSequence
    private let answer = Mutex<(@Sendable () async -> Void)?>(nil)

    /// Takes the signals from now on.
    init() async {
        signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
    }

    /// From now on a signal does this, instead of cancelling the work, which ends by itself then.
    func isAnswered(by answer: @escaping @Sendable () async -> Void) {
        self.answer.withLock { $0 = answer }
    }

    /// Runs work that a signal cancels, also one that came before; throws the exit status of a process that ended by
    /// it. To be called once: whoever stops listening to the signals cannot begin again.
    func cancelling<Answer: Sendable>(_ work: @escaping @Sendable () async throws -> Answer) async throws -> Answer {
        try await withThrowingTaskGroup(of: Outcome<Answer>.self) { group in
            group.addTask { .done(try await work()) }
            group.addTask { [signals] in
                for await signal in signals { return .interrupted(signal) }
                return .nothing
            }
            defer { group.cancelAll() }
            while let outcome = try await group.next() {
                switch outcome {
                case .done(let answer): return answer
                case .nothing: continue
                case .interrupted(let signal):
                    if let answer = answer.withLock({ $0 }) {
                        await answer()
                        continue
                    }
                    group.cancelAll()
                    // How the work ends, having been cancelled, no longer matters; that it has ended does.
                    while await group.nextResult() != nil {}
                    throw ExitCode(128 + signal.rawValue)
                }
            }
            throw CancellationError()
        }
    }

    private enum Outcome<Answer: Sendable>: Sendable {
        case done(Answer)
        case interrupted(UnixSignal)
        case nothing
    }
}
