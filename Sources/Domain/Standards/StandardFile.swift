import Foundation
import Language
import Published
import Tenancy

/// A vocational standard and its adoptions, as a file of `Standards/vocational-standards/` holds them.
package struct StandardFile: Sendable, Hashable {
    package let standard: VocationalStandard
    package let adoptions: [Adoption]

    /// Reads and checks a file's YAML; throws every fault in it, each with its line and how to mend it.
    package init(yaml: String, file: String) throws(ContentFaults) {
        var reader = ContentReader(file: file)
        guard let root = reader.open(yaml, keys: Self.keys) else {
            try reader.finish()
            throw ContentFaults([])
        }
        reader.readStates(in: root)
        standard = VocationalStandard(&reader, root)
        var adoptions: [Adoption] = []
        if root.child("adoptions") != nil {
            for node in reader.list("adoptions", in: root) {
                adoptions.append(Adoption(&reader, node, of: standard))
            }
        }
        self.adoptions = adoptions
        try reader.finish(standard.faults() + Self.repeated(adoptions))
    }

    private static let keys = [
        "id", "code", "version", "state", "languages", "title", "summary", "illustrative", "occupations", "field",
        "programmes", "levels", "licence", "hours", "equipment", "teachers", "adoptions", "tasks",
    ]

    private static func repeated(_ adoptions: [Adoption]) -> [UnplacedFault] {
        var seen = UniqueWords()
        return adoptions.enumerated().compactMap { index, adoption in
            seen.fault(adoption.id.description, at: "adoptions/\(index + 1)")
        }
    }
}

extension VocationalStandard {
    init(_ reader: inout ContentReader, _ root: ContentNode) {
        self.init(
            id: reader.identifier(in: root),
            code: reader.word("code", in: root, like: .code),
            version: reader.version(in: root),
            isPublished: reader.choice("state", in: root, else: ContentState.draft) == .published,
            title: reader.text("title", in: root),
            summary: reader.text("summary", in: root),
            classification: Classification(&reader, root),
            licence: reader.word("licence", in: root, like: .licence),
            hours: reader.whole("hours", in: root),
            equipment: reader.texts("equipment", in: root),
            teachers: reader.texts("teachers", in: root),
            illustrative: reader.optionalText("illustrative", in: root),
            tasks: reader.list("tasks", in: root).map { StandardItem(task: $0, &reader) }
        )
    }
}

extension Adoption {
    init(_ reader: inout ContentReader, _ node: ContentNode, of standard: VocationalStandard) {
        reader.check(
            node,
            keys: ["id", "country", "authority", "level", "document", "date", "illustrative", "note"]
        )
        _ = reader.required("date", in: node)
        self.init(
            id: reader.identifier(in: node),
            standard: standard.id,
            standardCode: standard.code,
            standardVersion: standard.version,
            country: reader.word("country", in: node, like: .country),
            authority: reader.text("authority", in: node),
            level: reader.choice("level", in: node, else: .institution),
            document: reader.text("document", in: node),
            date: reader.day("date", in: node),
            illustrative: reader.isTrue("illustrative", in: node) ? reader.text("note", in: node) : nil
        )
    }
}
