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

extension ContentReason: CustomStringConvertible {
    /// One sentence in English: what is wrong and how to mend it.
    package var description: String {
        switch self {
        case .notYAML(let problem): "this is not YAML (\(problem)); check indentation, colons and quotation marks."
        case .unreadable(let problem): "the file cannot be read: \(problem)"
        case .missing(let key): "`\(key)` is missing; add a line `\(key): …`."
        case .unknownKey(let key, let known):
            "nobody reads `\(key)`; the keys here are \(known.joined(separator: ", "))."
        case .notAMap: "keys with values were expected; write each as `key: value` on a line of its own."
        case .notAList: "a list was expected; begin each entry with `- `."
        case .notText: "a text was expected; write it after the colon, in \"quotation marks\" if it has a colon in it."
        case .notWholeNumber(let found): "“\(found)” is not a whole number from 1 up; write digits only."
        case .notOneOf(let found, let allowed):
            "“\(found)” is not one of \(allowed.joined(separator: ", ")); write one of these."
        case .malformed(let found, let example): "“\(found)” has not the form expected; write it like \(example)."
        default: identityDescription
        }
    }

    private var identityDescription: String {
        switch self {
        case .missingIdentifier(let uuid): "`id` is missing; add a line `id: \(uuid.uuidString.lowercased())`."
        case .badIdentifier(let found, let uuid):
            "“\(found)” is not a UUID of version 1 to 5; write `id: \(uuid.uuidString.lowercased())` instead."
        case .missingLanguage(let language): "the \(language) text is missing; add a line `\(language): …`."
        case .undeclaredLanguage(let tag, let declared):
            "the language “\(tag)” is not declared; add it to `languages`, which has \(declared.joined(separator: ", "))."
        case .duplicate(let value, let first): "“\(value)” stands already at \(first); give one of them another."
        case .hours(let stated, let added): "\(stated) hours are stated, but those below add up to \(added)."
        case .codeOutsideParent(let code, let parent): "the code “\(code)” should begin with “\(parent)”."
        case .empty(let key): "`\(key)` is empty; write at least one."
        case .unknownReference(let reference): "there is no “\(reference)”; check the code and the version."
        case .paragraphs(let left, let count, let right, let other):
            "\(left) has \(count) paragraphs and \(right) \(other); they must correspond one to one."
        default: ""
        }
    }
}
