/// Work that waits, taken from one place after the other in turn: however much one place brings, another's first is at
/// most one of each away.
struct Turns<Work> {
    /// Something that waits.
    private struct Item {
        let ticket: Int
        let work: Work
    }

    /// How much of one place may wait, and of all places together.
    let limit: Int
    let limitOfAll: Int
    private var waiting: [String: [Item]] = [:]
    /// The places that have something waiting, whose turn is next first.
    private var places: [String] = []
    private var count = 0

    init(limit: Int, limitOfAll: Int) {
        self.limit = limit
        self.limitOfAll = limitOfAll
    }

    /// Lines work up under a number of its own; false if too much of its place, or of all, waits already.
    mutating func add(_ work: Work, of place: String, ticket: Int) -> Bool {
        let before = waiting[place]?.count ?? 0
        guard before < limit, count < limitOfAll else { return false }
        waiting[place, default: []].append(Item(ticket: ticket, work: work))
        if before == 0 { places.append(place) }
        count += 1
        return true
    }

    /// Takes what comes next; nil when nothing waits.
    mutating func next() -> Work? {
        guard !places.isEmpty else { return nil }
        let place = places.removeFirst()
        let item = waiting[place]?.removeFirst()
        count -= 1
        if waiting[place]?.isEmpty == true { waiting[place] = nil } else { places.append(place) }
        return item?.work
    }

    /// Takes what nobody waits for any more out of the line; nil when its turn has come already.
    mutating func remove(_ ticket: Int, of place: String) -> Work? {
        guard let index = waiting[place]?.firstIndex(where: { $0.ticket == ticket }) else { return nil }
        let item = waiting[place]?.remove(at: index)
        count -= 1
        if waiting[place]?.isEmpty == true {
            waiting[place] = nil
            places.removeAll { $0 == place }
        }
        return item?.work
    }
}
