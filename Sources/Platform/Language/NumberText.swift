import Foundation
import Number

/// Numbers as one language writes them, nothing of which passes through a Double.
package struct NumberText: Sendable {
    private let style: NumberStyle

    /// Learns the language's separators, digits and groups from Foundation's ICU.
    package init(in language: LanguageTag) {
        style = NumberStyle(of: Locale(identifier: language.description))
    }

    /// A whole number with its digits grouped: 1,234.
    package func integer(_ value: Int) -> String {
        style.write(DecimalText(Number(value)))
    }

    /// An exact decimal with its digits grouped, rounded half away from zero to so many decimals, or as it is.
    ///
    /// `signed` puts a plus before what is more than 0, for changes.
    package func number(_ number: Number, decimals: Int? = nil, signed: Bool = false) -> String {
        style.write(DecimalText(number, decimals: decimals), signed: signed)
    }

    /// An exact decimal without the zeros that end its decimals, rounded to at most so many: 12.50 is 12.5.
    package func short(_ number: Number, decimals: Int, signed: Bool = false) -> String {
        style.write(DecimalText(number.rounded(decimals: decimals)), signed: signed)
    }

    /// A percentage of a value that already counts in hundredths: `87.5` is 87.5%.
    package func percent(_ number: Number, decimals: Int? = nil, signed: Bool = false) -> String {
        style.writePercent(DecimalText(number, decimals: decimals), signed: signed)
    }

    /// A percentage of a ratio: `0.875` is 87.5%.
    package func percent(ratio: Number, decimals: Int? = nil, signed: Bool = false) -> String {
        percent(ratio * 100, decimals: decimals, signed: signed)
    }
}
