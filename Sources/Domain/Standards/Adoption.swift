import Language
import Postgres
import Published
import Tenancy

/// That a country's authority, a sector or an institution took a standard into its own system.
package struct Adoption: Sendable, Hashable {
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
    package let date: CalendarDay?
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
        date: CalendarDay? = nil,
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

extension Adoption: Encodable {
    private enum Key: String, CodingKey {
        case id, standard, standardCode, standardVersion, country, authority, level, document, date, illustrative
    }

    /// Writes the date as `2024-05-20`.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(id, forKey: .id)
        try container.encode(standard, forKey: .standard)
        try container.encode(standardCode, forKey: .standardCode)
        try container.encode(standardVersion, forKey: .standardVersion)
        try container.encode(country, forKey: .country)
        try container.encode(authority, forKey: .authority)
        try container.encode(level, forKey: .level)
        try container.encodeIfPresent(document, forKey: .document)
        try container.encodeIfPresent(date?.description, forKey: .date)
        try container.encodeIfPresent(illustrative, forKey: .illustrative)
    }
}
