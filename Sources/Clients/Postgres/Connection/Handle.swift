import CPostgres
import Dispatch
import Glibc
import Synchronization

/// libpq's connection.
///
/// `@unchecked Sendable` because after it was made only the actor that owns it uses it, on that actor's executor, and the
/// last reference closes it.
final class Handle: @unchecked Sendable {
    let raw: OpaquePointer
    /// The socket, which stays the same.
    let socket: Int32
    /// Asks the server to cancel what this connection runs; of all libpq's calls this one may come from any thread.
    let canceller: Canceller

    private init(raw: OpaquePointer) {
        self.raw = raw
        socket = PQsocket(raw)
        canceller = Canceller(raw)
    }

    deinit {
        PQfinish(raw)
    }

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
        let constantNames = names.map { UnsafePointer($0) }
        let constantValues = values.map { UnsafePointer($0) }
        guard let raw = PQconnectdbParams(constantNames, constantValues, 1) else {
            throw ConnectFailed(reason: "out of memory", isTransient: false)
        }
        guard PQstatus(raw) == CONNECTION_OK else {
            defer { PQfinish(raw) }
            let answer = PQpingParams(constantNames, constantValues, 1)
            throw ConnectFailed(
                reason: String(cString: PQerrorMessage(raw)).trimmedLines,
                isTransient: answer == PQPING_REJECT || answer == PQPING_NO_RESPONSE
            )
        }
        PQsetnonblocking(raw, 1)
        PQenterPipelineMode(raw)
        PQsetNoticeReceiver(raw, { _, _ in }, nil)
        return Handle(raw: raw)
    }
}

extension String {
    /// Without line breaks at the end, as libpq's messages have them.
    var trimmedLines: String {
        var text = self[...]
        while text.last?.isNewline == true { text.removeLast() }
        return String(text)
    }
}
