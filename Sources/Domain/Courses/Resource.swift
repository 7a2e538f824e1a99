import Language
import Tenancy

/// Something to watch, read, try or answer in a lesson.
package struct Resource: Sendable, Hashable, Codable {
    /// What kind of thing it is.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// A short film on one point 微课.
        case microLesson = "micro-lesson"
        case video
        case textbook
        case simulation
        case quiz
    }

    package let id: Identifier<Resource>
    package let kind: Kind
    package let title: LocalizedText
    /// How long it takes a learner.
    package let minutes: Int

    /// A resource by its title.
    package init(id: Identifier<Resource>, kind: Kind, title: LocalizedText, minutes: Int) {
        self.id = id
        self.kind = kind
        self.title = title
        self.minutes = minutes
    }
}
