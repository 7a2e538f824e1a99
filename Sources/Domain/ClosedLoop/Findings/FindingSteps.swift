import Calendar
import Collection
import Evidence
import Foundation
import Lifecycle
import Tenancy

extension Database {
    /// Moves a finding one step along its course, and whatever follows from that by itself. Throws `NotFound`, `Forbidden`,
    /// `FindingRefusal`, or for a step that decides `ConfirmationRefusal`.
    ///
    /// - Parameters:
    ///   - seen: the finding's version on the page that the member decided by; nil to take it as it is now.
    ///   - period: the later one by which a finding is watched that could not be measured.
    @discardableResult
    package func take(
        _ step: Finding.Step,
        on number: Int,
        at id: Identifier<College>,
        by act: Act,
        seen: Int? = nil,
        reason: String? = nil,
        period: Period? = nil
    ) async throws -> Finding {
        if step.meaning != nil { try await confirm(act) }
        return try await self.act(act) { scope in
            try WrittenText.remark.check(reason)
            let college = try await scope.college(id).college
            // Whom the rule refuses may not even lock it.
            var looked = try await scope.finding(number, of: college)
            let given = FindingStepGiven(period: period)
            _ = try looked.take(step, by: act.member, at: college, reason: reason, given: given, on: act.at)
            guard let locked = try await scope.lockedCollege(college) else { throw NotFound(what: "college") }
            var work = try await FindingWork(locked.college, in: scope)
            var finding = try work.finding(number)
            if let seen, seen != finding.version { throw FindingRefusal.changedMeanwhile(to: finding.state) }
            var taken = try finding.take(
                step,
                by: act.member,
                at: work.college,
                reason: reason,
                given: given,
                on: act.at
            )
            if step.meaning != nil { taken.confirm(by: try await scope.confirmed(act)) }
            let following = finding.follow(by: act.member, at: work.college, on: act.at)
            try await scope.save(finding, [taken] + following, of: work.college)
            try await scope.cite(
                finding.evidence(at: id),
                for: taken.decision(at: id),
                of: work.college.tenant,
                at: act.at
            )
            if step == .observeLonger { try await scope.write(finding.plan, of: number, at: work.college) }
            if step == .verify { try await scope.liftBlocker(number, at: work.college, on: act.at) }
            work.keep(finding)
            return try await work.deed(
                finding,
                work.entry(step.deed, number, taken.details(then: following)),
                at: act.at
            )
        }
    }

    /// Confirms that a finding is put right, which lets the college go on; never by whoever opened it, nor by the
    /// college's own tenants.
    package func verifyFinding(_ number: Int, at id: Identifier<College>, by act: Act) async throws {
        try await take(.verify, on: number, at: id, by: act)
    }
}

extension Finding.Step {
    /// As the audit trail tells it.
    fileprivate var deed: String { self == .verify ? "verify-finding" : rawValue }
}

extension FindingTransition {
    /// What the audit trail is to hear of it, and of what followed by itself.
    func details(then following: [FindingTransition] = []) -> [String: String] {
        var details = ["step": "\(number)", "from": from.rawValue, "to": (following.last ?? self).to.rawValue]
        details["reason"] = reason
        return details.merging(confirmation?.details ?? [:]) { $1 }
    }
}
