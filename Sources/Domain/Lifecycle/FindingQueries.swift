import Foundation
import Postgres
import Tenancy

/// Why a finding was not opened or verified.
package enum FindingRefusal: Error, Sendable, Hashable {
    case textMissing
    /// A condition needs a day by which it must be met.
    case dueMissing
    /// The day lies in a year that nobody plans for.
    case dueOutside
    /// Somebody has verified it already.
    case verified
    /// Whoever opened it doesn't verify it.
    case openedBySame
}

extension Scope {
    /// A college's findings, in order of their numbers.
    package func findings(of college: College) async throws -> [FindingEntry] {
        try await findings(of: [college])[college.id] ?? []
    }

    /// The same of several colleges.
    func findings(of colleges: [College]) async throws -> OnFile<FindingEntry> {
        var found = OnFile<FindingEntry>()
        _ = try await all(
            """
            SELECT college_id, number, severity, opened, due, verified, verified_organisation_id, text, opened_by, verified_by
            FROM lifecycle.finding WHERE \(own(colleges)) ORDER BY number
            """
        ) {
            (
                college: Identifier<College>,
                number: Int,
                severity: Finding.Severity,
                opened: Date,
                due: Date?,
                verified: Date?,
                organisation: Identifier<Organisation>?,
                text: String,
                openedBy: Identifier<Member>,
                verifiedBy: Identifier<Member>?
            ) in
            let verification = organisation.flatMap { by in verified.map { Finding.Verification(by: by, at: $0) } }
            let finding = Finding(severity, opened: opened, due: due, verification: verification)
            found[college, default: []].append(
                FindingEntry(number, finding, text: text, openedBy: openedBy, verifiedBy: verifiedBy)
            )
        }
        return found
    }

    fileprivate func open(
        _ severity: Finding.Severity,
        at college: College,
        text: String,
        due: Date?,
        on date: Date
    ) async throws -> FindingEntry {
        try await lock(college, for: .openFinding)
        guard !text.isEmpty else { throw FindingRefusal.textMissing }
        guard severity != .condition || due != nil else { throw FindingRefusal.dueMissing }
        let entry = FindingEntry(
            (try await findings(of: college).last?.number ?? 0) + 1,
            Finding(severity, opened: date, due: due),
            text: text,
            openedBy: member.id
        )
        try await execute(Self.insertion(of: [entry], college))
        return entry
    }

    fileprivate func verifyFinding(_ number: Int, at college: College, on date: Date) async throws {
        try await lock(college, for: .verifyFinding)
        guard let entry = try await findings(of: college).first(where: { $0.number == number }) else {
            throw NotFound(what: "finding")
        }
        guard entry.finding.verification == nil else { throw FindingRefusal.verified }
        guard entry.openedBy != member.id else { throw FindingRefusal.openedBySame }
        try await execute(
            """
            UPDATE lifecycle.finding
            SET verified = \(date), verified_by = \(member.id), verified_organisation_id = \(member.organisation)
            WHERE \(own(college)) AND number = \(number) AND verified IS NULL
            """
        )
    }

    /// One statement that writes findings.
    static func insertion(of entries: [FindingEntry], _ college: College) -> SQL {
        """
        INSERT INTO lifecycle.finding (tenant_id, college_id, programme_id, number, severity, text, opened, opened_by,
            due, verified, verified_by, verified_organisation_id)
        SELECT \(college.tenant), \(college.id), \(college.programme), number, severity, text, opened, opened_by, due,
            verified, verified_by, verified_organisation_id
        FROM unnest(\(entries.map { Int32($0.number) }), \(entries.map(\.finding.severity)), \(entries.map(\.text)),
            \(entries.map(\.finding.opened)), \(entries.map(\.openedBy)), \(entries.map(\.finding.due)),
            \(entries.map(\.finding.verification?.at)), \(entries.map(\.verifiedBy)),
            \(entries.map(\.finding.verification?.organisation)))
            AS given (number, severity, text, opened, opened_by, due, verified, verified_by, verified_organisation_id)
        """
    }
}

extension Database {
    /// Opens a finding at a college.
    @discardableResult
    package func open(
        _ severity: Finding.Severity,
        at id: Identifier<College>,
        text: String,
        due: Date?,
        by act: Act
    ) async throws -> FindingEntry {
        try await self.act(act) { scope in
            let college = try await scope.college(id).college
            let entry = try await scope.open(severity, at: college, text: text, due: due, on: act.at)
            let details = ["number": "\(entry.number)", "severity": severity.rawValue]
            return Deed(entry, AuditEntry("lifecycle.open-finding", of: "\(id)", details: details))
        }
    }

    /// Confirms that a finding is put right; never by whoever opened it, nor by the college's own tenants.
    package func verifyFinding(_ number: Int, at id: Identifier<College>, by act: Act) async throws {
        try await self.act(act) { scope in
            try await scope.verifyFinding(number, at: try await scope.college(id).college, on: act.at)
            return Deed(AuditEntry("lifecycle.verify-finding", of: "\(id)", details: ["number": "\(number)"]))
        }
    }
}
