import Calendar
import Collection
import Foundation
import Indicators
import Lifecycle
import Tenancy

/// A finding that is to be opened.
package struct NewFinding: Sendable, Hashable {
    package var severity: Finding.Severity
    package var origin: Finding.Origin
    package var text: String
    /// The code of the indicator that it is about.
    package var indicator: String?
    package var owner: FindingOwner
    /// The last day on which it may be verified, as the college counts days.
    package var due: Day?
    package var follows: Int?
    package var warning: Int?

    /// A finding of somebody who saw something; the lead college's to put right unless told.
    package init(
        _ severity: Finding.Severity,
        text: String,
        due: Day? = nil,
        origin: Finding.Origin = .inspection,
        indicator: String? = nil,
        owner: FindingOwner = FindingOwner(),
        follows: Int? = nil,
        warning: Int? = nil
    ) {
        self.severity = severity
        self.origin = origin
        self.text = text
        self.indicator = indicator
        self.owner = owner
        self.due = due
        self.follows = follows
        self.warning = warning
    }
}

/// A finding that was opened as part of a use case, with what that use case has to tell and to count.
package struct OpenedFinding: Sendable {
    package let finding: Finding
    package let entry: AuditEntry
    /// For `Scope.count`, together with what else the use case counts.
    package let values: [RecordedValue]
}

extension Database {
    /// Opens a finding at a college, which it may hold up, due by the end of a day there. Throws `FindingRefusal`.
    @discardableResult
    package func open(_ new: NewFinding, at id: Identifier<College>, by act: Act) async throws -> Finding {
        try await self.act(act) { scope in
            let college = try await scope.lock(try await scope.college(id).college, for: .openFinding)
            let opened = try await scope.openFinding(new, at: college, on: act.at)
            return Deed(
                opened.finding,
                opened.entry,
                last: try await scope.count(opened.values, of: college.tenant, at: act.at)
            )
        }
    }

    /// The same of what was seen at an inspection.
    @discardableResult
    package func open(
        _ severity: Finding.Severity,
        at id: Identifier<College>,
        text: String,
        due: Day?,
        by act: Act
    ) async throws -> Finding {
        try await open(NewFinding(severity, text: text, due: due), at: id, by: act)
    }
}

extension Scope {
    /// Opens a finding as part of a use case that has locked the college's row and asked for the right to. Throws
    /// `FindingRefusal`.
    package func openFinding(_ new: NewFinding, at college: College, on date: Date) async throws -> OpenedFinding {
        let refusals = FindingRefusal.all(new.severity, text: new.text, due: new.due, at: college, on: date)
        if let refusal = refusals.first { throw refusal }
        try WrittenText.remark.check(new.text)
        if let indicator = new.indicator, try await indicatorBook()[indicator]?.code != indicator {
            throw FindingRefusal.indicatorUnknown
        }
        guard new.owner.isOwn(at: college) else { throw FindingRefusal.ownerForeign }
        var work = try await FindingWork(college, in: self)
        let finding = try await open(new, in: &work, on: date)
        return OpenedFinding(
            finding: finding,
            entry: work.entry("open-finding", finding.number, new.details),
            values: work.values
        )
    }

    /// Writes a finding that may be opened, and what it holds up.
    func open(_ new: NewFinding, in work: inout FindingWork, on date: Date) async throws -> Finding {
        let college = work.college
        let finding = Finding(
            try await nextNumber(of: .finding, after: work.findings.map(\.number).max(), at: college),
            new.severity,
            text: new.text,
            opened: date,
            openedBy: member.id,
            openedByName: member.fullName,
            origin: new.origin,
            indicator: new.indicator,
            owner: new.owner,
            due: new.due?.end(in: college.zone),
            follows: new.follows,
            warning: new.warning
        )
        try await store([finding], of: college)
        if let blocker = finding.blocker { try await place(blocker, at: college) }
        work.keep(finding)
        return finding
    }
}

extension NewFinding {
    /// What the audit trail is to hear of it.
    fileprivate var details: [String: String] {
        var details = ["severity": severity.rawValue, "origin": origin.rawValue]
        details["indicator"] = indicator
        details["follows"] = follows.map { "\($0)" }
        details["warning"] = warning.map { "\($0)" }
        return details
    }
}
