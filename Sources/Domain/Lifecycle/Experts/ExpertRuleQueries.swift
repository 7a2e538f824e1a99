import Foundation
import Number
import Postgres
import Tenancy

/// Why a programme's rule for applications was not set; each case names the figure to mend.
package enum ExpertRuleRefusal: Error, Sendable, Hashable {
    /// Not within `ExpertRule.experts`.
    case experts
    /// Not within `ExpertRule.means`, or with more than two decimals.
    case mean
}

extension ExpertRule {
    /// What of it can be changed.
    package var fields: [String: String] { ["experts": "\(minimumExperts)", "mean": "\(minimumMean)"] }
}

extension Scope {
    /// The rule for applications of the member's programme; the usual one where it has set none.
    package func expertRule() async throws -> ExpertRule {
        try await first(
            "SELECT minimum_experts, minimum_mean FROM lifecycle.rule WHERE programme_id = \(member.programme)"
        ) { (experts: Int, mean: Number) in
            ExpertRule(minimumExperts: experts, minimumMean: mean)
        } ?? ExpertRule()
    }

    /// Sets the programme's rule, and says what the audit trail is to hear of it. For
    /// loading a whole programme; everybody else asks `Database.set`.
    package func set(_ rule: ExpertRule) async throws -> AuditEntry {
        try member.require(.setExpertRule)
        let (experts, mean) = (rule.minimumExperts, rule.minimumMean)
        let refusals = ExpertRule.refusals(minimumExperts: experts, minimumMean: mean)
        if let refusal = refusals.first { throw refusal }
        let before = try await expertRule()
        try await execute(
            """
            INSERT INTO lifecycle.rule (programme_id, minimum_experts, minimum_mean)
            VALUES (\(member.programme), \(Int16(rule.minimumExperts)), \(rule.minimumMean))
            ON CONFLICT (programme_id) DO UPDATE
            SET minimum_experts = EXCLUDED.minimum_experts, minimum_mean = EXCLUDED.minimum_mean
            """
        )
        let details = [
            "experts": "\(before.minimumExperts) → \(rule.minimumExperts)",
            "mean": "\(before.minimumMean) → \(rule.minimumMean)",
        ]
        return AuditEntry("lifecycle.set-rule", of: "\(member.programme)", details: details)
    }
}

extension Database {
    /// Sets the programme's rule for applications.
    package func set(_ rule: ExpertRule, by act: Act) async throws {
        try await self.act(act) { scope in
            try act.require(.setExpertRule)
            // One after the other, also where none was ever set.
            try await scope.execute(
                "SELECT 1 FROM tenancy.programme WHERE programme_id = \(act.member.programme) FOR NO KEY UPDATE"
            )
            try await scope.requireUnchanged(
                since: act,
                scope.expertRule().fields,
                ["lifecycle.set-rule"],
                of: "\(act.member.programme)"
            )
            return Deed(try await scope.set(rule))
        }
    }
}
