/// Work that waits, taken from one client after the other in turn: however much one client brings, another's first is at
/// most one of each away.
struct Turns<Work: Sendable>: Sendable {
    /// Something that waits.
    struct Item: Sendable {
        let work: Work
        let ticket: Int
    }

    /// How much may wait.
    let limit: Int
    private var waiting: [String: [Item]] = [:]
    /// The clients that have something waiting, whose turn is next first.
    private var clients: [String] = []
    private var count = 0

    init(limit: Int) {
        self.limit = limit
    }

    /// Lines work up under a ticket of its own. Where the line is full, the last of whichever client has most in it makes
    /// room for one that has less, so that nobody fills it for the others. Gives back what finds no place: nothing, what
    /// had to leave, or what came.
    mutating func add(_ item: Item, of client: String) -> Item? {
        var left: Item?
        if count >= limit {
            let own = waiting[client]?.count ?? 0
            guard let longest = waiting.max(by: { $0.value.count < $1.value.count }), longest.value.count > own + 1
            else { return item }
            left = waiting[longest.key]?.removeLast()
            count -= 1
        }
        if waiting[client] == nil { clients.append(client) }
        waiting[client, default: []].append(item)
        count += 1
        return left
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
