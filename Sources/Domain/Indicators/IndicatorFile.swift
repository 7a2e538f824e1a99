import Collection
import Foundation
import Language
import Number

extension IndicatorBook {
    /// Reads `indicators.csv` of the content folder; throws `CodeTableFault` or `IndicatorFault`.
    package static func indicators(from folder: URL) throws -> [Indicator] {
        try CodeTable(folder.appending(path: "indicators.csv")).map { row in
            try Indicator(
                code: try row.text("code"),
                name: LocalizedText(zh: try row.text("name_zh"), en: try row.text("name_en")),
                leg: try row.value("leg"),
                numerator: try row.text("numerator"),
                denominator: try row.text("denominator"),
                factor: try row.number("factor"),
                better: try row.value("better"),
                defaultTarget: try row.number("default_target"),
                weight: row.optional("weight") == nil ? .one : try row.number("weight"),
                reference: row.optional("reference") ?? ""
            )
        }
    }
}
