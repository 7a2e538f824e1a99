import CPostgres
import Dispatch
import Glibc
import Synchronization

extension Handle {
    /// Connects, on a thread that may block: libpq looks up names and times hosts out only when it may.
    static func connect(to address: DatabaseAddress) async throws -> Handle {
        let attempt = Attempt()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                attempt.begin(continuation)
                DispatchQueue.global().async {
                    attempt.end(with: Result { try Handle.connectBlocking(to: address) })
                }
            }
        } onCancel: {
            attempt.end(with: .failure(CancellationError()))
        }
    }

    /// Somebody waiting for a connection to be made; what comes after they have given up is closed again.
    private final class Attempt: Sendable {
        private let waiter = Mutex<CheckedContinuation<Handle, any Error>?>(nil)

        func begin(_ continuation: CheckedContinuation<Handle, any Error>) {
            waiter.withLock { $0 = continuation }
            if Task.isCancelled { end(with: .failure(CancellationError())) }
        }

        func end(with result: Result<Handle, any Error>) {
            waiter.withLock { $0.take() }?.resume(with: result)
        }
    }

    private static func connectBlocking(to address: DatabaseAddress) throws(ConnectFailed) -> Handle {
        let keywords = try address.keywords()
        let names = keywords.map { strdup($0.0) } + [nil]
        let values = keywords.map { strdup($0.1) } + [nil]
        defer { (names + values).forEach { free($0) } }
        let constants = (names.map { UnsafePointer($0) }, values.map { UnsafePointer($0) })
        var reason = "out of memory"
        // A second time if the server answers by now: it may have been starting the first time.
        for _ in 0..<2 {
            guard let raw = PQconnectdbParams(constants.0, constants.1, 1) else { break }
            if PQstatus(raw) == CONNECTION_OK { return Handle(raw) }
            reason = String(cString: PQerrorMessage(raw)).trimmedLines
            PQfinish(raw)
            switch PQpingParams(constants.0, constants.1, 1) {
            case PQPING_OK: continue
            case PQPING_NO_ATTEMPT: throw .lasting(reason)
            default: throw ConnectFailed(reason: reason, state: nil, isTransient: true)
            }
        }
        let refusal = ConnectRefusal.ask(constants.0, constants.1, within: address.connectTimeout)
        throw ConnectFailed(reason: reason, state: refusal?.state, isPasswordMissing: refusal?.wantsPassword ?? false)
    }
}
