import CPostgres

extension Connection {
    /// Waits for a notification; throws `CancellationError` when the task is cancelled and ``ConnectionLost``.
    func nextNotification() async throws -> Notification {
        isAtRisk = false
        while true {
            if let notification = takeNotification() { return notification }
            try Task.checkCancellation()
            await waitUnlessCancelled()
            guard PQconsumeInput(raw) == 1 else { throw lose() }
        }
    }

    private func takeNotification() -> Notification? {
        guard let notify = PQnotifies(raw) else { return nil }
        defer { PQfreemem(notify) }
        return .message(
            channel: String(cString: notify.pointee.relname), payload: String(cString: notify.pointee.extra)
        )
    }

    private func waitUnlessCancelled() async {
        let watch = watch
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                watch.wait(for: .readingAgain, continuation)
                if Task.isCancelled { watch.fire() }
            }
        } onCancel: {
            watch.fire()
        }
    }
}
