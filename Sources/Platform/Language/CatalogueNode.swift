/// A place in a catalogue: a room with what is in it, a text, or nothing, which shows itself by its key.
package final class CatalogueNode: Sendable {
    /// The whole key: `colleges.title`; empty for the root.
    package let key: String
    /// Whether the catalogue has something there.
    package let exists: Bool
    let children: [String: CatalogueNode]
    let message: Message?

    init(key: String, message: Message) {
        self.key = key
        self.message = message
        children = [:]
        exists = true
    }

    init(key: String, children: [String: CatalogueNode]) {
        self.key = key
        self.children = children
        message = nil
        exists = true
    }

    private init(missing key: String) {
        self.key = key
        children = [:]
        message = nil
        exists = false
    }

    /// What lies there under that name; something that doesn't exist has children that don't exist.
    package func child(named name: String) -> CatalogueNode {
        children[name] ?? CatalogueNode(missing: key.isEmpty ? name : "\(key).\(name)")
    }

    /// The text there, as a template shows it; `⟨colleges.title⟩` where there is none.
    package var text: String { message?.other.source ?? "⟨\(key)⟩" }
}
