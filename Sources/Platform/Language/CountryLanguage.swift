import Foundation

extension LanguageTag {
    /// The language that most people of a country read, as CLDR has it: Swahili for TZ; English for a code that is none.
    ///
    /// - Parameter country: ISO 3166-1 alpha-2.
    package static func mostRead(in country: String) -> LanguageTag? {
        let likely = Locale.Language(identifier: Locale.Language(identifier: "und-\(country)").maximalIdentifier)
        return likely.languageCode.flatMap { LanguageTag($0.identifier) }
    }
}
