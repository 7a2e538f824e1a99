import Yams

/// A place of a file of content: its YAML, and the way to it.
package struct ContentNode {
    let node: Node
    /// By keys and codes: `tasks/A/competences/A1`; empty for the whole file.
    package let path: String
    /// Where it begins, from 1; for what stands under a key, where the key stands.
    let line: Int

    /// A place whose line is its own, unless a key before it stands on another.
    init(node: Node, path: String, line: Int? = nil) {
        self.node = node
        self.path = path
        self.line = line ?? node.mark?.line ?? 1
    }

    /// The text or number as it was written; nil for a map or a list.
    package var scalar: String? { node.scalar?.string }

    /// What stands under a key of a map, if anything does; a key without a value counts as absent.
    package func child(_ key: String) -> ContentNode? {
        guard let (name, child) = node.mapping?.first(where: { $0.key.scalar?.string == key }),
            child.scalar.map({ $0.string.isEmpty }) != true
        else { return nil }
        return ContentNode(node: child, path: path.isEmpty ? key : "\(path)/\(key)", line: name.mark?.line)
    }

    /// The entries of a list, each named by its code or, without one, by its number from 1; nil if it is no list.
    package var entries: [ContentNode]? {
        guard let sequence = node.sequence else { return nil }
        return sequence.enumerated().map { index, entry in
            let name = entry.mapping?["code"]?.scalar?.string ?? "\(index + 1)"
            return ContentNode(node: entry, path: "\(path)/\(name)")
        }
    }

    /// The keys of a map with their nodes, in the order written; nil if it is no map.
    package var keys: [ContentNode]? {
        node.mapping?.keys.map { ContentNode(node: $0, path: path) }
    }
}
