import Foundation
import Language
import Number
import Published
import Standards
import Tenancy

/// A course as the list of courses shows it.
package struct CourseEntry: Sendable, Hashable, Codable {
    package let id: Identifier<Course>
    package let code: String
    package let version: Version
    package let isPublished: Bool
    package let title: LocalizedText
    /// ISCED-F 2013 detailed field.
    package let field: String
    /// Hours of teaching.
    package let hours: Int
    package let credits: Number
    package let lessons: Int
    package let resources: Int
    /// Codes of the standards whose items it teaches, by the alphabet.
    package let standards: [String]
    /// Whether something of it is made up for a demonstration.
    package let isIllustrative: Bool
}

/// What a reader narrows the list of courses down to; nil stands for everything.
package struct CourseFilter: Sendable, Hashable {
    /// Words of which each is part of a title in any language or of the code.
    package var words: String?
    /// ISCED-F 2013: a detailed field or the beginning of one.
    package var field: String?
    /// A language that the title is written in.
    package var language: LanguageTag?
    /// The code of a standard that it teaches.
    package var standard: String?

    /// Everything, unless told otherwise.
    package init(
        words: String? = nil,
        field: String? = nil,
        language: LanguageTag? = nil,
        standard: String? = nil
    ) {
        self.words = words
        self.field = field
        self.language = language
        self.standard = standard
    }
}
