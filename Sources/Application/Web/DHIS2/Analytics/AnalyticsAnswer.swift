import Calendar
import Collection
import Foundation
import Language
import Number

/// A table of figures as DHIS2 tells it.
struct AnalyticsAnswer {
    let table: AnalyticsTable
    let request: AnalyticsRequest
    let directory: Directory
    let texts: Texts
    /// Whether numerators and denominators have columns.
    let tellsParts: Bool
    /// By what things are named in the rows.
    let scheme: IdentifierScheme
    /// To how many decimals figures are rounded.
    let decimals: Int

    init(
        _ table: AnalyticsTable,
        _ request: AnalyticsRequest,
        _ directory: Directory,
        _ query: DHIS2Query,
        _ texts: Texts
    ) throws {
        (self.table, self.request, self.directory, self.texts) = (table, request, directory, texts)
        tellsParts = query.flag("includeNumDen")
        scheme = try query["outputIdScheme"].map { try IdentifierScheme($0) } ?? .uid
        decimals =
            query.flag("skipRounding") ? 10 : query["decimals"].flatMap { Int($0) }.map { max(0, min($0, 10)) } ?? 2
    }

    private struct Column {
        let name: String
        let heading: String
        let isNumber: Bool
    }

    private var columns: [Column] {
        let sides = request.dimensions.map { Column(name: $0.rawValue, heading: heading($0), isNumber: false) }
        let parts = ["numerator", "denominator", "factor", "multiplier", "divisor"]
        return sides + [Column(name: "value", heading: "Value", isNumber: true)]
            + (tellsParts ? parts.map { Column(name: $0, heading: $0.capitalized, isNumber: true) } : [])
    }

    private func heading(_ dimension: AnalyticsRequest.Dimension) -> String {
        switch dimension {
        case .data: "Data"
        case .category: "Category option combo"
        case .period: "Period"
        case .place: "Organisation unit"
        }
    }

    private func cells(_ row: AnalyticsTable.Row) -> [String] {
        let sides = request.dimensions.map { dimension in
            switch dimension {
            case .data: name(row.item)
            case .category: row.category
            case .period: row.period?.identifier ?? ""
            case .place: row.place.map { directory.text($0, by: scheme) } ?? ""
            }
        }
        guard tellsParts else { return sides + [text(row.value, row.item)] }
        let factor = row.factor
        return sides + [
            text(row.value, row.item), row.numerator.map { figure($0) } ?? "", row.denominator.map { figure($0) } ?? "",
            factor.map { figure($0) } ?? "", factor.map { $0.plain } ?? "", factor == nil ? "" : "1",
        ]
    }

    private func name(_ item: AnalyticsItem) -> String {
        switch scheme {
        case .uid: item.uid
        case .code: item.code
        case .name: item.name(in: .english)
        }
    }

    /// What was counted stands as it is, what was divided with a decimal at least.
    private func text(_ value: Number, _ item: AnalyticsItem) -> String {
        if case .element = item { return value.rounded(decimals: decimals).plain }
        return figure(value)
    }

    private func figure(_ value: Number) -> String {
        let text = value.rounded(decimals: decimals).plain
        return text.contains(".") ? text : text + ".0"
    }

    /// In JSON, with or without what is told about it.
    func json(skipsMeta: Bool, skipsData: Bool) -> JSONValue {
        let columns = self.columns
        let rows = skipsData ? [] : table.rows.map { JSONValue.list(cells($0).map { .scalar($0) }) }
        var answer: [String: JSONValue] = [
            "headers": .list(
                columns.map { column in
                    [
                        "name": .scalar(column.name), "column": .scalar(column.heading), "hidden": .scalar(false),
                        "valueType": column.isNumber ? "NUMBER" : "TEXT", "meta": .scalar(!column.isNumber),
                        "type": column.isNumber ? "java.lang.Double" : "java.lang.String",
                    ]
                }
            ),
            "rows": .list(rows), "width": .scalar(columns.count), "height": .scalar(rows.count),
            "headerWidth": .scalar(columns.count),
        ]
        if !skipsMeta { answer["metaData"] = meta }
        return .object(answer)
    }

    private var meta: JSONValue {
        var items: [String: JSONValue] = [
            "dx": ["name": "Data"], "pe": ["name": "Period"], "ou": ["name": "Organisation unit"],
        ]
        for item in request.items {
            items[item.uid] = [
                "uid": .scalar(item.uid), "code": .scalar(item.code), "name": .scalar(item.name(in: texts.language)),
            ]
        }
        for period in request.periods {
            items[period.identifier] = ["uid": .scalar(period.identifier), "name": .scalar(texts.name(of: period))]
        }
        for place in request.places {
            items[place.uid] = [
                "uid": .scalar(place.uid), "code": .scalar(place.code), "name": .scalar(texts.text(place.name)),
            ]
        }
        var combinations: [String] = []
        for case .element(let element, _) in request.items where request.dimensions.contains(.category) {
            for option in element.categories where !combinations.contains(option.uid) {
                combinations.append(option.uid)
                items[option.uid] = ["uid": .scalar(option.uid), "name": .scalar(texts.text(option.name))]
            }
        }
        return [
            "items": .object(items),
            "dimensions": [
                "dx": .list(request.items.map { .scalar($0.uid) }), "co": .list(combinations.map { .scalar($0) }),
                "pe": .list(request.periods.map { .scalar($0.identifier) }),
                "ou": .list(request.places.map { .scalar($0.uid) }),
            ],
        ]
    }

    /// In CSV, under the columns' headings.
    var csv: String {
        CSVText.line(columns.map(\.heading)) + table.rows.map { CSVText.line(cells($0)) }.joined()
    }
}
