import Calendar
import Foundation
import Lifecycle
import Number
import Postgres
import Tenancy

/// One value to be written by the platform itself; nil takes back what stood there.
package struct RecordedValue: Sendable, Hashable {
    package let college: Identifier<College>
    package let element: String
    /// The code of an option combination; empty where the element isn't divided.
    package let category: String
    package let period: Period
    package let value: Number?

    /// A value of one college, element, category and period.
    package init(
        college: Identifier<College>,
        element: String,
        category: String = "",
        period: Period,
        value: Number?
    ) {
        self.college = college
        self.element = element
        self.category = category
        self.period = period
        self.value = value
    }
}

extension Scope {
    /// Writes values that a demonstration made up, with history and sums, in any number of batches a transaction; throws
    /// `ImportRefused` where a value's college, element or period is not there. For loading, while nobody else writes.
    @discardableResult
    package func record(
        _ values: [RecordedValue],
        of tenant: Identifier<Organisation>,
        as batch: Batch,
        at: Date
    ) async throws -> ImportSummary {
        let (summary, sums) = try await write(values, of: tenant, as: batch, at: at)
        if let sums { try await sums(self) }
        return summary
    }

    /// Writes what the platform counted, all of one use case at once, and gives what moves the countries' sums by it.
    package func count(
        _ values: [RecordedValue],
        of tenant: Identifier<Organisation>,
        at: Date
    ) async throws -> LastWrite? {
        try await write(values, of: tenant, as: Batch(origin: .system, reason: ""), at: at).sums
    }

    private func write(
        _ values: [RecordedValue],
        of tenant: Identifier<Organisation>,
        as batch: Batch,
        at: Date
    ) async throws -> (summary: ImportSummary, sums: LastWrite?) {
        guard !values.isEmpty else { return (ImportSummary(), nil) }
        let colleges = Array(Set(values.map(\.college)))
        let staging = Staging(scope: self, tenant: tenant)
        try await lock("college.college_id = ANY (\(colleges))", of: tenant)
        try await staging.prepare()
        try await staging.fill(values)
        let contents = try await staging.resolve(FaultRule.always)
        guard contents.isSound else {
            throw try await FaultFinder(staging: staging, rules: FaultRule.always).refusal(of: contents.rows, [:])
        }
        let one = colleges.count == 1 ? colleges[0] : nil
        let written = Batch(
            id: batch.id,
            origin: batch.origin,
            reason: batch.reason,
            fileName: batch.fileName,
            report: batch.report,
            college: batch.college ?? one
        )
        try await record(written, of: tenant, at: at, summary: contents.summary)
        let sums = try await ValueWriter(scope: self, tenant: tenant, batch: batch.id, at: at).write(contents.summary)
        return (contents.summary, sums)
    }
}

extension Staging {
    /// Binds recorded values as arrays, under their colleges' codes.
    func fill(_ values: [RecordedValue]) async throws {
        try await scope.execute(
            """
            INSERT INTO staging (sheet, row, college, element, category, period, raw, number, whole)
            SELECT '', given.row, coalesce(college.code, given.college_id::text), given.element, given.category,
                given.period, coalesce(given.number::text, ''), given.number, given.number
            FROM unnest(\(values.map(\.college)), \(values.map(\.element)), \(values.map(\.category)),
                \(values.map { $0.period.description }), \(values.map(\.value)),
                \(Array(values.indices).map(Int32.init)))
                AS given (college_id, element, category, period, number, row)
            LEFT JOIN lifecycle.college
                ON college.tenant_id = \(tenant) AND college.college_id = given.college_id
            """
        )
    }
}
