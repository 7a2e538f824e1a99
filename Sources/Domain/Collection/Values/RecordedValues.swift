import Foundation
import Lifecycle
import Postgres
import Tenancy

/// One value to be written by the platform itself; nil takes back what stood there.
package struct RecordedValue: Sendable, Hashable {
    package let college: Identifier<College>
    package let element: String
    package let period: Period
    package let value: Number?

    /// A value of a college's element in a period.
    package init(college: Identifier<College>, element: String, period: Period, value: Number?) {
        self.college = college
        self.element = element
        self.period = period
        self.value = value
    }
}

extension Scope {
    /// Writes values that the platform counted or a demonstration made up, with history and sums.
    @discardableResult
    package func record(
        _ values: [RecordedValue],
        of tenant: Identifier<Organisation>,
        as batch: Batch,
        at: Date
    ) async throws -> ImportSummary {
        let staging = Staging(scope: self, tenant: tenant)
        let writer = ValueWriter(scope: self, tenant: tenant, batch: batch.id, at: at)
        try await staging.create()
        try await staging.fill(values)
        try await writer.lock()
        try await staging.resolve()
        let summary = try await writer.write()
        try await record(batch, of: tenant, at: at, summary: summary)
        try await staging.drop()
        return summary
    }
}

extension Staging {
    /// Binds the values as arrays: a few hundred at a time need no `COPY`.
    func fill(_ values: [RecordedValue]) async throws {
        try await scope.execute(
            """
            INSERT INTO staging (sheet, row, college, element, category, period, raw, number, whole)
            SELECT '', given.row, college.code, given.element, '', given.period, coalesce(given.number::text, ''),
                given.number, given.number
            FROM unnest(\(values.map(\.college)), \(values.map(\.element)), \(values.map { $0.period.description }),
                \(values.map { $0.value }), \(Array(values.indices).map(Int32.init)))
                AS given (college_id, element, period, number, row)
            JOIN lifecycle.college ON college.tenant_id = \(tenant) AND college.college_id = given.college_id
            """
        )
    }
}
