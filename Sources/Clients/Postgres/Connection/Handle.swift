import CPostgres

/// libpq's connection.
///
/// `@unchecked Sendable` because after it was made only the actor that owns it uses it, on that actor's thread, and the
/// last reference closes it.
final class Handle: @unchecked Sendable {
    let raw: OpaquePointer
    /// The socket, which stays the same.
    let socket: Int32
    /// How many milliseconds to wait for the socket before looking anyway: OpenSSL may hold data that has left it.
    let patience: Int32
    /// The same for who waits for notifications, for hours maybe: they are small, and OpenSSL gives small things whole.
    let listeningPatience: Int32
    /// Asks the server to cancel what this connection runs; of all of libpq, this may be used on any thread.
    let canceller: Canceller

    /// Takes over a connection that has just been made.
    init(_ raw: OpaquePointer) {
        self.raw = raw
        socket = PQsocket(raw)
        patience = PQsslInUse(raw) == 1 ? 20 : -1
        listeningPatience = PQsslInUse(raw) == 1 ? 5_000 : -1
        canceller = Canceller(raw)
        PQsetnonblocking(raw, 1)
        PQenterPipelineMode(raw)
        PQsetNoticeReceiver(raw, { _, _ in }, nil)
    }

    deinit {
        PQfinish(raw)
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
