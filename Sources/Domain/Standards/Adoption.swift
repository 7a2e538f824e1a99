import Calendar
import Language
import Postgres
import Published
import Tenancy

/// That a country's authority, a sector or an institution took a standard into its own system.
package struct Adoption: Sendable, Hashable, Encodable {
    /// How far the adoption reaches.
    package enum Level: String, Sendable, Codable, CaseIterable {
        case institution
        case sector
        case national
    }

    package let id: Identifier<Adoption>
    package let standard: Identifier<VocationalStandard>
    /// The standard's code, for readers.
    package let standardCode: String
    package let standardVersion: Version
    /// ISO 3166-1 alpha-2: `LA`.
    package let country: String
    package let authority: LocalizedText
    package let level: Level
    /// Title and number of the decision; nil only in what was registered before one was asked for.
    package let document: LocalizedText?
    /// The day of the decision; nil likewise.
    package let date: Day?
    /// What of this is made up for a demonstration, in words; nil where nothing is.
    package let illustrative: LocalizedText?

    /// An adoption as its row and its file tell it.
    package init(
        id: Identifier<Adoption> = Identifier(),
        standard: Identifier<VocationalStandard>,
        standardCode: String,
        standardVersion: Version,
        country: String,
        authority: LocalizedText,
        level: Level,
        document: LocalizedText? = nil,
        date: Day? = nil,
        illustrative: LocalizedText? = nil
    ) {
        self.id = id
        self.standard = standard
        self.standardCode = standardCode
        self.standardVersion = standardVersion
        self.country = country
        self.authority = authority
        self.level = level
        self.document = document
        self.date = date
        self.illustrative = illustrative
    }
}
