import Calendar
import Foundation
import Language
import Tenancy

extension ContentReader {
    /// Whether the node is a map; notes each key that is not among these.
    @discardableResult
    package mutating func check(_ node: ContentNode, keys: [String]) -> Bool {
        note(node)
        guard let found = node.keys else {
            add(.notAMap, at: node)
            return false
        }
        for key in found where !keys.contains(key.scalar ?? "") {
            add(.unknownKey(key.scalar ?? "?", known: keys), at: key)
        }
        return true
    }

    /// What stands under a key that must be there.
    package mutating func required(_ key: String, in map: ContentNode) -> ContentNode? {
        guard let child = map.child(key) else {
            add(.missing(key: key), at: map)
            return nil
        }
        note(child)
        return child
    }

    /// A required text of one line, such as a code, of the form.
    package mutating func word(_ key: String, in map: ContentNode, like form: ContentForm) -> String {
        guard let node = required(key, in: map) else { return "" }
        return word(node, like: form)
    }

    /// The texts of a list that may be absent, each of the form.
    package mutating func words(_ key: String, in map: ContentNode, like form: ContentForm) -> [String] {
        guard map.child(key) != nil else { return [] }
        return list(key, in: map).map { word($0, like: form) }
    }

    /// A required whole number from 1 up.
    package mutating func whole(_ key: String, in map: ContentNode) -> Int {
        guard let node = required(key, in: map) else { return 1 }
        guard let scalar = node.scalar, let number = Int(scalar), (1...100_000).contains(number) else {
            add(.notWholeNumber(found: node.scalar ?? "…"), at: node)
            return 1
        }
        return number
    }

    /// A required entry of a short list of words.
    package mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String,
        in map: ContentNode,
        else harmless: Choice
    ) -> Choice where Choice.RawValue == String {
        guard let node = required(key, in: map) else { return harmless }
        guard let scalar = node.scalar, let choice = Choice(rawValue: scalar) else {
            add(.notOneOf(found: node.scalar ?? "…", allowed: Choice.allCases.map(\.rawValue)), at: node)
            return harmless
        }
        return choice
    }

    /// The entries of a list that must be there.
    package mutating func list(_ key: String, in map: ContentNode) -> [ContentNode] {
        guard let node = required(key, in: map) else { return [] }
        guard let entries = node.entries else {
            add(.notAList, at: node)
            return []
        }
        return entries
    }

    /// The required `id`: a UUID of version 1 to 5, since no other survives an exchange by CASE.
    package mutating func identifier<Identified>(in map: ContentNode) -> Identifier<Identified> {
        let suggestion = UUID()
        guard let node = map.child("id") else {
            add(.missingIdentifier(suggestion: suggestion), at: map)
            return Identifier(suggestion)
        }
        note(node)
        guard let scalar = node.scalar, ContentForm.uuid.admits(scalar),
            let uuid = UUID(uuidString: scalar)
        else {
            add(.badIdentifier(found: node.scalar ?? "…", suggestion: suggestion), at: node)
            return Identifier(suggestion)
        }
        return Identifier(uuid)
    }

    /// The required `version`.
    package mutating func version(in map: ContentNode) -> Version {
        Version(word("version", in: map, like: .version)) ?? Version(major: 0)
    }

    /// A day that may be absent.
    package mutating func day(_ key: String, in map: ContentNode) -> Day? {
        guard let node = map.child(key) else { return nil }
        guard let scalar = node.scalar, let day = Day(scalar) else {
            add(.malformed(found: node.scalar ?? "…", example: "2025-03-10"), at: node)
            return nil
        }
        return day
    }

    /// A text of the form, standing by itself in a list.
    package mutating func word(_ node: ContentNode, like form: ContentForm) -> String {
        guard let scalar = node.scalar else {
            add(.notText, at: node)
            return ""
        }
        guard form.admits(scalar) else {
            add(.malformed(found: scalar, example: form.example), at: node)
            return ""
        }
        return scalar
    }
}

extension ContentReader {
    /// Whether a switch that may be absent says `true`.
    package mutating func isTrue(_ key: String, in map: ContentNode) -> Bool {
        guard let node = map.child(key) else { return false }
        guard let scalar = node.scalar, ["true", "false"].contains(scalar) else {
            add(.notOneOf(found: node.scalar ?? "…", allowed: ["true", "false"]), at: node)
            return false
        }
        return scalar == "true"
    }
}
