import CPostgres
import Glibc

/// Why a server that answers lets nobody in.
///
/// libpq says it in words of the server's language. It adds the code only when it is asked to between beginning to
/// connect and having connected, so the question is put once more, step by step.
struct ConnectRefusal {
    let state: SQLState?
    /// Whether the server asked for a password and there was none.
    let wantsPassword: Bool

    /// Asks by trying to connect; nil if that went well this time.
    static func ask(
        _ names: [UnsafePointer<CChar>?],
        _ values: [UnsafePointer<CChar>?],
        within patience: Duration
    ) -> ConnectRefusal? {
        guard let raw = PQconnectStartParams(names, values, 1) else { return nil }
        defer { PQfinish(raw) }
        PQsetErrorVerbosity(raw, PQERRORS_VERBOSE)
        let deadline = ContinuousClock.now + patience
        var step = PGRES_POLLING_WRITING
        while step == PGRES_POLLING_READING || step == PGRES_POLLING_WRITING, PQstatus(raw) != CONNECTION_BAD {
            let rest = Int32((deadline - .now) / .milliseconds(1))
            guard rest > 0 else { break }
            let events = step == PGRES_POLLING_READING ? POLLIN : POLLOUT
            var descriptor = pollfd(fd: PQsocket(raw), events: Int16(events), revents: 0)
            poll(&descriptor, 1, rest)
            step = PQconnectPoll(raw)
        }
        if PQstatus(raw) == CONNECTION_OK { return nil }
        return ConnectRefusal(
            state: state(in: String(cString: PQerrorMessage(raw))),
            wantsPassword: PQconnectionNeedsPassword(raw) == 1
        )
    }

    /// The code in `… failed: FATAL:  28P01: password authentication failed …`; of several hosts' the last.
    private static func state(in message: String) -> SQLState? {
        message.matches(of: #/:  ([0-9A-Z]{5}):\s/#).last.map { SQLState(String($0.1)) }
    }
}
