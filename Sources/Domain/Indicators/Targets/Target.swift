import Calendar
import Number

/// What a figure is judged by: the narrowest target that applies, and whose it is.
package struct Target: Sendable, Hashable {
    package let value: Number
    package let origin: Origin
    /// What it was agreed for; nil for the definition's default.
    package let period: Period?

    /// Whose it is, the narrowest first; the definition's default is the last resort.
    package enum Origin: String, Codable, Sendable, CaseIterable {
        case college, country, programme
        case standard = "default"
    }

    /// The default of an indicator's definition.
    package init(defaultOf indicator: Indicator) {
        (value, origin, period) = (indicator.defaultTarget, .standard, nil)
    }

    init(_ value: Number, _ origin: Origin, for period: Period) {
        (self.value, self.origin, self.period) = (value, origin, period)
    }

    /// The kinds of period that targets are agreed for.
    package static let periodTypes: [PeriodType] = [.quarterly, .yearly, .academic]

    /// The periods whose targets may apply to a figure, the shortest first: those that wholly contain its own. Of a year and
    /// an academic year the calendar's comes first.
    package static func periods(over period: Period) -> [Period] {
        periodTypes.compactMap { type in
            let around = Period(type, containing: period.start)
            return around.contains(period) ? around : nil
        }
    }
}

extension PeriodType {
    /// The academic year of Chinese colleges, from September.
    package static let academic = PeriodType.financialSeptember
}
