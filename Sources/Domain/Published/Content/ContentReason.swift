import Foundation
import Language

/// Why a place of a file of content cannot stand, and what would do instead.
package enum ContentReason: Error, Sendable, Hashable {
    /// The file is not YAML; what the parser said.
    case notYAML(String)
    /// The file cannot be read at all; what the system said.
    case unreadable(String)
    /// A key that must be there.
    case missing(key: String)
    /// A key nobody reads, most often a slip of the pen.
    case unknownKey(String, known: [String])
    case notAMap
    case notAList
    case notText
    /// A whole number from 1 up was expected.
    case notWholeNumber(found: String)
    case notOneOf(found: String, allowed: [String])
    /// Not of the form expected, which is described by an example.
    case malformed(found: String, example: String)
    /// No `id`; a fresh one to write there.
    case missingIdentifier(suggestion: UUID)
    /// An `id` that is no UUID of version 1 to 5; a fresh one that would do.
    case badIdentifier(found: String, suggestion: UUID)
    /// Content is written at least in Chinese and English.
    case missingLanguage(LanguageTag)
    /// A language that the file's `languages` doesn't declare.
    case undeclaredLanguage(String, declared: [String])
    /// A code or an `id` that stands elsewhere too.
    case duplicate(String, first: String)
    /// Hours that are not the sum of the hours below them.
    case hours(stated: Int, added: Int)
    /// An item's code must begin with that of the one above it.
    case codeOutsideParent(String, parent: String)
    /// A competence without a criterion, knowledge or skill; a course without a lesson.
    case empty(key: String)
    /// No such standard, version or item.
    case unknownReference(String)
    /// Two languages of a text whose paragraphs don't correspond.
    case paragraphs(LanguageTag, Int, LanguageTag, Int)
}
