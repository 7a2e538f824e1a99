import Foundation
import Postgres
import Tenancy

/// Values that were written together, or a file that was refused: who, when, why and from where.
package struct Batch: Sendable, Hashable {
    /// Where values come from.
    package enum Origin: String, Sendable, Codable, CaseIterable {
        /// A workbook or CSV file that somebody uploaded to a report.
        case file
        /// A page's form.
        case form
        /// The platform's own counting.
        case system
        /// Made up for a demonstration.
        case demonstration
        /// `banmo import`.
        case `import`
    }

    package let id: Identifier<Batch>
    package let origin: Origin
    /// Why, in the words of whoever wrote; may be empty.
    package let reason: String
    package let fileName: String?
    package let report: Identifier<Report>?

    /// A batch about to be written.
    package init(
        id: Identifier<Batch> = Identifier(),
        origin: Origin,
        reason: String,
        fileName: String? = nil,
        report: Identifier<Report>? = nil
    ) {
        self.id = id
        self.origin = origin
        self.reason = reason
        self.fileName = fileName
        self.report = report
    }
}

extension Batch.Origin: PostgresCodable {}

/// How many values a batch created, changed and found as they were.
package struct ImportSummary: Sendable, Hashable, Codable {
    package let created: Int
    package let updated: Int
    package let unchanged: Int
}

extension Scope {
    /// Records a batch and what came of it, under the tenant whose values they are.
    func record(
        _ batch: Batch,
        of tenant: Identifier<Organisation>,
        at: Date,
        summary: ImportSummary = ImportSummary(created: 0, updated: 0, unchanged: 0),
        refused: ImportRefused? = nil
    ) async throws {
        let college: SQL =
            if let report = batch.report {
                "(SELECT college_id FROM collection.report WHERE tenant_id = \(tenant) AND report_id = \(report))"
            } else {
                "NULL"
            }
        try await execute(
            """
            INSERT INTO collection.batch (tenant_id, batch_id, programme_id, college_id, report_id, member_id, member_name,
                member_role, at, reason, origin, file_name, created, updated, unchanged, faults)
            VALUES (\(tenant), \(batch.id), \(member.programme), \(college), \(batch.report), \(member.id),
                \(member.fullName), \(member.role.rawValue), \(at), \(batch.reason), \(batch.origin), \(batch.fileName),
                \(Int32(summary.created)), \(Int32(summary.updated)), \(Int32(summary.unchanged)),
                \(JSON(refused?.faults ?? [])))
            """
        )
    }
}
