import Foundation
import Language

extension ContentReader {
    /// Reads the file's `languages`, the state that its texts have unless one says otherwise.
    package mutating func readStates(in root: ContentNode) {
        guard let node = required("languages", in: root) else { return }
        guard let keys = node.keys else { return add(.notAMap, at: node) }
        for key in keys {
            guard let tag = LanguageTag(key.scalar ?? "") else {
                add(.malformed(found: key.scalar ?? "…", example: "zh-Hans"), at: key)
                continue
            }
            states[tag] = choice(key.scalar ?? "", in: node, else: Translation.State.draft)
        }
        for language in Self.everywhere where states[language] == nil {
            add(.missingLanguage(language), at: node)
        }
    }

    /// A text that must be there, in Chinese and English at least.
    package mutating func text(_ key: String, in map: ContentNode) -> LocalizedText {
        guard let node = required(key, in: map) else { return LocalizedText() }
        return text(node, besides: [])
    }

    /// A text that may be absent.
    package mutating func optionalText(_ key: String, in map: ContentNode) -> LocalizedText? {
        guard let node = map.child(key) else { return nil }
        return text(node, besides: [])
    }

    /// The texts of a list.
    package mutating func texts(_ key: String, in map: ContentNode) -> [LocalizedText] {
        list(key, in: map).map { text($0, besides: []) }
    }

    /// The text that a map's language keys make, the map having these keys besides.
    package mutating func text(_ node: ContentNode, besides others: [String]) -> LocalizedText {
        note(node)
        guard let keys = node.keys else {
            add(.notAMap, at: node)
            return LocalizedText()
        }
        var text = LocalizedText()
        for key in keys where !others.contains(key.scalar ?? "") {
            guard let tag = LanguageTag(key.scalar ?? ""), let state = states[tag] else {
                add(.undeclaredLanguage(key.scalar ?? "…", declared: states.keys.sorted().map(\.description)), at: key)
                continue
            }
            guard let child = node.child(key.scalar ?? "") else { continue }
            text[tag] = translation(child, usually: state)
        }
        for language in Self.everywhere where text[language] == nil && states[language] != nil {
            add(.missingLanguage(language), at: node)
        }
        return text
    }

    /// A plain text in the state that its language usually has, or `{text: …, state: …}`.
    private mutating func translation(_ node: ContentNode, usually state: Translation.State) -> Translation? {
        if let scalar = node.scalar {
            return Translation(scalar.trimmingCharacters(in: .whitespacesAndNewlines), state: state)
        }
        guard check(node, keys: ["text", "state"]), let text = required("text", in: node) else { return nil }
        guard let scalar = text.scalar else {
            add(.notText, at: text)
            return nil
        }
        return Translation(
            scalar.trimmingCharacters(in: .whitespacesAndNewlines),
            state: choice("state", in: node, else: .draft)
        )
    }

    /// What every text is written in.
    private static let everywhere: [LanguageTag] = [.chinese, .english]
}
