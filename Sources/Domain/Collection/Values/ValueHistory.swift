import Foundation
import Lifecycle
import Number
import Postgres
import Tenancy

/// What a value is of.
package struct ValueKey: Sendable, Hashable, Codable {
    package let college: Identifier<College>
    package let element: String
    package let category: String
    package let period: String

    /// A value of an element that is not divided, unless a category is given.
    package init(college: Identifier<College>, element: String, category: String = "", period: String) {
        self.college = college
        self.element = element
        self.category = category
        self.period = period
    }

    /// The element, or the element and its category, as expressions, forms and addresses name it: `ELEMENT.CATEGORY`.
    package var item: String { category.isEmpty ? element : "\(element).\(category)" }
}

/// One change of a value: who, when, why and from where.
package struct ValueChange: Sendable, Hashable, Codable {
    package let at: Date
    /// What stood before; nil where nothing did.
    package let before: Number?
    /// What stands from then on; nil where it was taken back.
    package let value: Number?
    package let batch: Identifier<Batch>
    package let origin: Batch.Origin?
    package let member: String?
    package let role: Role?
    package let reason: String?
    package let fileName: String?
    /// The row of the file, from 1.
    package let row: Int?
}

extension Scope {
    /// Every change of a value, the latest first; what the platform counted is nobody's, whoever's deed it counted. Empty
    /// where nobody ever reported it or the member may not see it.
    package func history(of key: ValueKey, tenant: Identifier<Organisation>) async throws -> [ValueChange] {
        try await all(
            """
            WITH version AS MATERIALIZED (
                SELECT value, at, number, batch_id, row, NULL::timestamptz AS ended_at, NULL::bigint AS ended_number,
                    NULL::uuid AS ended_batch_id
                FROM collection.value WHERE \(condition(key, tenant))
                UNION ALL
                SELECT value, at, number, batch_id, row, ended_at, ended_number, ended_batch_id
                FROM collection.past_value WHERE \(condition(key, tenant))
            ), change AS MATERIALIZED (
                SELECT coalesce(made.at, ended.ended_at) AS at, ended.value AS before, made.value AS value,
                    coalesce(made.number, ended.ended_number) AS number,
                    coalesce(made.batch_id, ended.ended_batch_id) AS batch_id, made.row
                FROM version AS made
                FULL JOIN (SELECT * FROM version WHERE ended_at IS NOT NULL) AS ended
                    ON ended.ended_number = made.number
            )
            SELECT change.at, change.before, change.value, change.batch_id, batch.origin,
                CASE WHEN batch.origin = 'system' THEN '' ELSE batch.member_name END,
                CASE WHEN batch.origin <> 'system' THEN batch.member_role END, batch.reason, batch.file_name,
                change.row::bigint
            FROM change
            LEFT JOIN collection.batch
                ON batch.tenant_id = \(tenant) AND batch.batch_id = change.batch_id
            ORDER BY change.number DESC
            """,
            ValueChange.init
        )
    }

    /// The value that stood at a moment; nil where there was none, which is not 0.
    package func value(
        of key: ValueKey,
        tenant: Identifier<Organisation>,
        asKnown moment: Date
    ) async throws -> Number? {
        try await first(
            """
            SELECT value FROM (
                SELECT value, number FROM collection.value
                WHERE \(condition(key, tenant)) AND at <= \(moment)
                UNION ALL
                SELECT value, number FROM collection.past_value
                WHERE \(condition(key, tenant)) AND at <= \(moment) AND ended_at > \(moment)
            ) AS known
            ORDER BY number DESC LIMIT 1
            """
        )
    }

    private func condition(_ key: ValueKey, _ tenant: Identifier<Organisation>) -> SQL {
        """
        tenant_id = \(tenant) AND college_id = \(key.college) AND element = \(key.element)
            AND category = \(key.category) AND period = \(key.period)
        """
    }
}
