import Foundation
import Language

extension ContentReason {
    /// The catalogue's key of the sentence for readers: `content.missing`.
    package var messageKey: String { "content.\(message.key)" }

    /// What the sentence's places stand for.
    package var arguments: [String: MessageArgument] { message.arguments }

    private var message: (key: String, arguments: [String: MessageArgument]) {
        switch self {
        case .notYAML(let problem): ("notYAML", ["problem": .text(problem)])
        case .unreadable(let problem): ("unreadable", ["problem": .text(problem)])
        case .missing(let key): ("missing", ["key": .text(key)])
        case .unknownKey(let key, let known): ("unknownKey", ["key": .text(key), "known": Self.list(known)])
        case .notAMap: ("notAMap", [:])
        case .notAList: ("notAList", [:])
        case .notText: ("notText", [:])
        case .notWholeNumber(let found): ("notWholeNumber", ["found": .text(found)])
        case .notOneOf(let found, let allowed): ("notOneOf", ["found": .text(found), "allowed": Self.list(allowed)])
        case .malformed(let found, let example): ("malformed", ["found": .text(found), "example": .text(example)])
        case .missingIdentifier(let uuid): ("missingIdentifier", ["id": .text(uuid.uuidString.lowercased())])
        case .badIdentifier(let found, let uuid):
            ("badIdentifier", ["found": .text(found), "id": .text(uuid.uuidString.lowercased())])
        case .missingLanguage(let language): ("missingLanguage", ["language": .text(language.description)])
        case .undeclaredLanguage(let tag, let declared):
            ("undeclaredLanguage", ["language": .text(tag), "declared": Self.list(declared)])
        case .duplicate(let value, let first): ("duplicate", ["value": .text(value), "first": .text(first)])
        case .hours(let stated, let added): ("hours", ["stated": .text("\(stated)"), "added": .text("\(added)")])
        case .codeOutsideParent(let code, let parent):
            ("codeOutsideParent", ["code": .text(code), "parent": .text(parent)])
        case .empty(let key): ("empty", ["key": .text(key)])
        case .unknownReference(let reference): ("unknownReference", ["reference": .text(reference)])
        case .paragraphs(let left, let count, let right, let other):
            (
                "paragraphs",
                [
                    "left": .text(left.description), "leftCount": .text("\(count)"),
                    "right": .text(right.description), "rightCount": .text("\(other)"),
                ]
            )
        }
    }

    private static func list(_ words: [String]) -> MessageArgument { .text(words.joined(separator: ", ")) }
}

extension ContentReason: CustomStringConvertible {
    /// `malformed(example: 0732, found: 715)`, for logs and tests; readers get the sentence under ``messageKey``.
    package var description: String {
        let places = arguments.sorted { $0.key < $1.key }.map { name, argument in
            if case .text(let text) = argument { "\(name): \(text)" } else { "\(name): \(argument)" }
        }
        return "\(message.key)(\(places.joined(separator: ", ")))"
    }
}
