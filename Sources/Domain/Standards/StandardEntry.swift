import Language
import Published
import Tenancy

/// A standard as the list of standards shows it.
package struct StandardEntry: Sendable, Hashable, Codable {
    package let id: Identifier<VocationalStandard>
    package let code: String
    package let version: Version
    package let isPublished: Bool
    package let title: LocalizedText
    /// ISCO-08 unit groups.
    package let isco: [String]
    /// ISCED-F 2013 detailed field.
    package let field: String
    /// Qualifications framework to level.
    package let levels: [String: String]
    /// Hours of teaching.
    package let hours: Int
    package let tasks: Int
    package let competences: Int
    /// The countries where an adoption of any version is confirmed, ISO 3166-1 alpha-2, by the alphabet.
    package let countries: [String]
    /// Whether something of it is made up for a demonstration.
    package let isIllustrative: Bool
}

/// What a reader narrows the list of standards down to; nil stands for everything.
package struct StandardFilter: Sendable, Hashable {
    /// Words of which each is part of a title in any language, of the code, or a whole ISCO-08 group.
    package var words: String?
    /// ISCED-F 2013: a detailed field or the beginning of one.
    package var field: String?
    /// Level of the European Qualifications Framework.
    package var level: String?
    /// Where any version was adopted, ISO 3166-1 alpha-2.
    package var country: String?

    /// Everything, unless told otherwise.
    package init(words: String? = nil, field: String? = nil, level: String? = nil, country: String? = nil) {
        self.words = words
        self.field = field
        self.level = level
        self.country = country
    }
}
