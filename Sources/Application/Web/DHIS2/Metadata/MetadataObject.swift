/// A definition as DHIS2 tells it: fields by name, which may lead on to other definitions.
struct MetadataObject: Sendable {
    let kind: MetadataKind
    let uid: String
    var fields: [String: Field]

    /// What stands in a field.
    indirect enum Field: Sendable {
        case text(String)
        case number(Int)
        case truth(Bool)
        /// Other definitions, by their identifiers.
        case reference(String)
        case references([String])
        /// What has no identifier of its own.
        case parts([[String: Field]])
    }
}

extension MetadataObject.Field {
    /// Whether it stands for itself and leads to nothing else.
    var isSimple: Bool {
        switch self {
        case .text, .number, .truth: true
        case .reference, .references, .parts: false
        }
    }

    /// How many things it has; nil where it isn't a list.
    var count: Int? {
        switch self {
        case .references(let all): all.count
        case .parts(let all): all.count
        case .text, .number, .truth, .reference: nil
        }
    }
}

extension MetadataObject.Field: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral {
    init(stringLiteral value: String) { self = .text(value) }
    init(booleanLiteral value: Bool) { self = .truth(value) }
    init(integerLiteral value: Int) { self = .number(value) }
}

/// Every definition that a member may see.
struct MetadataBook: Sendable {
    private(set) var objects: [String: MetadataObject] = [:]
    private var order: [MetadataKind: [String]] = [:]

    /// Adds a definition behind the others of its kind.
    mutating func add(_ kind: MetadataKind, _ uid: String, _ fields: [String: MetadataObject.Field]) {
        guard objects[uid] == nil else { return }
        objects[uid] = MetadataObject(kind: kind, uid: uid, fields: fields)
        order[kind, default: []].append(uid)
    }

    /// The definitions of a kind in their order.
    subscript(kind: MetadataKind) -> [MetadataObject] { (order[kind] ?? []).compactMap { objects[$0] } }
}
