import CPostgres

extension Connection {
    /// Waits for a notification; throws `CancellationError` when the task is cancelled and ``ConnectionLost``.
    nonisolated(nonsending) func nextNotification() async throws -> ChannelNotification {
        let alarm = handle.canceller.alarm
        return try await withTaskCancellationHandler {
            try await self.hear()
        } onCancel: {
            alarm.ring()
        }
    }

    private func hear() throws -> ChannelNotification {
        isAtRisk = false
        while true {
            if let notification = takeNotification() { return notification }
            try Task.checkCancellation()
            try wait(milliseconds: handle.listeningPatience)
        }
    }

    private func takeNotification() -> ChannelNotification? {
        guard let notify = PQnotifies(raw) else { return nil }
        defer { PQfreemem(notify) }
        return .message(
            channel: String(cString: notify.pointee.relname),
            payload: String(cString: notify.pointee.extra)
        )
    }
}
