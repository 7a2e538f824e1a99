import Language
import Number
import Postgres
import Tenancy

/// Something at a report that a reviewer should look at before they approve it.
package enum Oddity: Sendable, Hashable {
    /// So many of its elements have no value.
    case missing(Int)
    /// A value that is more than twice the largest of the four periods before, or less than half of the smallest.
    case outside(item: String, value: Number, low: Number, high: Number)
    /// What somebody said when they wrote its values; a report that was returned has the reviewer's words.
    case remark(String)
    /// It was handed in although it breaks this validation rule.
    case broken(rule: String, name: LocalizedText)
}

extension Scope {
    /// What is odd about reports, by report; one without anything odd is not in it.
    package func oddities(of reports: [ReportEntry]) async throws -> [Identifier<Report>: [Oddity]] {
        var found: [Identifier<Report>: [Oddity]] = [:]
        for report in reports where report.filled < report.elements {
            found[report.id, default: []].append(.missing(report.elements - report.filled))
        }
        for (id, oddity) in try await brokenRules(of: reports) + outliers(in: reports) + remarks(on: reports) {
            found[id, default: []].append(oddity)
        }
        return found
    }

    /// `Oddity.outside`, said in SQL; a value without any before it is not odd.
    private func outliers(in reports: [ReportEntry]) async throws -> [(Identifier<Report>, Oddity)] {
        try await all(
            """
            SELECT report.report_id, value.element, value.category, value.value, earlier.low, earlier.high
            FROM collection.report
            JOIN collection.element
                ON element.programme_id = report.programme_id AND element.data_set = report.data_set
            JOIN collection.value
                ON value.tenant_id = report.tenant_id AND value.college_id = report.college_id
                    AND value.period = report.period AND value.element = element.code
            CROSS JOIN LATERAL (
                SELECT min(past.value) AS low, max(past.value) AS high
                FROM collection.value AS past
                WHERE past.tenant_id = value.tenant_id AND past.college_id = value.college_id
                    AND past.element = value.element AND past.category = value.category
                    AND past.period IN (
                        SELECT before.period
                        FROM collection.period AS own
                        JOIN collection.period AS before
                            ON before.type = own.type AND before.starts_on < own.starts_on
                        WHERE own.period = value.period
                        ORDER BY before.starts_on DESC LIMIT 4
                    )
            ) AS earlier
            WHERE report.tenant_id = ANY (\(Array(Set(reports.map(\.tenant))))) AND report.report_id = ANY (\(reports.map(\.id)))
                AND report.programme_id = \(member.programme)
                AND (value.value > 2 * earlier.high OR 2 * value.value < earlier.low)
            ORDER BY element.position, value.category
            """
        ) { (id: Identifier<Report>, element: String, category: String, value: Number, low: Number, high: Number) in
            let item = category.isEmpty ? element : "\(element).\(category)"
            return (id, .outside(item: item, value: value, low: low, high: high))
        }
    }

    private func remarks(on reports: [ReportEntry]) async throws -> [(Identifier<Report>, Oddity)] {
        try await all(
            """
            SELECT DISTINCT batch.report_id, batch.reason FROM collection.batch
            WHERE batch.tenant_id = ANY (\(Array(Set(reports.map(\.tenant))))) AND batch.report_id = ANY (\(reports.map(\.id)))
                AND batch.programme_id = \(member.programme) AND batch.fault_count = 0 AND batch.reason <> ''
            ORDER BY batch.report_id, batch.reason
            """
        ) { (id: Identifier<Report>, reason: String) in (id, .remark(reason)) }
    }
}

extension Database {
    /// Approves those of these reports about which nothing is odd and which wait for the member; how many.
    ///
    /// Each is a use case of its own, as if it were approved alone: what has become odd or has moved meanwhile stays.
    package func approveUnremarkable(_ ids: [Identifier<Report>], by act: Act) async throws -> Int {
        var approved = 0
        for id in ids {
            do {
                try await take(.approve, on: id, by: act, unlessOdd: true)
                approved += 1
            } catch is ReportRefusal {
                continue
            }
        }
        return approved
    }
}
