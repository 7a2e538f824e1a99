/// Work that waits, taken from one client after the other in turn: however much one client brings, another's first is at
/// most one of each away.
struct Turns<Work> {
    /// Something that waits.
    private struct Item {
        let ticket: Int
        let work: Work
    }

    /// How much of one client may wait, and of all clients together.
    let limit: Int
    let limitOfAll: Int
    private var waiting: [String: [Item]] = [:]
    /// The clients that have something waiting, whose turn is next first.
    private var clients: [String] = []
    private var count = 0

    init(limit: Int, limitOfAll: Int) {
        self.limit = limit
        self.limitOfAll = limitOfAll
    }

    /// Lines work up under a number of its own; false if too much of its client, or of all, waits already.
    mutating func add(_ work: Work, of client: String, ticket: Int) -> Bool {
        let before = waiting[client]?.count ?? 0
        guard before < limit, count < limitOfAll else { return false }
        waiting[client, default: []].append(Item(ticket: ticket, work: work))
        if before == 0 { clients.append(client) }
        count += 1
        return true
    }

    /// Takes what comes next; nil when nothing waits.
    mutating func next() -> Work? {
        guard !clients.isEmpty else { return nil }
        let client = clients.removeFirst()
        let item = waiting[client]?.removeFirst()
        count -= 1
        if waiting[client]?.isEmpty == true { waiting[client] = nil } else { clients.append(client) }
        return item?.work
    }

    /// Takes what nobody waits for any more out of the line; nil when its turn has come already.
    mutating func remove(_ ticket: Int, of client: String) -> Work? {
        guard let index = waiting[client]?.firstIndex(where: { $0.ticket == ticket }) else { return nil }
        let item = waiting[client]?.remove(at: index)
        count -= 1
        if waiting[client]?.isEmpty == true {
            waiting[client] = nil
            clients.removeAll { $0 == client }
        }
        return item?.work
    }
}
