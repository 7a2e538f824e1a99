import Collection
import Foundation
import Language
import Lifecycle
import Tenancy
import Testing

@testable import Web

/// Reads the sources and templates for the texts that they ask for.
@Suite struct `The message catalogues` {
    private let catalogues: Catalogues

    init() throws {
        catalogues = try Catalogues.load(from: TestSite.folder("Localization"))
    }

    @Test func `are whole in every language`() {
        #expect(catalogues.languages.map(\.description).prefix(2) == ["zh-Hans", "en"])
        for fault in catalogues.faults() { Issue.record("\(fault)") }
    }

    @Test func `have every text that a template shows`() throws {
        let keys = try Self.matches(of: /\{\{[#^&]?\s*t\.([A-Za-z0-9_.\-]+)\s*\}\}/, in: "mustache")
        #expect(keys.count > 100)
        for (key, file) in keys { expect(key, in: file) }
    }

    @Test func `have every text that the code names`() throws {
        let keys = try Self.matches(
            of: /(?:texts|text|self|key)\(\s*"([a-z][A-Za-z]*(?:\.[A-Za-z0-9\-]+)+)"/,
            in: "swift"
        )
        #expect(keys.count > 50)
        for (key, file) in keys { expect(key, in: file) }
    }

    @Test func `have the room of every text whose last word the code chooses`() throws {
        let rooms = try Self.matches(of: /(?:texts|self)\(\s*"([a-z][A-Za-z]*(?:\.[A-Za-z0-9\-]+)*)\.\\\(/, in: "swift")
        #expect(rooms.count > 5)
        for (room, file) in rooms {
            for language in catalogues.languages {
                #expect(node(room, language).exists, "\(file): \(room).… in \(language)")
            }
        }
    }

    @Test func `name every role, state, step, document and ground`() {
        let keys =
            Role.allCases.flatMap { ["roles.\($0)", "rolesDo.\($0)"] }
            + College.State.allCases.map(\.messageKey) + College.Step.allCases.map(\.messageKey)
            + Document.Kind.allCases.map(\.messageKey) + Veto.Ground.allCases.map(\.messageKey)
            + Phase.allCases.map(\.messageKey) + College.Refusal.Place.allCases.map(\.messageKey)
            + ["open", "prepared", "submitted", "approved", "returned"].map { "report.states.\($0)" }
        for key in keys { expect(key, in: "an enumeration") }
    }

    private func expect(_ key: String, in file: String) {
        for language in catalogues.languages {
            let found = node(key, language)
            #expect(found.exists && !found.text.hasPrefix("⟨"), "\(file): \(key) in \(language)")
        }
    }

    private func node(_ key: String, _ language: LanguageTag) -> CatalogueNode {
        key.split(separator: ".").reduce(catalogues[language].root) { $0.child(named: String($1)) }
    }

    /// What a pattern catches in the sources of a kind, each once, with a file that it stands in.
    private static func matches(
        of pattern: Regex<(Substring, Substring)>,
        in kind: String
    ) throws -> [(key: String, file: String)] {
        let root = TestSite.folder("Sources")
        let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        var found: [String: String] = [:]
        for path in paths where path.hasSuffix(".\(kind)") {
            let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
            for match in text.matches(of: pattern) where !text[..<match.range.lowerBound].endsInComment {
                found[String(match.output.1)] = path
            }
        }
        return found.sorted { $0.key < $1.key }.map { (key: $0.key, file: $0.value) }
    }
}

extension Substring {
    /// Whether the last line is a comment.
    fileprivate var endsInComment: Bool {
        let line = self[(lastIndex(of: "\n").map(index(after:)) ?? startIndex)...]
        return line.contains("//")
    }
}
