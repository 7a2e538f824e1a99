import Foundation
import Language
import Standards
import Tenancy

/// What is taught in a few hours: a text, resources, and the items of standards it serves.
package struct Lesson: Sendable, Hashable, Codable {
    package let id: Identifier<Lesson>
    /// Within the course: `L01`.
    package let code: String
    package let title: LocalizedText
    /// Paragraphs parted by an empty line, corresponding in every language.
    package let text: LocalizedText
    package let hours: Int
    package var teaches: [ItemReference]
    package var resources: [Resource]

    /// A lesson with all that belongs to it.
    package init(
        id: Identifier<Lesson>,
        code: String,
        title: LocalizedText,
        text: LocalizedText,
        hours: Int,
        teaches: [ItemReference] = [],
        resources: [Resource] = []
    ) {
        self.id = id
        self.code = code
        self.title = title
        self.text = text
        self.hours = hours
        self.teaches = teaches
        self.resources = resources
    }

    /// The text as paragraphs, each in the languages that have it, for showing them side by side.
    package var paragraphs: [LocalizedText] {
        var paragraphs: [LocalizedText] = []
        for language in text.languages {
            guard let translation = text[language] else { continue }
            for (index, part) in Self.paragraphs(of: translation.text).enumerated() {
                if index == paragraphs.count { paragraphs.append(LocalizedText()) }
                paragraphs[index][language] = Translation(part, state: translation.state)
            }
        }
        return paragraphs
    }

    static func paragraphs(of text: String) -> [String] {
        var paragraphs: [[Substring]] = [[]]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.allSatisfy(\.isWhitespace) {
                paragraphs.append([])
            } else {
                paragraphs[paragraphs.count - 1].append(line)
            }
        }
        return paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
    }
}
