import Calendar
import Language

/// A programme of colleges abroad under one headquarters: Ban-Mo College, Luban Workshop, Silk Road College …
package struct Programme: Sendable, Hashable, Codable {
    package let id: Identifier<Programme>
    /// Short and unique, as in addresses and commands: `banmo`.
    package let code: String
    package let name: LocalizedText
    /// Whether its content is made up, which every page then says.
    package let isDemonstration: Bool
    /// In which its headquarters counts its days.
    package let zone: Zone
    /// Whether those who decide sign in with a second factor.
    package let needsSecondFactor: Bool

    /// A programme as its row holds it, or a new one.
    package init(
        id: Identifier<Programme> = Identifier(),
        code: String,
        name: LocalizedText,
        isDemonstration: Bool = false,
        zone: Zone = .china,
        needsSecondFactor: Bool = false
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.isDemonstration = isDemonstration
        self.zone = zone
        self.needsSecondFactor = needsSecondFactor
    }

    /// What of its rule for signing in can be changed.
    package static func signInFields(needsSecondFactor: Bool) -> [String: String] {
        ["secondFactor": "\(needsSecondFactor)"]
    }
}
