/// Work that waits, taken from one place after the other in turn: however much one place brings, another's first is at
/// most one of each away.
struct Turns<Work> {
    /// How much of one place may wait.
    let limit: Int
    private var waiting: [String: [Work]] = [:]
    /// The places that have something waiting, whose turn is next first.
    private var places: [String] = []

    init(limit: Int) {
        self.limit = limit
    }

    /// Lines work up; false if too much of its place waits already.
    mutating func add(_ work: Work, of place: String) -> Bool {
        let before = waiting[place]?.count ?? 0
        guard before < limit else { return false }
        waiting[place, default: []].append(work)
        if before == 0 { places.append(place) }
        return true
    }

    /// Takes what comes next; nil when nothing waits.
    mutating func next() -> Work? {
        guard !places.isEmpty else { return nil }
        let place = places.removeFirst()
        let work = waiting[place]?.removeFirst()
        if waiting[place]?.isEmpty == true { waiting[place] = nil } else { places.append(place) }
        return work
    }
}
