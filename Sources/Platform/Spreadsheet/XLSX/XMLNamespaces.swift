/// Which of a part's elements are of the schema that its root is of. Extensions bring elements of the same local names:
/// `x15:workbookPr` beside `workbookPr`, `xdr:row` beside `row`.
struct XMLNamespaces {
    /// What an element is to who reads the part.
    enum Standing {
        /// Of the root's own schema.
        case own
        /// Only wraps what is for everybody: its content counts, itself doesn't.
        case wrapper
        /// An extension's, with all that is in it.
        case foreign
    }

    private var declared: [(prefix: String, name: String)] = []
    private var root: String?
    /// Whether names without a prefix, which nearly all are, are the root's.
    private var isPlainOwn = true
    /// The prefixes of attributes that name a relationship.
    private(set) var relationshipPrefixes: [String] = []

    /// Takes what an element declares and says how many that were; nil for a declaration that can't be decoded.
    mutating func declare(_ tag: XMLTag) -> Int? {
        guard let declarations = tag.declarations else { return nil }
        guard !declarations.isEmpty || root == nil else { return 0 }
        declared += declarations.map { ($0.prefix, Self.transitional[$0.name] ?? $0.name) }
        if root == nil { root = name(of: tag.prefix) }
        update()
        return declarations.count
    }

    /// Forgets the last declarations, when their element ends.
    mutating func forget(_ count: Int) {
        guard count > 0 else { return }
        declared.removeLast(count)
        update()
    }

    /// What an element of that prefix and local name is.
    func standing(of prefix: Substring, _ local: String) -> Standing {
        if prefix.isEmpty { return isPlainOwn ? .own : .foreign }
        let name = name(of: prefix)
        if name == root { return .own }
        let isWrapper = name == Self.compatibility && ["AlternateContent", "Fallback"].contains(local)
        return isWrapper ? .wrapper : .foreign
    }

    private mutating func update() {
        isPlainOwn = name(of: "") == root
        relationshipPrefixes = declared.filter { $0.name == Self.relationships }.map(\.prefix)
    }

    /// An undeclared prefix means nothing, no prefix nothing but itself.
    private func name(of prefix: Substring) -> String? {
        declared.last { $0.prefix == prefix }?.name ?? (prefix.isEmpty ? "" : nil)
    }

    private static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    /// The names of ISO 29500's strict schemas by those of the transitional ones, which say the same.
    private static let transitional = [
        "http://purl.oclc.org/ooxml/spreadsheetml/main": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/officeDocument/relationships": relationships,
    ]
}
