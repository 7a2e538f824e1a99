import Collection
import Indicators
import Language

/// Something that figures are asked of, as DHIS2's dimension `dx` names it.
enum AnalyticsItem: Sendable {
    /// All of an element, or one category of it.
    case element(Element, category: OptionCombination?)
    case indicator(Indicator)
    /// How a data set is reported.
    case reports(DataSet, ReportingMetric)

    /// As clients name it.
    var uid: String {
        switch self {
        case .element(let element, nil): element.uid
        case .element(let element, let category?): "\(element.uid).\(category.uid)"
        case .indicator(let indicator): UID.of(indicator)
        case .reports(let dataSet, let metric): "\(UID.of(dataSet)).\(metric.rawValue)"
        }
    }

    /// Its code, or those of its parts.
    var code: String {
        switch self {
        case .element(let element, nil): element.code
        case .element(let element, let category?): "\(element.code).\(category.code)"
        case .indicator(let indicator): indicator.code
        case .reports(let dataSet, let metric): "\(dataSet.code).\(metric.rawValue)"
        }
    }

    /// Its name in a language.
    func name(in language: LanguageTag) -> String {
        func text(_ name: LocalizedText) -> String { name.text(in: language)?.text ?? "" }
        return switch self {
        case .element(let element, let category):
            text(element.name) + (category.map { " (\(text($0.name)))" } ?? "")
        case .indicator(let indicator): text(indicator.name)
        case .reports(let dataSet, let metric):
            "\(text(dataSet.name)) - \(metric.rawValue.replacing("_", with: " ").lowercased())"
        }
    }

    /// The codes of the elements that it is made of.
    func elements(_ book: IndicatorBook) -> [String] {
        switch self {
        case .element(let element, _): [element.code]
        case .indicator(let indicator): book.allElements(of: indicator).map(\.code)
        case .reports: []
        }
    }
}

extension Directory {
    /// What one word of the dimension `dx` names: one thing, or those of a group; throws `DHIS2Fault`.
    func items(_ word: String) throws(DHIS2Fault) -> [AnalyticsItem] {
        if let group = word.without("DE_GROUP-") {
            let domain = Element.Domain.allCases.first { UID.of(.dataElementGroups, $0.rawValue) == group }
            guard let domain else { throw DHIS2Fault(code: "E7124", subject: word) }
            return elements.filter { $0.domain == domain }.map { .element($0, category: nil) }
        }
        if let group = word.without("IN_GROUP-") {
            guard let leg = Leg.allCases.first(where: { UID.of(.indicatorGroups, $0.rawValue) == group }) else {
                throw DHIS2Fault(code: "E7124", subject: word)
            }
            return book.indicators.filter { $0.leg == leg }.map { .indicator($0) }
        }
        let parts = word.split(separator: ".").map(String.init)
        if let first = parts.first, let item = item(first, parts.dropFirst()) { return [item] }
        throw DHIS2Fault(code: "E7124", subject: word)
    }

    private func item(_ first: String, _ rest: ArraySlice<String>) -> AnalyticsItem? {
        if let element = elements.first(where: { $0.uid == first || $0.code == first }) {
            guard let name = rest.first, name != "*" else { return .element(element, category: nil) }
            if name == UID.defaultOptionCombination, element.combination == nil {
                return .element(element, category: nil)
            }
            return element.category(name).map { .element(element, category: $0) }
        }
        if let dataSet = dataSets.first(where: { UID.of($0) == first || $0.code == first }) {
            return ReportingMetric(rawValue: rest.first ?? "REPORTING_RATE").map { .reports(dataSet, $0) }
        }
        return rest.isEmpty ? book[first].map { .indicator($0) } : nil
    }
}

extension String {
    /// What follows a beginning; nil where it isn't there.
    func without(_ beginning: String) -> String? { hasPrefix(beginning) ? String(dropFirst(beginning.count)) : nil }
}
