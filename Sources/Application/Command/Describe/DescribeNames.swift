import Collection
import Foundation
import Indicators
import Language

/// The names of data elements, data sets and indicators in a language, by code and by DHIS2's identifier.
struct DescribeNames {
    private var elements: [String: String] = [:]
    private var dataSets: [String: String] = [:]
    private var indicators: [String: String] = [:]

    /// Reads them from the content folder.
    init(from folder: URL, in language: LanguageTag) throws {
        elements = try DescribeNames.names(in: folder.appending(path: "data-elements.csv"), language)
        dataSets = try DescribeNames.names(in: folder.appending(path: "data-sets.csv"), language)
        indicators = try DescribeNames.names(in: folder.appending(path: "indicators.csv"), language)
    }

    private static func names(in file: URL, _ language: LanguageTag) throws -> [String: String] {
        var names: [String: String] = [:]
        for row in try CodeTable(file).rows {
            let code = try row.text("code")
            let name = LocalizedText(zh: try row.text("name_zh"), en: try row.text("name_en"))
            let reading = name.text(in: language)?.text ?? code
            names[code] = reading
            names[UIDText.derived(from: code)] = reading
        }
        return names
    }

    /// The name of an item, nil where it is not known.
    func name(of item: ExpressionItem) -> String? {
        switch item.source {
        case .dataElement(let element, let category, let attribute):
            guard let name = elements[element] else { return nil }
            let parts = [category, attribute].compactMap { $0 }
            return parts.isEmpty ? name : "\(name) · \(parts.joined(separator: " · "))"
        case .reportingRate(let dataSet, _): return dataSets[dataSet]
        case .indicator(let indicator): return indicators[indicator]
        case .constant(let name), .organisationGroup(let name): return name
        default: return nil
        }
    }

    /// Whether the item is one that the product's dictionary and indicators have, or needs none.
    func knows(_ item: ExpressionItem) -> Bool {
        switch item.source {
        case .dataElement, .reportingRate, .indicator: name(of: item) != nil
        default: true
        }
    }
}
