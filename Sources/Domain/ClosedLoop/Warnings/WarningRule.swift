import Foundation
import Number
import Postgres
import Tenancy

/// A rule as it is in force in a programme.
package struct WarningRule: Sendable, Hashable {
    package let kind: WarningKind
    package let isOn: Bool
    /// In how many days a warning is to be answered.
    package let days: Int
    /// By their names; what isn't there is as the kind has it.
    package let limits: [String: Number]
    /// How often headquarters has set it.
    package let number: Int
    /// When it last did; nil where it never has.
    package let setAt: Date?

    /// A rule of a kind.
    package init(
        _ kind: WarningKind,
        isOn: Bool,
        days: Int,
        limits: [String: Number] = [:],
        number: Int = 0,
        setAt: Date? = nil
    ) {
        (self.kind, self.isOn, self.days, self.limits) = (kind, isOn && kind.isBuilt, days, limits)
        (self.number, self.setAt) = (number, setAt)
    }

    /// As every programme begins with it.
    package init(standard kind: WarningKind) {
        self.init(kind, isOn: kind.isOnByDefault, days: kind.days)
    }

    /// A limit as it is in force.
    package func limit(_ limit: WarningLimit) -> Number { limits[limit.rawValue] ?? limit.standard }
}

/// Why a rule was not set.
package enum WarningRuleRefusal: Error, Sendable, Hashable {
    /// Nothing makes what it would judge yet.
    case notBuilt
    /// Days to answer are 1 to 365.
    case days
    /// A limit that the rule doesn't have, or that may not be this.
    case limit(String)
}

extension Database {
    /// Switches a rule on or off and sets its limits and days, from now on. Throws `WarningRuleRefusal`.
    package func setWarningRule(_ rule: WarningRule, by act: Act) async throws {
        try act.require(.setWarningRules)
        guard rule.kind.isBuilt else { throw WarningRuleRefusal.notBuilt }
        guard (1...365).contains(rule.days) else { throw WarningRuleRefusal.days }
        for (name, value) in rule.limits {
            guard let limit = WarningLimit(rawValue: name), rule.kind.limits.contains(limit), limit.allows(value) else {
                throw WarningRuleRefusal.limit(name)
            }
        }
        try await self.act(act) { scope in
            try await scope.execute(
                """
                INSERT INTO closed_loop.warning_rule (programme_id, kind, number, is_on, days, limits, set_at, set_by)
                SELECT \(act.member.programme), \(rule.kind), coalesce(max(number), 0) + 1, \(rule.isOn),
                    \(Int32(rule.days)), \(JSON(rule.limits)), \(act.at), \(act.member.id)
                FROM closed_loop.warning_rule
                WHERE programme_id = \(act.member.programme) AND kind = \(rule.kind)
                """
            )
            var details = rule.limits.mapValues { "\($0)" }
            details["on"] = "\(rule.isOn)"
            details["days"] = "\(rule.days)"
            return Deed(AuditEntry("closed-loop.set-warning-rule", of: rule.kind.rawValue, details: details))
        }
    }
}

extension Scope {
    /// The rules of the member's programme, one of each kind, in the kinds' order.
    package func warningRules() async throws -> [WarningRule] {
        let set = try await all(
            """
            SELECT DISTINCT ON (kind) kind, is_on, days, limits, number, set_at FROM closed_loop.warning_rule
            WHERE programme_id = \(member.programme)
            ORDER BY kind, number DESC
            """
        ) { (kind: WarningKind, isOn: Bool, days: Int, limits: JSON<[String: Number]>, number: Int, at: Date) in
            WarningRule(kind, isOn: isOn, days: days, limits: limits.value, number: number, setAt: at)
        }
        return WarningKind.allCases.map { kind in set.first { $0.kind == kind } ?? WarningRule(standard: kind) }
    }
}
