import Calendar
import Collection
import Foundation
import Lifecycle
import Postgres
import Tenancy

/// A college's findings under the locks of one use case: what was changed of them, and what that counts.
struct FindingWork {
    let scope: Scope
    let college: College
    private let before: [Finding]
    private(set) var findings: [Finding]

    /// The findings of a college whose row is locked; its ledger is locked besides, so that no report's step decides on
    /// one of them meanwhile.
    init(_ college: College, in scope: Scope) async throws {
        try await scope.lock("college.college_id = \(college.id)", of: college.tenant)
        try await self.init(ledgerOf: college, in: scope)
    }

    /// The findings of a college whose ledger is locked.
    init(ledgerOf college: College, in scope: Scope) async throws {
        self.scope = scope
        self.college = college
        before = try await scope.findings(of: college)
        findings = before
    }

    /// One of them; throws `NotFound`.
    func finding(_ number: Int) throws -> Finding {
        guard let finding = findings.first(where: { $0.number == number }) else { throw NotFound(what: "finding") }
        return finding
    }

    /// Keeps a finding as it became.
    mutating func keep(_ finding: Finding) {
        if let place = findings.firstIndex(where: { $0.number == finding.number }) {
            findings[place] = finding
        } else {
            findings.append(finding)
        }
    }

    /// Forgets a finding that was taken away.
    mutating func remove(_ number: Int) { findings.removeAll { $0.number == number } }

    /// What the platform counts anew.
    var values: [RecordedValue] {
        let earlier = FindingCounts(before, in: college.zone)
        return FindingCounts(findings, in: college.zone).values(since: earlier, of: college.id)
    }

    /// The use case's deed, which counts what was changed.
    func deed<Answer>(_ answer: Answer, _ entry: AuditEntry, besides: [AuditEntry] = [], at date: Date) async throws
        -> Deed<Answer>
    {
        Deed(
            answer,
            entry,
            besides: besides,
            last: try await scope.count(values, of: college.tenant, at: date)
        )
    }

    /// An entry of the audit trail about a finding.
    func entry(_ deed: String, _ number: Int, _ details: [String: String] = [:]) -> AuditEntry {
        AuditEntry(
            "closed-loop.\(deed)",
            of: "\(college.id)",
            details: details.merging(["number": "\(number)"]) { $1 }
        )
    }
}
