import Foundation
import Number
import Postgres
import Tenancy

/// One step by which a report went from one hand to another, with what was changed after it where it was returned or
/// unlocked.
package struct ReportRound: Sendable, Hashable {
    /// A value that the report has otherwise since it was returned or unlocked.
    package struct Change: Sendable, Hashable {
        package let element: String
        /// The code of an option combination; empty where the element isn't divided.
        package let category: String
        /// What stood there when it was returned; nil where nothing did.
        package let before: Number?
        /// What stood there when it was handed in again, or stands now; nil where it was taken back.
        package let value: Number?

        /// As expressions name it: `ELEMENT` or `ELEMENT.CATEGORY`.
        package var item: String { category.isEmpty ? element : "\(element).\(category)" }
    }

    /// Within the report, from 1.
    package let number: Int
    package let step: Report.Step
    package let person: String
    package let at: Date
    /// The words with which it was returned or unlocked.
    package let reason: String?
    package fileprivate(set) var changes: [Change] = []
}

extension Scope {
    /// The steps of a report so far, the first before the others.
    package func rounds(of id: Identifier<Report>, _ key: ReportKey) async throws -> [ReportRound] {
        var rounds = try await all(
            """
            SELECT number, step, member_name, at, reason FROM collection.report_step
            WHERE tenant_id = \(key.tenant) AND report_id = \(id) ORDER BY number
            """
        ) { (number: Int, step: Report.Step, person: String, at: Date, reason: String?) in
            ReportRound(number: number, step: step, person: person, at: at, reason: reason)
        }
        guard rounds.contains(where: \.step.needsReason) else { return rounds }
        let changes = try await changes(of: id, key)
        for index in rounds.indices { rounds[index].changes = changes[rounds[index].number] ?? [] }
        return rounds
    }

    /// What was changed after each return or unlocking, by its number: from the value as written by then to the one at the next
    /// step.
    private func changes(of id: Identifier<Report>, _ key: ReportKey) async throws -> [Int: [ReportRound.Change]] {
        let own: SQL = """
            tenant_id = \(key.tenant) AND college_id = \(key.college) AND period = \(key.period) AND element IN (
                SELECT code FROM collection.element
                WHERE element.programme_id = \(member.programme) AND element.data_set = \(key.dataSet)
            )
            """
        func value(at write: SQL) -> SQL {
            """
            (
                SELECT version.value FROM version
                WHERE version.element = line.element AND version.category = line.category
                    AND version.number <= \(write)
                    AND (version.ended_number IS NULL OR version.ended_number > \(write))
            )
            """
        }
        let rows = try await all(
            """
            WITH round AS MATERIALIZED (
                SELECT number, step, writes AS since,
                    coalesce(lead(writes) OVER (ORDER BY number), 9223372036854775806) AS until
                FROM collection.report_step WHERE tenant_id = \(key.tenant) AND report_id = \(id)
            ), version AS MATERIALIZED (
                SELECT element, category, value, number, NULL::bigint AS ended_number
                FROM collection.value WHERE \(own)
                UNION ALL
                SELECT element, category, value, number, ended_number FROM collection.past_value WHERE \(own)
            ), change AS MATERIALIZED (
                SELECT round.number, line.element, line.category, \(value(at: "round.since")) AS before,
                    \(value(at: "round.until")) AS value
                FROM round CROSS JOIN (SELECT DISTINCT element, category FROM version) AS line
                WHERE round.step IN ('return', 'unlock') AND round.since IS NOT NULL
            )
            SELECT number, element, category, before, value FROM change
            WHERE before IS DISTINCT FROM value ORDER BY number, element, category
            """
        ) { (number: Int, element: String, category: String, before: Number?, value: Number?) in
            (number, ReportRound.Change(element: element, category: category, before: before, value: value))
        }
        return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
    }

    /// Keeps a step that was just taken, its college's ledger locked; gives its number.
    func record(_ step: Report.Step, of report: Report, _ key: ReportKey, at date: Date) async throws -> Int {
        try await one(
            """
            INSERT INTO collection.report_step (tenant_id, report_id, number, programme_id, college_id, step, member_id,
                member_name, at, reason, writes)
            VALUES (\(key.tenant), \(report.id), (
                SELECT coalesce(max(number), 0) + 1 FROM collection.report_step
                WHERE tenant_id = \(key.tenant) AND report_id = \(report.id)
            ), \(member.programme), \(key.college), \(step), \(member.id), \(member.fullName), \(date),
                \(step.needsReason ? report.reason : nil), (
                SELECT writes FROM collection.ledger
                WHERE tenant_id = \(key.tenant) AND college_id = \(key.college)
            ))
            RETURNING number
            """
        )
    }
}

extension Report.Step: PostgresCodable {}
