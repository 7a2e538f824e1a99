import Calendar
import Foundation
import Postgres
import Spreadsheet
import Tenancy

/// Values of a member on their way in: checked whole, then written whole with history and sums, or not at all.
package struct ValueImport: Sendable {
    let database: Database
    /// Who writes, and when.
    let act: Act

    /// An import by a member.
    package init(database: Database, by act: Act) {
        self.database = database
        self.act = act
    }

    /// Whether the member may write to a report now, to be asked before a file is read; throws `ReportRefusal` or
    /// `NotFound`. The write asks again, under its locks.
    package func admit(to id: Identifier<Report>) async throws {
        try await database.reading(as: act.member) { scope in
            let key = try await scope.reportKey(id)
            let standing = try await scope.standing(id, of: key.tenant)
            if let refusal = standing.refusal(of: .prepare, by: act.member, at: act.at) { throw refusal }
        }
    }

    /// Writes a file that was uploaded to a report and marks the report prepared; throws `ImportRefused`, whose faults
    /// are kept with the batch, `SheetFault`, `ReportRefusal` or `NotFound`. The file is read once, its report locked.
    package func upload(
        _ file: SheetFile,
        named fileName: String,
        to id: Identifier<Report>,
        as batch: Identifier<Batch>,
        reason: String
    ) async throws -> ImportSummary {
        func attempt(of key: ReportKey) -> Batch {
            Batch(id: batch, origin: .file, reason: reason, fileName: fileName, report: id, college: key.college)
        }
        let details = ["file": fileName, "batch": "\(batch)"]
        do {
            return try await database.act(act, isRepeatable: false) { scope in
                try WrittenText.remark.check(reason)
                let (key, report) = try await prepare(id, in: scope)
                var rows = ValueRows(
                    file: file,
                    defaults: ValueDefaults(college: key.collegeCode, period: key.period)
                )
                let staging = Staging(scope: scope, tenant: key.tenant)
                try await staging.prepare()
                try await staging.fill(&rows)
                let entry = AuditEntry("collection.upload", of: "\(id)", details: details)
                return try await write(staging, rows.headers, attempt(of: key), of: (key, report), entry)
            }
        } catch let refused as ImportRefused {
            try await database.act(act.ofRefusal) { scope in
                let key = try await scope.reportKey(id)
                try await scope.record(attempt(of: key), of: key.tenant, at: act.at, refused: refused)
                return Deed(AuditEntry("collection.refuse-upload", of: "\(id)", details: details))
            }
            throw refused
        }
    }

    /// Writes what was typed on a report's page, texts by element code or `ELEMENT.CATEGORY`, an empty one taking back what
    /// stood there, and marks the report prepared; throws `ImportRefused`, `ReportRefusal` or `NotFound`.
    ///
    /// - Parameter seen: what stood there when it was typed, by the same codes; what isn't in it was not seen.
    package func type(
        _ values: [String: String],
        into id: Identifier<Report>,
        reason: String,
        over seen: [String: String] = [:]
    ) async throws -> ImportSummary {
        try await database.act(act) { scope in
            try WrittenText.remark.check(reason)
            let (key, report) = try await prepare(id, in: scope)
            try await scope.requireUnchanged(seen.filter { values[$0.key] != nil }, of: key)
            let rows = values.sorted { $0.key < $1.key }.enumerated().map { index, typed in
                ValueRow(typed: typed.value, of: typed.key, row: index + 1, key)
            }
            let staging = Staging(scope: scope, tenant: key.tenant)
            try await staging.prepare()
            try await staging.fill(rows)
            let batch = Batch(origin: .form, reason: reason, report: id, college: key.college)
            let entry = AuditEntry("collection.type", of: "\(id)", details: ["batch": "\(batch.id)"])
            return try await write(staging, [:], batch, of: (key, report), entry)
        }
    }

    /// Writes a file whose rows name their colleges, all of one tenant; throws `ImportRefused` or `SheetFault`. The file
    /// is read once, and only then known whose ledgers to lock.
    package func load(
        _ file: SheetFile,
        named fileName: String,
        of tenant: Identifier<Organisation>
    ) async throws -> ImportSummary {
        try await database.act(act, isRepeatable: false) { scope in
            var rows = ValueRows(file: file, defaults: nil)
            let staging = Staging(scope: scope, tenant: tenant)
            try await staging.prepare()
            try await staging.fill(&rows)
            try await scope.lock("college.code IN (SELECT college FROM staging)", of: tenant)
            let batch = Batch(origin: .import, reason: "", fileName: fileName)
            let entry = AuditEntry("collection.import", of: fileName, details: ["batch": "\(batch.id)"])
            return try await write(staging, rows.headers, batch, of: nil, entry)
        }
    }

    /// Locks the report's college, then the report, and moves it to prepared.
    private func prepare(_ id: Identifier<Report>, in scope: Scope) async throws -> (ReportKey, Report) {
        let key = try await scope.reportKey(id)
        return (key, try await scope.move(id, of: key, .prepare, at: act.at))
    }

    private func write(
        _ staging: Staging,
        _ headers: [String: ValueHeader],
        _ batch: Batch,
        of report: (key: ReportKey, prepared: Report)?,
        _ entry: AuditEntry
    ) async throws -> Deed<ImportSummary> {
        let (scope, tenant, at) = (staging.scope, staging.tenant, act.at)
        let rules = FaultRule.ofMember(act.member, report: report?.key, at: at)
        let contents = try await staging.resolve(rules)
        guard contents.isSound, try await staging.countOfImpossibleParts() == 0 else {
            let finder = FaultFinder(staging: staging, rules: rules, checksParts: true)
            throw try await finder.refusal(of: contents.rows, headers)
        }
        // What came back is changed for the reviewer's reason, unless another is given.
        let because = batch.defaulting(to: report?.prepared.reason)
        try await scope.record(because, of: tenant, at: at, summary: contents.summary)
        if let report { try await scope.save(report.prepared, of: report.key, step: .prepare, at: at) }
        let writer = ValueWriter(scope: scope, tenant: tenant, batch: batch.id, at: at)
        return Deed(contents.summary, entry, last: try await writer.write(contents.summary))
    }
}
