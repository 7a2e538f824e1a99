import Foundation
import Lifecycle
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
    /// The college that all its values are of; nil for a file of several.
    package let college: Identifier<College>?

    /// A batch about to be written.
    package init(
        id: Identifier<Batch> = Identifier(),
        origin: Origin,
        reason: String,
        fileName: String? = nil,
        report: Identifier<Report>? = nil,
        college: Identifier<College>? = nil
    ) {
        self.id = id
        self.origin = origin
        self.reason = reason
        self.fileName = fileName
        self.report = report
        self.college = college
    }
}

extension Batch {
    /// The batch with a reason, where whoever wrote gave none: a reviewer's words, which say why it is changed.
    func defaulting(to words: String?) -> Batch {
        guard reason.isEmpty, let words else { return self }
        return Batch(id: id, origin: origin, reason: words, fileName: fileName, report: report, college: college)
    }
}

extension Batch.Origin: PostgresCodable {}

extension Scope {
    /// Records a batch and what came of it, under the tenant whose values they are.
    func record(
        _ batch: Batch,
        of tenant: Identifier<Organisation>,
        at: Date,
        summary: ImportSummary = ImportSummary(),
        refused: ImportRefused? = nil
    ) async throws {
        let rows = refused?.rows ?? summary.changed + summary.unchanged
        try await execute(
            """
            INSERT INTO collection.batch (tenant_id, batch_id, programme_id, college_id, report_id, member_id, member_name,
                member_role, at, reason, origin, file_name, rows, created, updated, removed, unchanged, fault_count, faults)
            VALUES (\(tenant), \(batch.id), \(member.programme), \(batch.college), \(batch.report), \(member.id),
                \(member.fullName), \(member.role.rawValue), \(at), \(batch.reason), \(batch.origin), \(batch.fileName),
                \(Int32(rows)), \(Int32(summary.created)), \(Int32(summary.updated)), \(Int32(summary.removed)),
                \(Int32(summary.unchanged)), \(Int32(refused?.count ?? 0)), \(JSON(refused?.faults ?? [])))
            """
        )
    }
}
