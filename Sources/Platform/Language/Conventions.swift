/// How one language writes countries, days and numbers and forms plurals: made once a language, then only read.
package struct Conventions: Sendable {
    package let language: LanguageTag
    package let countries: CountryNames
    package let days: DayText
    package let numbers: NumberText
    package let plurals: PluralRules

    /// Learns a language's conventions from Foundation's ICU; takes some milliseconds.
    package init(_ language: LanguageTag) {
        self.language = language
        countries = CountryNames(in: language)
        days = DayText(in: language)
        numbers = NumberText(in: language)
        plurals = PluralRules(for: language)
    }
}
