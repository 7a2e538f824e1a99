import Published
import Standards

/// The standards that a course's file lists, by which its lessons name items.
struct CitedStandards {
    private var standards: [VocationalStandard] = []

    /// Looks up each entry of the file's `standards` by code and version.
    init(_ reader: inout ContentReader, _ root: ContentNode, among known: StandardFolder) {
        for node in reader.list("standards", in: root) {
            reader.check(node, keys: ["code", "version"])
            let code = reader.word("code", in: node, like: .code)
            let version = reader.version(in: node)
            if let standard = known.standard(code, version) {
                standards.append(standard)
            } else if !code.isEmpty {
                reader.add(.unknownReference("\(code) \(version)"), at: node)
            }
        }
    }

    /// The item that an entry of `teaches` names: `A1` of the standard listed first, or `RAIL-LOCO/B2`.
    func item(_ node: ContentNode, _ reader: inout ContentReader) -> ItemReference? {
        let form = ContentForm(example: "A1, RAIL-LOCO/B2") { !$0.isEmpty }
        let reference = reader.word(node, like: form)
        guard !standards.isEmpty, !reference.isEmpty else { return nil }
        let parts = reference.split(separator: "/", maxSplits: 1).map(String.init)
        let standard = parts.count == 2 ? standards.first { $0.code == parts[0] } : standards.first
        guard let standard, let code = parts.last, let item = ItemReference(code, of: standard) else {
            reader.add(.unknownReference(reference), at: node)
            return nil
        }
        return item
    }
}
