extension Connection {
    /// Gives the work a number under which ``exchange(_:_:)`` runs it, and asks the server to cancel it when the task
    /// is cancelled.
    nonisolated(nonsending) func cancellable<Result>(
        _ work: nonisolated(nonsending) (UInt64) async throws -> Result
    ) async throws -> Result {
        let canceller = handle.canceller
        let number = canceller.newNumber()
        return try await withTaskCancellationHandler {
            try await work(number)
        } onCancel: {
            canceller.cancel(number)
        }
    }

    /// Does what exchanges messages with the server, cancellable under that number; the connection is fit for the next
    /// use afterwards or lost.
    func exchange<Result>(_ number: UInt64, _ work: () throws -> Result) throws -> Result {
        running = number
        handle.canceller.begin(number)
        defer {
            running = 0
            if isLost { handle.canceller.abandon() } else { handle.canceller.end() }
            noteCondition()
        }
        try Task.checkCancellation()
        do {
            return try work()
        } catch let error as PostgresError where error.state == .queryCanceled && Task.isCancelled {
            throw CancellationError()
        }
    }
}
