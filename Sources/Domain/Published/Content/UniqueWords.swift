/// Codes or identifiers that may stand only once, with the place where each stood first.
package struct UniqueWords {
    private var first: [String: String] = [:]

    /// None so far.
    package init() {}

    /// A fault where the word has been seen before; an empty word, already faulted, never counts.
    package mutating func fault(_ word: String, at path: String) -> UnplacedFault? {
        guard !word.isEmpty else { return nil }
        if let place = first[word] { return UnplacedFault(path, .duplicate(word, first: place)) }
        first[word] = path
        return nil
    }
}
