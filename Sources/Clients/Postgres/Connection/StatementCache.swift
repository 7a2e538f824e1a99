/// Which statements a connection's server has prepared, the least recently used making room for new ones.
struct StatementCache {
    /// What makes two statements the same to the server.
    struct Key: Hashable {
        let text: String
        let types: [PostgresType]
    }

    private struct Entry {
        let name: String
        var lastUse: UInt64
    }

    private let limit: Int
    private var entries: [Key: Entry] = [:]
    private var uses: UInt64 = 0
    /// Names that the server still knows and nobody will use again.
    private(set) var superfluous: [String] = []

    init(limit: Int) {
        self.limit = limit
    }

    /// The name of a prepared statement; when it is new, the caller prepares it and says how that went.
    mutating func name(for key: Key) -> (name: String, isNew: Bool) {
        uses += 1
        if let name = entries[key]?.name {
            entries[key]?.lastUse = uses
            return (name, false)
        }
        if entries.count >= limit, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            superfluous.append(oldest.value.name)
            entries[oldest.key] = nil
        }
        let name = "s\(uses)"
        entries[key] = Entry(name: name, lastUse: uses)
        return (name, true)
    }

    /// The server did not prepare it, because it was wrong or an earlier statement of the pipeline was.
    mutating func forget(_ key: Key, named name: String) {
        if entries[key]?.name == name { entries[key] = nil }
    }

    /// The server has forgotten them, or a table has changed and they no longer fit: none is used again.
    mutating func renounceAll() {
        superfluous += entries.values.map(\.name)
        entries = [:]
    }

    /// Hands over the names to be freed.
    mutating func takeSuperfluous() -> [String] {
        defer { superfluous = [] }
        return superfluous
    }
}
