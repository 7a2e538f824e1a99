/// Which definitions of a kind are asked for, in which order, and which page of them.
struct MetadataSearch {
    private let filters: [MetadataFilter]
    private let takesAny: Bool
    private let words: String?
    private let levels: [Int]
    private let order: [(path: [Substring], isDescending: Bool, ignoresCase: Bool)]
    let selection: FieldSelection
    let isPaged: Bool
    let page: Int
    let pageSize: Int

    /// Reads it from an address; throws `DHIS2Fault`.
    init(_ query: DHIS2Query) throws {
        filters = try query.all("filter").map { try MetadataFilter($0) }
        takesAny = query["rootJunction"]?.uppercased() == "OR"
        words = query["query"]?.lowercased()
        levels = query.list("level").compactMap { Int($0) }
        order = query.list("order").map { text in
            let parts = text.split(separator: ":")
            let way = parts.count > 1 ? parts[1].lowercased() : "asc"
            return (parts.first.map { $0.split(separator: ".") } ?? [], way.hasSuffix("desc"), way.hasPrefix("i"))
        }
        let fields = query.all("fields")
        selection = fields.isEmpty ? .usual : FieldSelection(fields.joined(separator: ","))
        isPaged = query.flag("paging", orElse: true)
        page = query.number("page") ?? 1
        pageSize = query.number("pageSize") ?? 50
    }

    /// The definitions that it finds, all pages of them.
    func found(in book: MetadataBook, _ kind: MetadataKind) -> [MetadataObject] {
        var found = book[kind].filter { takes($0, of: book) }
        for key in order.reversed() {
            // Each stands where it stood before unless this key says otherwise.
            let keyed = found.map { (key: Self.key(of: $0, at: key.path, in: book, key.ignoresCase), object: $0) }
            found = keyed.enumerated().sorted { left, right in
                let (one, other) = (left.element.key, right.element.key)
                guard one != other else { return left.offset < right.offset }
                return (one < other) != key.isDescending
            }.map(\.element.object)
        }
        return found
    }

    private func takes(_ object: MetadataObject, of book: MetadataBook) -> Bool {
        if let words, !Self.texts(of: object).contains(where: { $0.lowercased().contains(words) }) { return false }
        if !levels.isEmpty, case .number(let level)? = object.fields["level"], !levels.contains(level) { return false }
        guard !filters.isEmpty else { return true }
        return takesAny
            ? filters.contains { $0.takes(object, of: book) } : filters.allSatisfy { $0.takes(object, of: book) }
    }

    private static func texts(of object: MetadataObject) -> [String] {
        ["id", "code", "name", "displayName"].compactMap {
            if case .text(let text)? = object.fields[$0] { text } else { nil }
        }
    }

    /// By what a definition is put in order: numbers as such, texts by their characters, none before all others.
    private static func key(of object: MetadataObject, at path: [Substring], in book: MetadataBook, _ ignoresCase: Bool)
        -> Key
    {
        switch book.fields(at: path, of: object.fields).first {
        case .number(let number)?: Key(number: number, text: "")
        case .text(let text)?: Key(number: 0, text: ignoresCase ? text.lowercased() : text)
        case .truth(let truth)?: Key(number: truth ? 1 : 0, text: "")
        case .reference(let uid)?: Key(number: 0, text: uid)
        case let list?: Key(number: list.count ?? 0, text: "")
        case nil: Key(number: Int.min, text: "")
        }
    }

    private struct Key: Comparable {
        let number: Int
        let text: String

        static func < (left: Key, right: Key) -> Bool { (left.number, left.text) < (right.number, right.text) }
    }
}
