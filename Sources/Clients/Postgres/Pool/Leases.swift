/// Who has which connection and who waits for one: the pool's rules, without a socket or a clock.
struct Leases<Connection: Sendable>: Sendable {
    /// What somebody who asks for a connection is told.
    enum Answer {
        case take(Connection)
        /// Open one of your own; the place for it is yours.
        case open
        case wait
        case refuse
    }

    /// What follows when a connection or a place becomes free.
    enum Next {
        case hand(Connection, to: UInt64)
        case letOpen(UInt64)
        case nothing
    }

    /// A connection that nobody uses.
    struct Idle: Sendable {
        let connection: Connection
        let since: ContinuousClock.Instant
    }

    let limit: Int
    /// The most recently used last, which is taken first, so that the others may grow old and be closed.
    private(set) var idle: [Idle] = []
    /// Places taken: connections that are leased, idle or being opened.
    private(set) var places = 0
    private(set) var isDraining = false
    private var waiting = FirstInFirstOut()

    init(limit: Int) {
        self.limit = limit
    }

    /// Whether nobody has a connection any more.
    var isDrained: Bool { isDraining && places == 0 }

    /// How many have a connection or are opening one.
    var leased: Int { places - idle.count }

    /// How many wait.
    var waiters: Int { waiting.count }

    /// Somebody asks; when told to wait they are known by this number.
    mutating func ask(_ number: UInt64) -> Answer {
        if isDraining { return .refuse }
        if let connection = takeFreshest() { return .take(connection) }
        if places < limit {
            places += 1
            return .open
        }
        waiting.append(number)
        return .wait
    }

    /// An idle connection, for somebody who finds one without waiting.
    mutating func takeFreshest() -> Connection? {
        isDraining ? nil : idle.popLast()?.connection
    }

    /// Somebody gives a connection back that was last used then.
    mutating func giveBack(_ connection: Connection, lastUsed: ContinuousClock.Instant) -> Next {
        if let first = waiting.popFirst() { return .hand(connection, to: first) }
        if isDraining {
            places -= 1
            return .nothing
        }
        idle.append(Idle(connection: connection, since: lastUsed))
        return .nothing
    }

    /// A connection broke, or could not be opened: its place is free.
    mutating func giveUp() -> Next {
        if let first = waiting.popFirst() { return .letOpen(first) }
        places -= 1
        return .nothing
    }

    /// Somebody no longer wants to wait; false if they have been given a connection already.
    mutating func leave(_ number: UInt64) -> Bool {
        waiting.remove(number)
    }

    /// Takes the idle connection that was used longest ago, for a health check; it counts as leased.
    mutating func takeOldest() -> Idle? {
        idle.isEmpty ? nil : idle.removeFirst()
    }

    /// Reserves a place for a connection that nobody asked for yet, if fewer than that many exist.
    mutating func reserve(upTo minimum: Int) -> Bool {
        guard !isDraining, places < min(minimum, limit) else { return false }
        places += 1
        return true
    }

    /// No new leases; gives the idle connections up, to be closed. Those who wait are still served.
    mutating func drain() -> [Idle] {
        isDraining = true
        defer { idle = [] }
        places -= idle.count
        return idle
    }
}
