import Foundation
import Language
import Number
import Published
import Standards

/// A course, as a file of `Standards/courses/` holds it.
package struct CourseFile: Sendable, Hashable {
    package let course: Course

    /// Reads and checks a file's YAML against the standards that its lessons refer to; throws every fault in it, each
    /// with its line and how to mend it.
    package init(yaml: String, file: String, standards: StandardFolder) throws(ContentFaults) {
        var reader = ContentReader(file: file)
        guard let root = reader.open(yaml, keys: Self.keys) else {
            try reader.finish()
            throw ContentFaults([])
        }
        reader.readStates(in: root)
        let cited = CitedStandards(&reader, root, among: standards)
        course = Course(&reader, root, cited)
        try reader.finish(course.faults())
    }

    private static let keys = [
        "id", "code", "version", "state", "languages", "title", "summary", "illustrative", "field", "licence", "hours",
        "credits", "standards", "modules",
    ]
}

extension Course {
    init(_ reader: inout ContentReader, _ root: ContentNode, _ cited: CitedStandards) {
        self.init(
            id: reader.identifier(in: root),
            code: reader.word("code", in: root, like: .code),
            version: reader.version(in: root),
            isPublished: reader.choice("state", in: root, else: ContentState.draft) == .published,
            title: reader.text("title", in: root),
            summary: reader.text("summary", in: root),
            field: reader.word("field", in: root, like: .fourDigits),
            hours: reader.whole("hours", in: root),
            credits: Number(reader.word("credits", in: root, like: .credits)) ?? 1,
            licence: reader.word("licence", in: root, like: .licence),
            illustrative: reader.optionalText("illustrative", in: root),
            modules: reader.list("modules", in: root).map { Module(&reader, $0, cited) }
        )
    }
}

extension Module {
    init(_ reader: inout ContentReader, _ node: ContentNode, _ cited: CitedStandards) {
        reader.check(node, keys: ["code", "id", "title", "hours", "lessons"])
        self.init(
            id: reader.identifier(in: node),
            code: reader.word("code", in: node, like: .itemCode),
            title: reader.text("title", in: node),
            hours: reader.whole("hours", in: node),
            lessons: reader.list("lessons", in: node).map { Lesson(&reader, $0, cited) }
        )
    }
}

extension Lesson {
    init(_ reader: inout ContentReader, _ node: ContentNode, _ cited: CitedStandards) {
        reader.check(node, keys: ["code", "id", "title", "hours", "teaches", "text", "resources"])
        self.init(
            id: reader.identifier(in: node),
            code: reader.word("code", in: node, like: .itemCode),
            title: reader.text("title", in: node),
            text: reader.text("text", in: node),
            hours: reader.whole("hours", in: node),
            teaches: reader.list("teaches", in: node).compactMap { cited.item($0, &reader) },
            resources: reader.list("resources", in: node).map { Resource(&reader, $0) }
        )
    }
}

extension Resource {
    init(_ reader: inout ContentReader, _ node: ContentNode) {
        reader.check(node, keys: ["kind", "id", "title", "minutes"])
        self.init(
            id: reader.identifier(in: node),
            kind: reader.choice("kind", in: node, else: .quiz),
            title: reader.text("title", in: node),
            minutes: reader.whole("minutes", in: node)
        )
    }
}

extension ContentForm {
    /// A number above 0 with at most one decimal.
    static let credits = ContentForm(example: "2.5") { text in
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let digits = parts.allSatisfy { !$0.isEmpty && $0.allSatisfy("0123456789".contains) }
        return digits && parts.count <= 2 && parts[0].count <= 3 && (parts.count == 1 || parts[1].count == 1)
            && text.contains { "123456789".contains($0) }
    }
}
