import Calendar
import Foundation
import Lifecycle
import Postgres
import Tenancy

extension Finding {
    /// How somebody relies on it; nil while nobody does: no step was taken since because it stands.
    package func reliance(in record: [Transition]) -> Reliance? {
        guard severity.blocks != nil else { return nil }
        let step = record.last { $0.at >= opened && Rulebook.rule($0.from, $0.step)?.countsOnFindings == true }
        return step.map { .step($0.step, at: $0.at) }
    }

    /// How a member may change it; throws `Forbidden`, or `FindingRefusal` once it is verified.
    package func wayOfChange(by member: Member, at college: College, in record: [Transition]) throws -> ChangeWay {
        try member.require(.openFinding, at: college)
        guard verification == nil else { throw FindingRefusal.verified }
        // Whoever took a step of its course relied on what it says.
        return version == 0 && reliance(in: record) == nil ? .freely : .withReason
    }

    /// How a member may take it away, who isn't whoever opened it once others rely on it.
    package func wayOfWithdrawal(by member: Member, at college: College, in record: [Transition]) throws -> ChangeWay {
        let way = try wayOfChange(by: member, at: college, in: record)
        if way == .withReason, openedBy == member.id { throw ChangeRefusal.openedBySame }
        return way
    }

    /// As a correction keeps it; the day is the college's.
    package func fields(in zone: Zone) -> [String: String] {
        var fields = ["severity": severity.rawValue, "text": text]
        fields["due"] = due.map { "\(Day($0, in: zone))" }
        return fields
    }
}

extension Rule {
    /// Whether it is taken because a finding or a condition stands.
    fileprivate var countsOnFindings: Bool {
        needs.contains(.blockingFinding) || needs.contains(.conditions) || needs.contains(.conditionOverdue)
    }
}

extension Database {
    /// Changes what a finding says or when it is due, with a reason once somebody relies on it. Throws `FindingRefusal` or
    /// `ChangeRefusal`.
    package func changeFinding(
        _ number: Int,
        at id: Identifier<College>,
        text: String,
        due: Day?,
        reason: String = "",
        by act: Act
    ) async throws {
        try await self.act(act) { scope in
            var (work, was, record) = try await scope.findingToChange(number, at: id)
            let college = work.college
            let way = try was.wayOfChange(by: act.member, at: college, in: record)
            try await scope.requireUnchanged(
                since: act,
                was.fields(in: college.zone),
                ["closed-loop.change-finding"],
                of: "\(id)",
                details: ["number": "\(number)"]
            )
            guard !text.isEmpty else { throw FindingRefusal.textMissing }
            try WrittenText.remark.check(text)
            let end = due?.end(in: college.zone)
            if let end, end <= act.at { throw FindingRefusal.dueMissing }
            guard was.severity != .condition || end != nil else { throw FindingRefusal.dueMissing }
            let new = was.saying(text, due: end, isFirst: way == .freely)
            let details = try await scope.keep(was, new, way, of: college, reason: reason, at: act.at)
            try await scope.execute(
                """
                UPDATE closed_loop.finding SET text = \(text), due = \(end), first_due = \(new.firstDue)
                WHERE \(scope.own(college)) AND number = \(Int32(number)) AND verified IS NULL
                """
            )
            try await scope.postpone(number, to: end, at: college)
            work.keep(new)
            return try await work.deed(
                (),
                AuditEntry("closed-loop.change-finding", of: "\(id)", details: details),
                at: act.at
            )
        }
    }

    /// Takes a finding away, which lets the college go on, with a reason once somebody relies on it and then never by
    /// whoever opened it. Throws `FindingRefusal` or `ChangeRefusal`.
    package func withdrawFinding(
        _ number: Int,
        at id: Identifier<College>,
        reason: String = "",
        by act: Act
    ) async throws {
        try await self.act(act) { scope in
            var (work, was, record) = try await scope.findingToChange(number, at: id)
            let college = work.college
            let way = try was.wayOfWithdrawal(by: act.member, at: college, in: record)
            let details = try await scope.keep(was, nil, way, of: college, reason: reason, at: act.at)
            for table in ["plan", "action", "extension"] as [SQL] {
                try await scope.execute(
                    "DELETE FROM closed_loop.\(table) WHERE \(scope.own(college)) AND finding = \(Int32(number))"
                )
            }
            try await scope.execute(
                "DELETE FROM closed_loop.finding WHERE \(scope.own(college)) AND number = \(Int32(number))"
            )
            try await scope.remove(number, at: college)
            work.remove(number)
            return try await work.deed(
                (),
                AuditEntry("closed-loop.withdraw-finding", of: "\(id)", details: details),
                at: act.at
            )
        }
    }
}

extension Finding {
    /// The same with other words and another due day, which is the first one where that was a slip.
    fileprivate func saying(_ text: String, due: Date?, isFirst: Bool) -> Finding {
        Finding(
            number,
            severity,
            text: text,
            opened: opened,
            openedBy: openedBy,
            openedByName: openedByName,
            origin: origin,
            indicator: indicator,
            owner: owner,
            firstDue: isFirst ? due : firstDue,
            due: due,
            follows: follows,
            warning: warning,
            state: state,
            version: version,
            since: since,
            plan: plan,
            extensions: extensions
        )
    }
}

extension Scope {
    /// The finding with those of its college, locked, and the college's record.
    fileprivate func findingToChange(_ number: Int, at id: Identifier<College>) async throws -> (
        FindingWork, Finding, [Transition]
    ) {
        let work = try await work(at: id, for: .openFinding)
        return (work, try work.finding(number), try await record(of: work.college).map(\.transition))
    }

    /// What the audit trail is to hear, after what was relied on was put on record.
    fileprivate func keep(
        _ was: Finding,
        _ new: Finding?,
        _ way: ChangeWay,
        of college: College,
        reason: String,
        at date: Date
    ) async throws -> [String: String] {
        let reason = reason.trimmingCharacters(in: .whitespacesAndNewlines)
        try WrittenText.remark.check(reason)
        try way.require(reason)
        let before = was.fields(in: college.zone)
        guard way == .withReason else { return before.merging(["number": "\(was.number)"]) { $1 } }
        let after = new?.fields(in: college.zone)
        try await note(.finding, was.number, of: college, was: before, became: after, reason: reason, at: date)
        return before.merging(["number": "\(was.number)", "reason": reason]) { $1 }
    }
}
