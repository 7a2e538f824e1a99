import Calendar
import Collection
import Foundation
import Lifecycle
import Number
import Postgres
import Tenancy

/// A target that a lead college proposes for its overseas college, until headquarters agrees to it or says why not.
package struct TargetProposal: Sendable, Hashable {
    package let id: Identifier<TargetProposal>
    package let college: Identifier<College>
    package let tenant: Identifier<Organisation>
    package let indicator: String
    package let period: Period
    package let value: Number
    package let reason: String
    package let proposedAt: Date
    package let proposedBy: Identifier<Member>
    package let state: State
    package let answer: String

    /// What became of it.
    package enum State: String, Codable, Sendable, CaseIterable, PostgresCodable {
        case proposed, agreed, declined, withdrawn
    }
}

extension Database {
    /// Proposes a target for one's own college from its approval to its end. Throws `TargetRefusal`, `NotFound` or `Forbidden`.
    @discardableResult
    package func proposeTarget(
        _ setting: TargetSetting,
        at id: Identifier<College>,
        reason: String = "",
        by act: Act
    ) async throws -> Identifier<TargetProposal> {
        try WrittenText.remark.check(reason)
        return try await self.act(act) { scope in
            let college = try await scope.lock(try await scope.college(id).college, for: .proposeTarget)
            guard college.state.takesFindings else { throw TargetRefusal.notPlanned }
            guard let value = setting.value else { throw TargetRefusal.valueMissing }
            try setting.check(try await scope.indicatorBook(), on: try await scope.programmeDay(at: act.at))
            let waiting = try await scope.targetProposals(of: [college.id]).contains {
                $0.state == .proposed && $0.indicator == setting.indicator && $0.period == setting.period
            }
            if waiting { throw TargetRefusal.proposedAlready }
            let proposal = Identifier<TargetProposal>()
            try await scope.execute(
                """
                INSERT INTO indicators.target_proposal (tenant_id, proposal_id, programme_id, college_id, indicator,
                    period, value, reason, proposed_at, proposed_by)
                VALUES (\(college.tenant), \(proposal), \(college.programme), \(college.id), \(setting.indicator),
                    \(setting.period.identifier), \(value), \(reason), \(act.at), \(act.member.id))
                """
            )
            let details = ["indicator": setting.indicator, "period": setting.period.identifier, "value": "\(value)"]
            return Deed(proposal, AuditEntry("indicators.propose-target", of: "\(id)", details: details))
        }
    }

    /// Agrees to a proposal, which sets the target, or declines it with a reason. Throws `TargetRefusal`.
    package func decideTarget(
        _ id: Identifier<TargetProposal>,
        at college: Identifier<College>,
        agrees: Bool,
        answer: String = "",
        by act: Act
    ) async throws {
        try act.require(.setTargets)
        try WrittenText.remark.check(answer)
        try await self.act(act) { scope in
            _ = try await scope.lock(try await scope.college(college).college, for: .setTargets)
            let proposals = try await scope.targetProposals(of: [college])
            guard let proposal = proposals.first(where: { $0.id == id }) else { throw NotFound(what: "target") }
            guard proposal.state == .proposed else { throw TargetRefusal.decided }
            if !agrees, answer.isEmpty { throw TargetRefusal.reasonMissing }
            if agrees {
                let today = try await scope.programmeDay(at: act.at)
                let place = Place.college(college)
                let setting = TargetSetting(proposal.indicator, at: place, in: proposal.period, proposal.value)
                try setting.check(try await scope.indicatorBook(), on: today)
                _ = try await scope.set([setting], on: today, reason: proposal.reason, at: act.at)
            }
            try await scope.execute(
                """
                UPDATE indicators.target_proposal
                SET state = \(agrees ? TargetProposal.State.agreed : .declined), decided_at = \(act.at),
                    decided_by = \(act.member.id), answer = \(answer)
                WHERE tenant_id = \(proposal.tenant) AND proposal_id = \(id)
                """
            )
            let step = agrees ? "indicators.agree-target" : "indicators.decline-target"
            return Deed(AuditEntry(step, of: "\(college)", details: ["indicator": proposal.indicator]))
        }
    }
}

extension Scope {
    /// The proposals of these colleges, or of all that the member sees, the latest first.
    package func targetProposals(of colleges: [Identifier<College>]? = nil) async throws -> [TargetProposal] {
        let ofColleges: SQL = if let colleges { "AND college_id = ANY (\(colleges))" } else { "" }
        return try await all(
            """
            SELECT proposal_id, college_id, tenant_id, indicator, period, value, reason, proposed_at, proposed_by, state,
                answer
            FROM indicators.target_proposal
            WHERE programme_id = \(member.programme) \(ofColleges)
            ORDER BY proposed_at DESC, proposal_id
            """
        ) {
            (
                id: Identifier<TargetProposal>,
                college: Identifier<College>,
                tenant: Identifier<Organisation>,
                indicator: String,
                period: String,
                value: Number,
                reason: String,
                at: Date,
                by: Identifier<Member>,
                state: TargetProposal.State,
                answer: String
            ) in
            TargetProposal(
                id: id,
                college: college,
                tenant: tenant,
                indicator: indicator,
                period: try Period(identifier: period),
                value: value,
                reason: reason,
                proposedAt: at,
                proposedBy: by,
                state: state,
                answer: answer
            )
        }
    }
}
