import Calendar
import Collection

/// What `.aggregationType()`, `.periodOffset()`, `.minDate()`, `.maxDate()` and `.yearToDate()` ask of an item's value.
package struct ItemModifiers: Hashable, Sendable {
    /// How values are aggregated, instead of as the data element says.
    package var aggregation: AggregationType?
    /// Periods to look ahead, or back if negative; nested offsets have been added up.
    package var periodOffset = 0
    /// The earliest day that counts.
    package var minDate: Day?
    /// The latest day that counts.
    package var maxDate: Day?
    /// Whether all periods from the beginning of the year up to this one count.
    package var yearToDate = false

    /// No modification.
    package static let none = ItemModifiers()

    /// Applies a modifier that stands inside those already here: an inner one replaces an outer one of its kind,
    /// offsets add up.
    mutating func apply(_ modifier: ItemModifier) {
        switch modifier {
        case .aggregation(let type): aggregation = type
        case .periodOffset(let offset): periodOffset += offset
        case .minDate(let day): minDate = day
        case .maxDate(let day): maxDate = day
        case .yearToDate: yearToDate = true
        }
    }

    /// The modifiers as they are written after an item, in a fixed order.
    package var description: String {
        var text = ""
        if let aggregation { text += ItemModifier.aggregation(aggregation).description }
        if periodOffset != 0 { text += ItemModifier.periodOffset(periodOffset).description }
        if let minDate { text += ItemModifier.minDate(minDate).description }
        if let maxDate { text += ItemModifier.maxDate(maxDate).description }
        if yearToDate { text += ItemModifier.yearToDate.description }
        return text
    }
}

/// One modifier as it stands in an expression.
enum ItemModifier: Hashable, Sendable {
    case aggregation(AggregationType)
    case periodOffset(Int)
    case minDate(Day)
    case maxDate(Day)
    case yearToDate

    /// The modifiers' names.
    enum Name: String, CaseIterable, Sendable {
        case aggregationType, periodOffset, minDate, maxDate, yearToDate
    }

    var description: String {
        switch self {
        case .aggregation(let type): ".aggregationType(\(type.rawValue))"
        case .periodOffset(let offset): ".periodOffset(\(offset))"
        case .minDate(let day): ".minDate(\(day))"
        case .maxDate(let day): ".maxDate(\(day))"
        case .yearToDate: ".yearToDate()"
        }
    }
}
