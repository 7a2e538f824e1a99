import CPostgres
import Synchronization

extension Connection {
    /// Whether it is known to be broken, or the other side has hung up.
    nonisolated var isBroken: Bool { isLost || watch.isHungUp }

    /// Makes the connection fit for its next user; false if it is lost.
    nonisolated func tidied() async -> Bool {
        switch condition.load(ordering: .acquiring) {
        case .clean: true
        case .lost: false
        case .dirty: await tidy()
        }
    }

    /// Whether the server answers.
    func answers() async -> Bool {
        await takeTurn()
        defer { giveTurn() }
        do {
            _ = try await fly([])
            return true
        } catch {
            return false
        }
    }

    private func tidy() async -> Bool {
        await takeTurn()
        defer { giveTurn() }
        do {
            try await abandonCopy()
            try await settle()
            if PQtransactionStatus(raw) != PQTRANS_IDLE { _ = try await fly(["ROLLBACK"]) }
            openTransaction = nil
            return true
        } catch {
            return false
        }
    }
}
