/// The program's own texts in one language, looked up by keys such as `colleges.title`.
package struct Catalogue: Sendable {
    package let language: LanguageTag
    /// How the language writes countries, days and numbers.
    package let conventions: Conventions
    /// The whole catalogue as a tree, for templates.
    package let root: CatalogueNode
    let messages: [String: Message]

    /// Makes a catalogue of a file's text (YAML); throws `CatalogueFileError`.
    package init(language: LanguageTag, yaml: String, file: String) throws {
        try self.init(language: language, root: CatalogueFile(name: file).read(yaml))
    }

    init(language: LanguageTag, root: CatalogueNode) {
        self.language = language
        self.root = root
        conventions = Conventions(language)
        var messages: [String: Message] = [:]
        Self.collect(root, into: &messages)
        self.messages = messages
    }

    /// The text under a key with its places filled, in the plural form of `count` or of its only place.
    ///
    /// A key that is missing shows itself: `⟨colleges.title⟩`.
    package func text(_ key: String, _ arguments: [String: MessageArgument] = [:]) -> String {
        guard let message = messages[key] else { return "⟨\(key)⟩" }
        return message.text(arguments, in: conventions)
    }

    /// Whether there is a text under that key.
    package func has(_ key: String) -> Bool { messages[key] != nil }

    /// The part of the tree under a key: `colleges`, `colleges.list`.
    package func node(_ key: String) -> CatalogueNode {
        key.split(separator: ".").reduce(root) { $0.child(named: String($1)) }
    }

    /// The keys of all its texts, sorted.
    package var keys: [String] { messages.keys.sorted() }

    /// The keys that another catalogue has and this one lacks, sorted.
    package func missingKeys(comparedWith other: Catalogue) -> [String] {
        other.keys.filter { messages[$0] == nil }
    }

    private static func collect(_ node: CatalogueNode, into messages: inout [String: Message]) {
        messages[node.key] = node.message
        for child in node.children.values { collect(child, into: &messages) }
    }
}
