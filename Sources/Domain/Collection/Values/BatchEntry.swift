import Foundation
import Lifecycle
import Number
import Postgres
import Tenancy

/// A batch as its page shows it: a file that was written, or one that was refused with its faults.
package struct BatchEntry: Sendable, Hashable, Codable {
    package let id: Identifier<Batch>
    package let tenant: Identifier<Organisation>
    package let report: Identifier<Report>?
    package let college: Identifier<College>?
    package let member: String
    package let role: Role
    package let at: Date
    package let reason: String
    package let origin: Batch.Origin
    package let fileName: String?
    /// How many rows had a value.
    package let rows: Int
    package let summary: ImportSummary
    /// How many faults there were; the first thousand are in `faults`.
    package let faultCount: Int
    package let faults: [ImportFault]

    /// Whether it was refused, so that nothing of it was written.
    package var isRefused: Bool { faultCount > 0 }
}

/// One value that a batch wrote or took back.
package struct BatchChange: Sendable, Hashable, Codable {
    package let college: Identifier<College>
    package let element: String
    /// The code of an option combination; empty where the element isn't divided.
    package let category: String
    package let period: String
    package let before: Number?
    package let value: Number?
    /// The row of the file, from 1.
    package let row: Int?
}

extension Scope {
    /// One batch; throws `NotFound` where the member may not see it.
    package func batch(_ id: Identifier<Batch>) async throws -> BatchEntry {
        try await one(
            """
            SELECT batch_id, tenant_id, report_id, college_id, member_name, member_role, at, reason, origin, file_name,
                rows, created, updated, removed, unchanged, fault_count, faults
            FROM collection.batch
            WHERE batch_id = \(id)
            """,
            of: "upload"
        ) {
            (
                id: Identifier<Batch>,
                tenant: Identifier<Organisation>,
                report: Identifier<Report>?,
                college: Identifier<College>?,
                member: String,
                role: Role,
                at: Date,
                reason: String,
                origin: Batch.Origin,
                fileName: String?,
                rows: Int,
                created: Int,
                updated: Int,
                removed: Int,
                unchanged: Int,
                faultCount: Int,
                faults: JSON<[ImportFault]>
            ) in
            BatchEntry(
                id: id,
                tenant: tenant,
                report: report,
                college: college,
                member: member,
                role: role,
                at: at,
                reason: reason,
                origin: origin,
                fileName: fileName,
                rows: rows,
                summary: ImportSummary(created: created, updated: updated, removed: removed, unchanged: unchanged),
                faultCount: faultCount,
                faults: faults.value
            )
        }
    }

    /// What a report's batch changed, in the dictionary's order.
    package func changes(of batch: Identifier<Batch>, in key: ReportKey) async throws -> [BatchChange] {
        func versions(_ table: SQL) -> SQL {
            """
            FROM collection.\(table) AS version
            WHERE version.tenant_id = \(key.tenant) AND version.college_id = \(key.college)
                AND version.period = \(key.period)
                AND version.element IN (
                    SELECT code FROM collection.element
                    WHERE element.programme_id = \(member.programme) AND element.data_set = \(key.dataSet)
                )
            """
        }
        return try await all(
            """
            WITH made AS MATERIALIZED (
                SELECT version.element, version.category, version.value, version.row \(versions("value"))
                    AND version.batch_id = \(batch)
                UNION ALL
                SELECT version.element, version.category, version.value, version.row \(versions("past_value"))
                    AND version.batch_id = \(batch)
            ), ended AS MATERIALIZED (
                SELECT version.element, version.category, version.value \(versions("past_value"))
                    AND version.ended_batch_id = \(batch)
            )
            SELECT \(key.college), element.code, category, \(key.period), ended.value, made.value, made.row::bigint
            FROM made
            FULL JOIN ended USING (element, category)
            JOIN collection.element
                ON element.programme_id = \(member.programme) AND element.code = coalesce(made.element, ended.element)
            LEFT JOIN collection.option_combination AS option
                ON option.programme_id = \(member.programme) AND option.combination = element.combination
                AND option.code = category
            ORDER BY element.position, option.position
            """,
            BatchChange.init
        )
    }
}
