import Calendar
import Collection
import Foundation
import Language

extension ValidationRule {
    /// Reads `validation-rules.csv` of the content folder; throws `CodeTableFault` or `RuleFault`.
    package static func all(from folder: URL) throws -> [ValidationRule] {
        try all(in: folder.appending(path: "validation-rules.csv"))
    }

    /// Reads a file of rules; throws `CodeTableFault` or `RuleFault`.
    package static func all(in file: URL) throws -> [ValidationRule] {
        try CodeTable(file).map { row in
            func missing(_ column: String) throws -> MissingValueStrategy {
                row.optional(column) == nil ? .skipIfAllValuesMissing : try row.value(column)
            }
            return try ValidationRule(
                code: try row.text("code"),
                name: LocalizedText(zh: try row.text("name_zh"), en: try row.text("name_en")),
                left: try row.text("left"),
                operator: try row.value("operator"),
                right: try row.text("right"),
                leftMissing: try missing("left_missing"),
                rightMissing: try missing("right_missing"),
                importance: try row.value("importance"),
                periodType: row.optional("period_type") == nil ? nil : try row.value("period_type"),
                instruction: LocalizedText(zh: try row.text("instruction_zh"), en: try row.text("instruction_en"))
            )
        }
    }
}
