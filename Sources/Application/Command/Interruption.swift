import ArgumentParser
import UnixSignals

/// Ctrl-C, or being told to end. While this exists neither ends the process, so that what was begun can be ended.
struct Interruption {
    private let signals: UnixSignalsSequence

    /// Takes the signals from now on.
    init() async {
        signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
    }

    /// Runs work that a signal cancels, also one that came before; throws the exit status of a process that ended by it.
    func cancelling<Answer: Sendable>(_ work: @escaping @Sendable () async throws -> Answer) async throws
        -> Answer
    {
        let signals = signals
        return try await withThrowingTaskGroup(of: Outcome<Answer>.self) { group in
            group.addTask { .done(try await work()) }
            group.addTask {
                for await signal in signals { return .interrupted(signal) }
                return .nothing
            }
            defer { group.cancelAll() }
            while let outcome = try await group.next() {
                switch outcome {
                case .done(let answer): return answer
                case .nothing: continue
                case .interrupted(let signal):
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
