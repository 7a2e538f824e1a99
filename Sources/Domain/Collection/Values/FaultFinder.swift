import Calendar
import Postgres
import Spreadsheet

/// Finds every fault of staged rows in one pass over them.
struct FaultFinder {
    let staging: Staging
    let rules: [FaultRule]
    /// Whether a part above its whole is a fault: for what members write, not for what the platform counts.
    var checksParts = false
    /// How many faults are told.
    var limit = 1000

    /// The first faults in the file's order, a thousand unless the limit says otherwise, and how many there are.
    func refusal(of rows: Int, _ headers: [String: ValueHeader]) async throws -> ImportRefused {
        let found = try await staging.scope.all(query) {
            (
                kind: ImportFault.Kind,
                sheet: String,
                row: Int32,
                field: ImportFault.Field,
                element: String,
                category: String,
                found: String,
                expected: String,
                count: Int
            ) in
            let position = headers[sheet]?.positions[field]
            let fault = ImportFault(
                kind: kind == .unknownPeriod ? Self.kind(ofPeriod: found, expected) : kind,
                sheet: sheet,
                row: Int(row),
                field: field,
                column: position.map(ColumnLetters.letters(of:)) ?? "",
                element: element,
                category: category.isEmpty ? nil : category,
                found: found,
                expected: expected
            )
            return (fault: fault, count: count)
        }
        return ImportRefused(faults: found.map(\.fault), count: found.first?.count ?? 0, rows: rows)
    }

    /// What is wrong with a period that the tables don't know: a day is none, other text may be one of other years or of
    /// a type that nothing is reported by.
    private static func kind(ofPeriod text: String, _ frequency: String) -> ImportFault.Kind {
        guard let period = Period(text), period.type != .daily else { return .unknownPeriod }
        guard ReportedYears.all.contains(period.start.year) else { return .outsideYears }
        return frequency.isEmpty ? .unknownPeriod : .wrongFrequency
    }

    private var query: SQL {
        let columns: SQL = "position, sheet, row, element, coalesce(category, named_category) AS category"
        let faults = rules.map { rule -> SQL in
            """
            SELECT \(columns), \(rule.kind) AS kind, \(rule.field) AS field, \(cell(rule.field)) AS found,
                \(rule.expected) AS expected
            FROM resolved WHERE \(rule.condition)
            """
        }
        return """
            WITH resolved AS MATERIALIZED (\(staging.resolved)), fault AS (
                \(faults.joined(by: " UNION ALL "))
                UNION ALL
                SELECT position, sheet, row, element, category, 'duplicate', 'element', element, earlier::text
                FROM (
                    SELECT \(columns), first_value(row) OVER same AS earlier, row_number() OVER same AS occurrence
                    FROM resolved
                    WINDOW same AS (PARTITION BY college, element, coalesce(category, named_category), period ORDER BY position)
                ) AS numbered
                WHERE occurrence > 1
                \(checksParts ? partFaults : "")
            )
            SELECT kind, sheet, row, field, element, category, found, expected, count(*) OVER ()
            FROM fault
            ORDER BY position, field, kind
            LIMIT \(limit)
            """
    }

    /// At the part's own rows or, where the file has none, at its whole's.
    private var partFaults: SQL {
        """
        UNION ALL
        SELECT position, sheet, row, resolved.element, coalesce(category, named_category), 'above-whole', 'value',
            CASE WHEN resolved.element = part THEN raw ELSE trim_scale(part_value)::text END,
            whole || ' = ' || trim_scale(whole_value)::text
        FROM (\(staging.impossibleParts)) AS impossible
        JOIN resolved ON resolved.college_id = impossible.college_id AND resolved.period = impossible.period
            AND (resolved.element = part OR resolved.element = whole AND NOT EXISTS (
                SELECT FROM resolved AS other
                WHERE other.college_id = impossible.college_id AND other.period = impossible.period
                    AND other.element = part
            ))
        """
    }

    private func cell(_ field: ImportFault.Field) -> SQL {
        switch field {
        case .college: "college"
        case .element: "element"
        case .category: "named_category"
        case .period: "period"
        case .value: "raw"
        case .deleted: "deleted"
        }
    }
}
