import Foundation

/// Numbers as one language writes them, from exact decimals in ASCII digits: nothing passes through a Double.
package struct NumberText: Sendable {
    private let style: NumberStyle

    /// Learns the language's separators, digits and groups from Foundation's ICU.
    package init(in language: LanguageTag) {
        style = NumberStyle(of: Locale(identifier: language.description))
    }

    /// A whole number with its digits grouped: 1,234.
    package func integer(_ value: Int) -> String {
        guard let decimal = DecimalText(String(value)) else { return String(value) }
        return style.write(decimal)
    }

    /// An exact decimal with its digits grouped, rounded half away from zero to so many decimals, or as it is.
    ///
    /// `signed` puts a plus before what is more than 0, for changes. What is no decimal comes back unchanged.
    package func number(_ digits: String, decimals: Int? = nil, signed: Bool = false) -> String {
        guard let decimal = DecimalText(digits) else { return digits }
        return style.write(decimals.map(decimal.rounded(to:)) ?? decimal, signed: signed)
    }

    /// An exact decimal without the zeros that end its decimals, rounded to at most so many: 12.50 is 12.5.
    package func short(_ digits: String, decimals: Int, signed: Bool = false) -> String {
        guard let decimal = DecimalText(digits) else { return digits }
        return style.write(decimal.rounded(to: decimals).withoutTrailingZeros, signed: signed)
    }

    /// A percentage of a value that already counts in hundredths: `87.5` is 87.5%.
    package func percent(_ digits: String, decimals: Int? = nil, signed: Bool = false) -> String {
        guard let decimal = DecimalText(digits) else { return digits }
        return style.writePercent(decimals.map(decimal.rounded(to:)) ?? decimal, signed: signed)
    }

    /// A percentage of a ratio: `0.875` is 87.5%.
    package func percent(ratio digits: String, decimals: Int? = nil, signed: Bool = false) -> String {
        guard let decimal = DecimalText(digits)?.timesHundred else { return digits }
        return style.writePercent(decimals.map(decimal.rounded(to:)) ?? decimal, signed: signed)
    }
}
