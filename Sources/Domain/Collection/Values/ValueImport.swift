import Foundation
import Postgres
import Spreadsheet
import Tenancy

/// A file of values on its way in: checked whole, then written whole with history and sums, or not at all.
package struct ValueImport: Sendable {
    let database: Database
    let member: Member
    /// The request's or command's own moment: when the values were written.
    let at: Date
    /// The client's address, for the audit trail.
    let place: String

    /// An import by a member.
    package init(database: Database, member: Member, at: Date, place: String) {
        self.database = database
        self.member = member
        self.at = at
        self.place = place
    }

    /// Writes a file that was uploaded to a report and marks the report prepared; throws `ImportRefused`, whose faults
    /// are kept with the batch, `SheetFault`, `ReportRefusal` or `NotFound`.
    package func upload(
        _ file: SheetFile,
        named fileName: String,
        to id: Identifier<Report>,
        as batch: Identifier<Batch>,
        reason: String
    ) async throws -> ImportSummary {
        let batch = Batch(id: batch, origin: .file, reason: reason, fileName: fileName, report: id)
        do {
            return try await database.transaction(as: member) { scope in
                let key = try await scope.reportKey(id)
                var report = try await scope.lockedReport(id, of: key.tenant)
                try report.take(.prepare, by: member)
                var rows = ValueRows(file: file, defaults: ValueDefaults(college: key.collegeCode, period: key.period))
                let summary = try await write(&rows, in: scope, tenant: key.tenant, batch: batch, report: key)
                try await scope.save(report, of: key.tenant, step: .prepare, at: at)
                try await scope.audit(
                    AuditEntry("collection.upload", of: "\(id)", details: ["file": fileName]),
                    at: at,
                    from: place
                )
                return summary
            }
        } catch let refused as ImportRefused {
            try await database.transaction(as: member) { scope in
                let key = try await scope.reportKey(id)
                try await scope.record(batch, of: key.tenant, at: at, refused: refused)
            }
            throw refused
        }
    }

    /// Writes a file whose rows name their colleges, all of one tenant; throws `ImportRefused` or `SheetFault`.
    package func load(
        _ file: SheetFile,
        named fileName: String,
        of tenant: Identifier<Organisation>
    ) async throws -> ImportSummary {
        let batch = Batch(origin: .import, reason: "", fileName: fileName)
        return try await database.transaction(as: member) { scope in
            var rows = ValueRows(file: file, defaults: nil)
            let summary = try await write(&rows, in: scope, tenant: tenant, batch: batch, report: nil)
            try await scope.audit(AuditEntry("collection.import", of: fileName), at: at, from: place)
            return summary
        }
    }

    private func write(
        _ rows: inout ValueRows,
        in scope: Scope,
        tenant: Identifier<Organisation>,
        batch: Batch,
        report: ReportKey?
    ) async throws -> ImportSummary {
        let staging = Staging(scope: scope, tenant: tenant)
        let writer = ValueWriter(scope: scope, tenant: tenant, batch: batch.id, at: at)
        try await staging.create()
        try await staging.fill(&rows)
        try await writer.lock()
        try await staging.resolve()
        let finder = FaultFinder(scope: scope, sources: member.sources, report: report, today: Day(at))
        let found = try await finder.faults(rows.headers)
        guard found.count == 0 else { throw ImportRefused(faults: found.faults, count: found.count) }
        let summary = try await writer.write()
        try await staging.drop()
        try await scope.record(batch, of: tenant, at: at, summary: summary)
        return summary
    }
}

extension Member {
    /// The sources of record that a member may write for.
    var sources: [Element.Source] {
        switch role {
        case .reporter: [.college]
        case .partner: [.partner]
        case .reviewer: [.headquarters]
        default: []
        }
    }
}
