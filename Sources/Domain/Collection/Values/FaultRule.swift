import Foundation
import Postgres
import Tenancy

/// One thing that may be wrong with a row, as a condition on what `Staging.resolved` finds.
struct FaultRule {
    let kind: ImportFault.Kind
    /// The column that the fault is in.
    let field: ImportFault.Field
    /// True where the row is faulty; NULL counts as false.
    let condition: SQL
    /// What was expected, as SQL text; empty where the kind says it all.
    var expected: SQL = "''"

    /// What every value must be, whoever writes it.
    static let always: [FaultRule] = [
        FaultRule(kind: .hiddenSheet, field: .value, condition: "hiding = 'sheet'"),
        FaultRule(kind: .hiddenRow, field: .value, condition: "hiding = 'row'"),
        FaultRule(kind: .hiddenColumn, field: .value, condition: "hiding = 'column'"),
        FaultRule(kind: .deleted, field: .deleted, condition: "deleted <> ''"),
        FaultRule(kind: .unknownCollege, field: .college, condition: "college_id IS NULL"),
        FaultRule(kind: .unknownElement, field: .element, condition: "frequency IS NULL"),
        FaultRule(
            kind: .unknownCategory,
            field: .category,
            condition: "frequency IS NOT NULL AND combination IS NULL AND category IS NULL"
        ),
        FaultRule(
            kind: .otherCategory,
            field: .category,
            condition: "combination IS NOT NULL AND category IS NULL AND named_category <> ''",
            expected: "categories"
        ),
        FaultRule(
            kind: .missingCategory,
            field: .category,
            condition: "combination IS NOT NULL AND category IS NULL AND named_category = ''",
            expected: "categories"
        ),
        FaultRule(
            kind: .unknownPeriod,
            field: .period,
            condition: "starts_on IS NULL",
            expected: "coalesce(frequency, '')"
        ),
        FaultRule(kind: .wrongFrequency, field: .period, condition: "type <> frequency", expected: "frequency"),
        FaultRule(
            kind: .notANumber,
            field: .value,
            condition: "value IS NULL AND raw <> ''",
            expected: "coalesce(value_type, '')"
        ),
        FaultRule(kind: .notWhole, field: .value, condition: "value_type = 'integer' AND value <> trunc(value)"),
        FaultRule(kind: .negative, field: .value, condition: "value < 0"),
        FaultRule(
            kind: .tooLong,
            field: .value,
            condition: "abs(value) >= 1000000000000000 OR value <> round(value, 6)"
        ),
    ]

    /// What a member's file must keep to besides.
    static func ofMember(_ member: Member, report: ReportKey?, at moment: Date) -> [FaultRule] {
        // A row of another period than its report's has that one fault, whatever else is true of that period.
        let isOwn: SQL = if let report { "period = \(report.period)" } else { "true" }
        let rules = [
            FaultRule(
                kind: .future,
                field: .period,
                // Only what begins about now is asked for its college's day, which takes longer than all other rules.
                condition: """
                    \(isOwn) AND starts_on > (SELECT (\(moment)::timestamptz AT TIME ZONE 'UTC')::date - 1)
                        AND starts_on > (\(moment)::timestamptz AT TIME ZONE time_zone)::date
                    """
            ),
            FaultRule(
                kind: .otherSource,
                field: .element,
                condition: "source <> ALL (\(member.sources)) AND before IS DISTINCT FROM value",
                expected: "source"
            ),
            FaultRule(
                kind: .locked,
                field: .period,
                // What is no number changes nothing and has a fault of its own.
                condition: """
                    \(isOwn) AND state IN ('submitted', 'approved') AND before IS DISTINCT FROM value
                        AND (value IS NOT NULL OR raw = '')
                    """,
                expected: "state"
            ),
        ]
        guard let report else { return always + rules }
        return always + rules + [
            FaultRule(
                kind: .otherCollege,
                field: .college,
                condition: "college_id <> \(report.college)",
                expected: "\(report.collegeCode)"
            ),
            FaultRule(
                kind: .otherPeriod,
                field: .period,
                condition: "type = frequency AND period <> \(report.period)",
                expected: "\(report.period)"
            ),
            FaultRule(
                kind: .otherDataSet,
                field: .element,
                condition: "frequency IS NOT NULL AND data_set IS DISTINCT FROM \(report.dataSet)",
                expected: "coalesce(data_set, '')"
            ),
        ]
    }
}
