import Dispatch
import Synchronization

extension Pool {
    /// Somebody who waits for a connection; nil tells them to open their own.
    struct Waiter: Sendable {
        let continuation: CheckedContinuation<Connection?, any Error>
        let deadline: ContinuousClock.Instant
        let patience: Duration
    }

    /// A connection that works as far as one can tell without asking the server.
    nonisolated(nonsending) func lease(within patience: Duration) async throws -> Connection {
        try Task.checkCancellation()
        // Whoever asks during an outage tries once and is told so; a page that takes long to fail helps nobody.
        let patience = state.withLock { $0.isOut } ? min(patience, .milliseconds(500)) : patience
        let deadline = ContinuousClock.now + patience
        // One that broke while idle is replaced: nothing was sent, so nobody needs to know.
        if let lent = try await ask(until: deadline, patience: patience), !lent.isBroken { return lent }
        return try await open(before: deadline)
    }

    /// Takes a connection back and passes it on.
    nonisolated(nonsending) func giveBack(_ connection: Connection, lastUsed: ContinuousClock.Instant = .now) async {
        let isUsable = await connection.tidied()
        let isHandedOn = proceed { isUsable ? $0.giveBack(connection, lastUsed: lastUsed) : $0.giveUp() }
        if !isHandedOn { connection.closeSoon() }
    }

    /// Applies a rule and tells whoever it concerns; gives whether somebody waited.
    @discardableResult
    func proceed(_ rule: (inout Leases<Connection>) -> Leases<Connection>.Next) -> Bool {
        let (waiter, connection, isDrained) = state.withLock { state -> (Waiter?, Connection?, Bool) in
            switch rule(&state.leases) {
            case .hand(let connection, let number): (state.waiters.removeValue(forKey: number), connection, false)
            case .letOpen(let number): (state.waiters.removeValue(forKey: number), nil, false)
            case .nothing: (nil, nil, state.leases.isDrained)
            }
        }
        waiter?.continuation.resume(returning: connection)
        if isDrained { drained.continuation.finish() }
        return waiter != nil
    }

    /// Opens a connection in a place that is already ours; waits for a server that is just starting.
    nonisolated(nonsending) func open(before deadline: ContinuousClock.Instant) async throws -> Connection {
        var pause = Duration.milliseconds(20)
        do {
            while true {
                do {
                    let connection = try await connect(before: deadline)
                    state.withLock { $0.isOut = false }
                    return connection
                } catch let error as ConnectFailed {
                    guard error.isTransient, ContinuousClock.now + pause < deadline else {
                        state.withLock { $0.isOut = true }
                        throw error
                    }
                }
                try await Task.sleep(for: pause)
                pause = min(pause * 2, .milliseconds(500))
            }
        } catch {
            proceed { $0.giveUp() }
            throw error
        }
    }

    private nonisolated(nonsending) func connect(before deadline: ContinuousClock.Instant) async throws -> Connection {
        var address = configuration.address
        address.connectTimeout = min(address.connectTimeout, deadline - .now)
        return try await Connection.open(address, statementLimit: configuration.statementLimit)
    }

    /// Asks for a connection and waits in line if there is none; nil means a place to open one in.
    private nonisolated(nonsending) func ask(
        until deadline: ContinuousClock.Instant,
        patience: Duration
    ) async throws -> Connection? {
        let (number, idle) = state.withLock { state -> (UInt64, Connection?) in
            state.lastNumber += 1
            return (state.lastNumber, state.leases.takeFreshest())
        }
        if let idle { return idle }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let waiter = Waiter(continuation: continuation, deadline: deadline, patience: patience)
                line(up: waiter, as: number)
                if Task.isCancelled { dismiss(number, CancellationError()) }
            }
        } onCancel: {
            dismiss(number, CancellationError())
        }
    }

    private func line(up waiter: Waiter, as number: UInt64) {
        let answer = state.withLock { state in
            let answer = state.leases.ask(number)
            if case .wait = answer { state.waiters[number] = waiter }
            return answer
        }
        switch answer {
        case .take(let connection): waiter.continuation.resume(returning: connection)
        case .open: waiter.continuation.resume(returning: nil)
        case .refuse: waiter.continuation.resume(throwing: PoolClosed())
        case .wait: setAlarm(for: waiter.deadline)
        }
    }

    /// Sends somebody out of the line, unless they have just been served.
    private func dismiss(_ number: UInt64, _ error: any Error) {
        let waiter = state.withLock { state in
            state.leases.leave(number) ? state.waiters.removeValue(forKey: number) : nil
        }
        waiter?.continuation.resume(throwing: error)
    }

    /// One alarm serves all who wait: it is set for the earliest deadline.
    private func setAlarm(for deadline: ContinuousClock.Instant) {
        let isEarlier = state.withLock { state in
            if let alarm = state.alarm, alarm <= deadline { return false }
            state.alarm = deadline
            return true
        }
        guard isEarlier else { return }
        let seconds = max(0.001, (deadline - .now) / .seconds(1))
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { [weak self] in self?.ring(deadline) }
    }

    private func ring(_ alarm: ContinuousClock.Instant) {
        let now = ContinuousClock.now
        let late = state.withLock { state in
            if state.alarm == alarm { state.alarm = nil }
            return state.waiters.filter { $0.value.deadline <= now }
        }
        for (number, waiter) in late {
            dismiss(number, PoolTimeout(limit: configuration.maximumConnections, waited: waiter.patience))
        }
        if let next = state.withLock({ $0.waiters.values.map(\.deadline).min() }) { setAlarm(for: next) }
    }
}
