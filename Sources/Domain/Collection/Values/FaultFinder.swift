import Postgres
import Spreadsheet
import Tenancy

/// Finds every fault of a staged file in one pass over it.
struct FaultFinder {
    let scope: Scope
    /// Who may be written for: a reporter writes the college's elements, a partner the partner's …
    let sources: [Element.Source]
    /// The report that the file was uploaded to, if it was.
    let report: ReportKey?
    let today: Day

    /// The first thousand faults in the file's order, and how many there are.
    func faults(_ headers: [String: ValueHeader]) async throws -> (faults: [ImportFault], count: Int) {
        let rows = try await scope.all(query) {
            (kind: ImportFault.Kind, sheet: String, row: Int32, field: ImportFault.Field, found: String,
                expected: String, count: Int) in
            let position = headers[sheet]?.positions[field]
            return (
                ImportFault(
                    kind: kind,
                    sheet: sheet,
                    row: Int(row),
                    field: field,
                    column: position.map(ColumnLetters.letters(of:)) ?? "",
                    found: found,
                    expected: expected
                ), count
            )
        }
        return (rows.map(\.0), rows.first?.1 ?? 0)
    }

    private var query: SQL {
        """
        WITH fault AS (
            SELECT position, 'unknown-college' AS kind, sheet, row, 'college' AS field, college AS found, '' AS expected
            FROM incoming WHERE college_id IS NULL
            UNION ALL
            SELECT position, 'unknown-element', sheet, row, 'element', element, ''
            FROM incoming WHERE frequency IS NULL
            UNION ALL
            SELECT position, 'unknown-period', sheet, row, 'period', period, coalesce(frequency, '')
            FROM incoming WHERE starts_on IS NULL
            UNION ALL
            SELECT position, 'wrong-frequency', sheet, row, 'period', period, frequency
            FROM incoming WHERE type <> frequency
            UNION ALL
            SELECT position, 'future', sheet, row, 'period', period, ''
            FROM incoming WHERE starts_on > \(today)
            UNION ALL
            SELECT position, 'not-a-number', sheet, row, 'value', raw, coalesce(value_type, '')
            FROM incoming WHERE number IS NULL
            UNION ALL
            SELECT position, 'not-whole', sheet, row, 'value', raw, ''
            FROM incoming WHERE value_type = 'integer' AND number <> trunc(number)
            UNION ALL
            SELECT position, 'negative', sheet, row, 'value', raw, ''
            FROM incoming WHERE number < 0
            UNION ALL
            SELECT position, 'other-source', sheet, row, 'element', element, source
            FROM incoming WHERE source <> ALL (\(sources))
            UNION ALL
            SELECT position, 'locked', sheet, row, 'period', period, state
            FROM incoming WHERE state IN ('submitted', 'approved') AND before IS DISTINCT FROM number
            UNION ALL
            SELECT position, 'duplicate', sheet, row, 'element', element, earlier::text
            FROM (
                SELECT *, first_value(row) OVER same AS earlier, row_number() OVER same AS occurrence
                FROM incoming
                WINDOW same AS (PARTITION BY college, element, category, period ORDER BY position)
            ) AS numbered
            WHERE occurrence > 1
            \(ofReport)
        )
        SELECT kind, sheet, row, field, found, expected, count(*) OVER ()
        FROM fault
        ORDER BY position, field, kind
        LIMIT 1000
        """
    }

    private var ofReport: SQL {
        guard let report else { return "" }
        return """
            UNION ALL
            SELECT position, 'other-college', sheet, row, 'college', college, \(report.collegeCode)
            FROM incoming WHERE college_id <> \(report.college)
            UNION ALL
            SELECT position, 'other-period', sheet, row, 'period', period, \(report.period)
            FROM incoming WHERE type = frequency AND period <> \(report.period)
            UNION ALL
            SELECT position, 'other-data-set', sheet, row, 'element', element, coalesce(data_set, '')
            FROM incoming WHERE frequency IS NOT NULL AND data_set IS DISTINCT FROM \(report.dataSet)
            """
    }
}
