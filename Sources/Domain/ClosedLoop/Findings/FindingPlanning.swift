import Calendar
import Collection
import Foundation
import Indicators
import Lifecycle
import Postgres
import Tenancy

extension Finding {
    /// Throws unless a member may write its plan now; `FindingRefusal` where it stands.
    package func requirePlanning(by member: Member, at college: College) throws {
        try member.require(.mendFinding, at: college)
        guard !college.state.isFinal else { throw FindingRefusal.notTaken }
        guard state == .open else { throw FindingRefusal.planStands(state) }
    }

    /// Throws unless a member may say what became of an action now.
    package func requireSettling(by member: Member, at college: College) throws {
        try member.require(.mendFinding, at: college)
        guard !college.state.isFinal else { throw FindingRefusal.notTaken }
        guard state == .planAccepted else { throw FindingRefusal.planStands(state) }
    }
}

extension CorrectiveAction {
    /// Everything that is missing of an action; empty if nothing is.
    package static func refusals(text: String, owner: String, due: Day?, shownBy: String) -> [FindingRefusal] {
        (text.isEmpty ? [.actionTextMissing] : []) + (owner.isEmpty ? [.actionOwnerMissing] : [])
            + (due == nil ? [.actionDueMissing] : []) + (shownBy.isEmpty ? [.actionShownMissing] : [])
    }
}

extension Database {
    /// Writes a finding's cause, how it was found, and the effect that is to be agreed. Throws `FindingRefusal`.
    package func plan(
        _ plan: FindingPlan,
        for number: Int,
        at id: Identifier<College>,
        by act: Act
    ) async throws {
        try await self.act(act) { scope in
            var work = try await scope.work(at: id, for: .mendFinding)
            var finding = try work.finding(number)
            try finding.requirePlanning(by: act.member, at: work.college)
            try WrittenText.remark.check(plan.cause)
            try WrittenText.title.check(plan.methodWords)
            if let criterion = plan.criterion {
                let book = try await scope.indicatorBook()
                guard let indicator = finding.indicator.flatMap({ book[$0] }) else {
                    throw FindingRefusal.indicatorUnknown
                }
                let refusals = criterion.refusals(indicator, book, on: Day(act.at, in: work.college.zone))
                if let refusal = refusals.first { throw refusal }
            }
            finding.plan = FindingPlan(
                cause: plan.cause,
                method: plan.method,
                methodWords: plan.methodWords,
                criterion: plan.criterion,
                actions: finding.plan.actions,
                preparedBy: finding.plan.preparedBy.union([act.member.id])
            )
            try await scope.write(finding.plan, of: number, at: work.college)
            work.keep(finding)
            return try await work.deed((), work.entry("mend-finding", number), at: act.at)
        }
    }

    /// Adds an action to a finding's plan. Throws `FindingRefusal`.
    @discardableResult
    package func addAction(
        to number: Int,
        at id: Identifier<College>,
        text: String,
        owner: String,
        due: Day?,
        shownBy: String,
        by act: Act
    ) async throws -> CorrectiveAction {
        try await self.act(act) { scope in
            var work = try await scope.work(at: id, for: .mendFinding)
            var finding = try work.finding(number)
            try finding.requirePlanning(by: act.member, at: work.college)
            let refusals = CorrectiveAction.refusals(text: text, owner: owner, due: due, shownBy: shownBy)
            if let refusal = refusals.first { throw refusal }
            guard let due else { throw FindingRefusal.actionDueMissing }
            try WrittenText.remark.check(text, shownBy)
            try WrittenText.title.check(owner)
            let last = finding.plan.actions.last?.number ?? 0
            let action = CorrectiveAction(last + 1, text: text, owner: owner, due: due, shownBy: shownBy)
            finding.plan.actions.append(action)
            finding.plan.preparedBy.insert(act.member.id)
            try await scope.write(finding.plan, of: number, at: work.college)
            try await scope.execute(Scope.insertion(of: [(number, action)], work.college))
            work.keep(finding)
            return try await work.deed(
                action,
                work.entry("add-action", number, ["action": "\(action.number)"]),
                at: act.at
            )
        }
    }

    /// Takes an action out of a plan that nobody has submitted. Throws `FindingRefusal`.
    package func removeAction(_ action: Int, of number: Int, at id: Identifier<College>, by act: Act) async throws {
        try await self.act(act) { scope in
            let work = try await scope.work(at: id, for: .mendFinding)
            let finding = try work.finding(number)
            try finding.requirePlanning(by: act.member, at: work.college)
            let deleted = try await scope.execute(
                """
                DELETE FROM closed_loop.action
                WHERE \(scope.own(work.college)) AND finding = \(Int32(number)) AND number = \(Int32(action))
                """
            )
            guard deleted == 1 else { throw NotFound(what: "action") }
            return Deed(work.entry("remove-action", number, ["action": "\(action)"]))
        }
    }

    /// Says of an action that it is done, or dropped with a reason, or to be done after all. Throws `FindingRefusal`.
    package func settle(
        _ action: Int,
        of number: Int,
        at id: Identifier<College>,
        as state: CorrectiveAction.State,
        words: String,
        by act: Act
    ) async throws {
        try await self.act(act) { scope in
            let work = try await scope.work(at: id, for: .mendFinding)
            let finding = try work.finding(number)
            try finding.requireSettling(by: act.member, at: work.college)
            guard finding.plan.actions.contains(where: { $0.number == action }) else {
                throw NotFound(what: "action")
            }
            let words = words.trimmingCharacters(in: .whitespacesAndNewlines)
            try WrittenText.remark.check(words)
            guard state != .dropped || !words.isEmpty else { throw FindingRefusal.actionWordsMissing }
            let isOpen = state == .open
            let today = Day(act.at, in: work.college.zone)
            try await scope.execute(
                """
                UPDATE closed_loop.action
                SET state = \(state), words = \(words), settled_on = \(isOpen ? nil : today),
                    settled_by = \(isOpen ? nil : act.member.fullName)
                WHERE \(scope.own(work.college)) AND finding = \(Int32(number)) AND number = \(Int32(action))
                """
            )
            let details = ["action": "\(action)", "state": state.rawValue]
            return Deed(work.entry("settle-action", number, details))
        }
    }
}

extension Scope {
    /// The findings of a college, locked for whoever may do this to it.
    func work(at id: Identifier<College>, for right: Right) async throws -> FindingWork {
        try await FindingWork(try await lock(try await college(id).college, for: right), in: self)
    }

    /// Writes a plan but for its actions.
    func write(_ plan: FindingPlan, of number: Int, at college: College) async throws {
        try await execute(
            """
            INSERT INTO closed_loop.plan (tenant_id, college_id, programme_id, finding, cause, method, method_words,
                criterion_from, criterion_to, criterion_period, prepared_by)
            VALUES (\(college.tenant), \(college.id), \(college.programme), \(Int32(number)), \(plan.cause),
                \(plan.method), \(plan.methodWords), \(plan.criterion?.from), \(plan.criterion?.to),
                \(plan.criterion?.period.identifier), \(Array(plan.preparedBy)))
            ON CONFLICT (tenant_id, college_id, finding) DO UPDATE
            SET cause = EXCLUDED.cause, method = EXCLUDED.method, method_words = EXCLUDED.method_words,
                criterion_from = EXCLUDED.criterion_from, criterion_to = EXCLUDED.criterion_to,
                criterion_period = EXCLUDED.criterion_period, prepared_by = EXCLUDED.prepared_by
            """
        )
    }
}
