import Postgres
import Tenancy

/// What a programme's headquarters lets a file be.
package struct EvidenceRule: Sendable, Hashable {
    /// Megabytes that may be set.
    package static let megabytes = 1...1_024

    /// Bytes of the largest file.
    package var largest = 50 << 20

    /// The usual rule.
    package init() {}

    /// A rule of so many megabytes; throws `EvidenceRefusal.limit`.
    package init(megabytes: Int?) throws(EvidenceRefusal) {
        guard let megabytes, Self.megabytes.contains(megabytes) else { throw .limit }
        largest = megabytes << 20
    }

    /// The same in megabytes.
    package var megabytes: Int { largest >> 20 }

    /// What of it can be changed.
    package var fields: [String: String] { ["megabytes": "\(megabytes)"] }
}

extension Scope {
    /// The rule of the member's programme; the usual one where it has set none.
    package func evidenceRule() async throws -> EvidenceRule {
        var rule = EvidenceRule()
        let largest: Int? = try await first(
            "SELECT largest FROM evidence.rule WHERE programme_id = \(member.programme)"
        )
        if let largest { rule.largest = largest }
        return rule
    }
}

extension Database {
    /// Sets the programme's rule for files.
    package func set(_ rule: EvidenceRule, by act: Act) async throws {
        try await self.act(act) { scope in
            try act.require(.setEvidenceRule)
            // One after the other, also where none was ever set.
            try await scope.execute(
                "SELECT 1 FROM tenancy.programme WHERE programme_id = \(act.member.programme) FOR NO KEY UPDATE"
            )
            let before = try await scope.evidenceRule()
            try await scope.requireUnchanged(
                since: act,
                before.fields,
                ["evidence.set-rule"],
                of: "\(act.member.programme)"
            )
            try await scope.execute(
                """
                INSERT INTO evidence.rule (programme_id, largest)
                VALUES (\(act.member.programme), \(Int64(rule.largest)))
                ON CONFLICT (programme_id) DO UPDATE SET largest = EXCLUDED.largest
                """
            )
            let details = ["megabytes": "\(before.megabytes) → \(rule.megabytes)"]
            return Deed(AuditEntry("evidence.set-rule", of: "\(act.member.programme)", details: details))
        }
    }
}
