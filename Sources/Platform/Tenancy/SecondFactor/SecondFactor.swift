import Foundation
import Postgres

/// A member's second factor as its owner sees it.
package struct SecondFactor: Sendable, Hashable {
    package let since: Date
    /// How many recovery codes are left.
    package let codesLeft: Int
}

/// Why a second factor was not set up or taken away.
package enum SecondFactorRefusal: Error, Sendable, Hashable {
    /// What should be the secret of the page is none.
    case secretMalformed
    /// The code is not one that the app shows now for this secret.
    case codeWrong
    /// The member has one already.
    case there
    /// The member has none.
    case missing
    /// The programme asks one of the member's role.
    case needed
}

extension Scope {
    /// The member's own; nil where they have none.
    package func secondFactor() async throws -> SecondFactor? {
        try await acting(as: "sign-in") {
            try await first(
                """
                SELECT since, (
                    SELECT count(*) FROM tenancy.recovery_code
                    WHERE tenant_id = \(member.organisation) AND member_id = \(member.id)
                )
                FROM tenancy.second_factor
                WHERE tenant_id = \(member.organisation) AND member_id = \(member.id)
                """
            ) { (since: Date, left: Int) in SecondFactor(since: since, codesLeft: left) }
        }
    }

    /// Takes a member's second factor and recovery codes away.
    func dropSecondFactor(of owner: Identifier<Member>, in tenant: Identifier<Organisation>) async throws {
        try await acting(as: "sign-in") {
            try await execute("DELETE FROM tenancy.recovery_code WHERE tenant_id = \(tenant) AND member_id = \(owner)")
            try await execute("DELETE FROM tenancy.second_factor WHERE tenant_id = \(tenant) AND member_id = \(owner)")
            try await execute("SELECT pg_notify('tenancy_session', '')")
        }
    }
}

extension Transaction {
    /// Whether codes are asked of a member.
    func hasSecondFactor(_ member: Member) async throws -> Bool {
        try await one(
            """
            SELECT count(*) > 0 FROM tenancy.second_factor
            WHERE tenant_id = \(member.organisation) AND member_id = \(member.id)
            """
        )
    }

    /// Uses a code of a member's second factor up, one of the app's or a recovery code; false for one that is wrong or was
    /// used before.
    func spend(_ code: String, of member: Member, opening seal: Seal?, now: Date) async throws -> Bool {
        let own: SQL = "tenant_id = \(member.organisation) AND member_id = \(member.id)"
        if let recovery = RecoveryCode(typed: code) {
            return try await execute("DELETE FROM tenancy.recovery_code WHERE \(own) AND hash = \(recovery.hash)") == 1
        }
        let factor = try await first("SELECT secret, sealed, last_step FROM tenancy.second_factor WHERE \(own)") {
            (secret: [UInt8], isSealed: Bool, last: Int) in (secret: secret, isSealed: isSealed, last: last)
        }
        guard let factor else { return false }
        let typed = code.filter { !$0.isWhitespace }
        let totp = TOTP(secret: try factor.isSealed ? seal.opened(factor.secret, of: member.id) : factor.secret)
        guard let step = totp.step(of: typed, at: now, after: factor.last) else { return false }
        // Of two who show it at once, one finds it used.
        return try await execute(
            "UPDATE tenancy.second_factor SET last_step = \(step) WHERE \(own) AND last_step < \(step)"
        ) == 1
    }
}
