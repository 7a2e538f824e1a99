import CPostgres
import Synchronization

extension Connection {
    /// Whether it is known to be broken, or the other side has hung up.
    nonisolated var isBroken: Bool { isLost || Alarm.isHungUp(handle.socket) }

    /// Makes the connection fit for its next user; false if it is lost.
    nonisolated(nonsending) func tidied() async -> Bool {
        switch condition.load(ordering: .acquiring) {
        case .clean, .owing: true
        case .lost: false
        case .dirty: await tidy()
        }
    }

    /// Ends the read-only transaction that is over, if nobody else has done so by then; waits for nothing.
    nonisolated func closeSoon() {
        guard condition.load(ordering: .acquiring) == .owing else { return }
        thread.enqueue { [weak self] in self?.assumeIsolated { $0.close() } }
    }

    private func close() {
        defer { noteCondition() }
        // If this cannot be sent the connection is lost, which its next user finds out.
        do {
            try abandonCopy()
            let closing = closing()
            if !closing.isEmpty { _ = try fly(closing) }
        } catch {}
    }

    /// Whether the server answers.
    func answers() -> Bool {
        do {
            _ = try fly([])
            return true
        } catch {
            return false
        }
    }

    private func tidy() -> Bool {
        defer { noteCondition() }
        do {
            try abandonCopy()
            try settle()
            if PQtransactionStatus(raw) != PQTRANS_IDLE { _ = try fly(["ROLLBACK"]) }
            openTransaction = nil
            return true
        } catch {
            return false
        }
    }
}
