import Language
import Tenancy

/// A part of a course, a few lessons long.
package struct Module: Sendable, Hashable, Codable {
    package let id: Identifier<Module>
    /// Within the course: `M1`.
    package let code: String
    package let title: LocalizedText
    /// Hours of teaching, the sum of its lessons'.
    package let hours: Int
    package var lessons: [Lesson]

    /// A module with its lessons.
    package init(id: Identifier<Module>, code: String, title: LocalizedText, hours: Int, lessons: [Lesson]) {
        self.id = id
        self.code = code
        self.title = title
        self.hours = hours
        self.lessons = lessons
    }
}
