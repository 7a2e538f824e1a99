import Foundation
import Language
import Spreadsheet

/// What roles, kinds of organisations and countries may be called in a roster: by their codes, and by their names in every
/// language of the program, in one or in several beside each other.
package struct RosterWords: Sendable {
    private let roles: [(role: Role, names: [String])]
    private let kinds: [(kind: Organisation.Kind, names: [String])]
    private let countries: [(code: String, names: [String])]

    /// The words of all catalogues.
    package init(_ catalogues: Catalogues) {
        let catalogues = catalogues.languages.map { catalogues[$0] }
        func names(_ code: String, _ key: String) -> [String] {
            ([code] + catalogues.map { $0.text(key) }).map(Self.plain)
        }
        roles = Role.allCases.map { ($0, names($0.rawValue, "roles.\($0)")) }
        kinds = [Organisation.Kind.leadCollege, .partner].map {
            ($0, names($0.rawValue, "organisations.kinds.\($0.rawValue)"))
        }
        let codes = catalogues.first?.conventions.countries.all.map(\.code) ?? []
        countries = codes.map { code in
            (code, ([code] + catalogues.map { $0.conventions.countries[code] }).map(Self.plain))
        }
    }

    func role(_ text: String) -> Role? {
        let plain = Self.plain(text)
        return roles.first { Self.isMade(plain, of: $0.names) }?.role
    }

    func kind(_ text: String) -> Organisation.Kind? {
        let plain = Self.plain(text)
        return kinds.first { Self.isMade(plain, of: $0.names) }?.kind
    }

    /// The country's code.
    func country(_ text: String) -> String? {
        let plain = Self.plain(text)
        return countries.first { Self.isMade(plain, of: $0.names) }?.code
    }

    /// A word without what people add to it so that it reads well: spaces, line breaks, the star of what must be filled.
    static func plain(_ word: String) -> String {
        let left = word.precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars.filter {
            !$0.properties.isWhitespace && !$0.isInvisible && !"_-*:/|()·'’".unicodeScalars.contains($0)
        }
        return String(String.UnicodeScalarView(left))
    }

    /// Whether a word is one of these names, or several of them one after the other.
    static func isMade(_ word: String, of names: [String]) -> Bool {
        !word.isEmpty
            && names.contains { name in
                guard !name.isEmpty, word.hasPrefix(name) else { return false }
                return word.count == name.count || isMade(String(word.dropFirst(name.count)), of: names)
            }
    }
}
