import Foundation
import Postgres

/// By what somebody shows, besides their session, that a second factor is theirs to change.
package enum SecondFactorProof: Sendable {
    /// Their password, from an address and with the token by which their browser is known.
    case password(String, address: String, device: String?)
    /// They have just shown it, signing in, and may not go on without a second factor.
    case justEntered
}

extension Database {
    /// Sets up a second factor whose secret the member's app has by now, with the entry in the audit trail; its recovery
    /// codes, which are kept nowhere as they are. Throws `SecondFactorRefusal`, or `PasswordRefusal`.
    package func setUp(
        _ factor: TOTP,
        code: String,
        proof: SecondFactorProof,
        by act: Act
    ) async throws -> [RecoveryCode] {
        guard let step = factor.step(of: code.filter { !$0.isWhitespace }, at: act.at, after: 0) else {
            throw SecondFactorRefusal.codeWrong
        }
        let counted = try await check(proof, by: act)
        let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode() }
        try await self.act(act) { _ in
            Deed(AuditEntry("tenancy.set-up-second-factor", of: "\(act.member.id)")) { scope in
                try await scope.insert(factor, sealedBy: seal, step: step, at: act.at)
                try await scope.replaceRecoveryCodes(with: codes)
                if let counted { try await scope.takeBack(counted, now: act.at) }
            }
        }
        return codes
    }

    /// Makes new recovery codes in place of those that are left, with the entry in the audit trail. Throws
    /// `SecondFactorRefusal.missing`, or `PasswordRefusal`.
    package func renewRecoveryCodes(proof: SecondFactorProof, by act: Act) async throws -> [RecoveryCode] {
        let counted = try await check(proof, by: act)
        let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode() }
        try await self.act(act) { scope in
            guard try await scope.secondFactor() != nil else { throw SecondFactorRefusal.missing }
            return Deed(AuditEntry("tenancy.renew-recovery-codes", of: "\(act.member.id)")) { scope in
                try await scope.replaceRecoveryCodes(with: codes)
                if let counted { try await scope.takeBack(counted, now: act.at) }
            }
        }
        return codes
    }

    /// Takes the member's own second factor away, with the entry in the audit trail. Throws `SecondFactorRefusal.needed`
    /// where the programme asks it of their role, or `PasswordRefusal`.
    package func dropSecondFactor(proof: SecondFactorProof, of visitor: Visitor, by act: Act) async throws {
        guard !visitor.needsSecondFactor else { throw SecondFactorRefusal.needed }
        let counted = try await check(proof, by: act)
        try await self.act(act) { scope in
            guard try await scope.secondFactor() != nil else { throw SecondFactorRefusal.missing }
            return Deed(AuditEntry("tenancy.drop-second-factor", of: "\(act.member.id)")) { scope in
                try await scope.dropSecondFactor(of: act.member.id, in: act.member.organisation)
                if let counted { try await scope.takeBack(counted, now: act.at) }
            }
        }
    }

    private func check(_ proof: SecondFactorProof, by act: Act) async throws -> CountedTry? {
        switch proof {
        case .justEntered: nil
        case .password(let words, let address, let device):
            try await check(words, address: address, device: device, by: act)
        }
    }
}

extension Database {
    /// Lets somebody in whose password was right, by a code of their second factor or a recovery code. Failures count as
    /// those of passwords do. Throws `SignInRefusal`.
    ///
    /// - Parameters:
    ///   - session: the one that awaits the code; it ends, and another begins.
    ///   - client: the address that they come from.
    ///   - request: what the logs call the request.
    ///   - device: what the browser's cookie says.
    package func signIn(
        code: String,
        in session: Session,
        client: String,
        request: String = "",
        device: String?,
        agent: String,
        now: Date
    ) async throws -> SignedIn {
        guard let entrant = try await entrant(of: session, now: now), entrant.step == .code else {
            throw SignInRefusal.over
        }
        let member = entrant.visitor.member
        let from = request.isEmpty ? client : "\(client) \(request)"
        let counted = try await countTry(at: member.name, from: client, device: device, now: now)
        guard try await asSignIn({ try await $0.spend(code, of: member, opening: seal, now: now) }) else {
            try await act(Act(member, at: now, from: from)) { _ in
                Deed.quiet(AuditEntry("tenancy.sign-in-failed", of: "\(member.id)", details: ["at": "code"]))
            }
            throw SignInRefusal.codeWrong
        }
        let entry = Entry(client: client, agent: agent, old: session, from: from, now: now)
        return try await open(entrant.visitor, after: counted, entry)
    }

    /// Says whether those who decide need a second factor in the administrator's programme, with the entry in the audit
    /// trail.
    package func setSecondFactor(needed isNeeded: Bool, by act: Act) async throws {
        try act.require(.setSignInRule, at: .headquarters)
        try await self.act(act) { scope in
            let own: SQL = "programme_id = \(act.member.programme)"
            let before: Bool = try await scope.one(
                "SELECT second_factor FROM tenancy.programme WHERE \(own) FOR NO KEY UPDATE"
            )
            let (action, object) = ("tenancy.set-sign-in-rule", "\(act.member.programme)")
            let seen = Programme.signInFields(needsSecondFactor: before)
            try await scope.requireUnchanged(since: act, seen, [action], of: object)
            guard before != isNeeded else { return .nothing }
            try await scope.execute("UPDATE tenancy.programme SET second_factor = \(isNeeded) WHERE \(own)")
            return Deed(AuditEntry(action, of: object, details: ["needed": "\(isNeeded)"])) { scope in
                _ = try await scope.execute("SELECT pg_notify('tenancy_session', '')")
            }
        }
    }
}

extension Scope {
    fileprivate func insert(_ factor: TOTP, sealedBy seal: Seal?, step: Int, at now: Date) async throws {
        let secret = try seal?.sealed(factor.secret, of: member.id)
        let written = try await acting(as: "sign-in") {
            try await execute(
                """
                INSERT INTO tenancy.second_factor (tenant_id, member_id, secret, sealed, since, last_step)
                VALUES (\(member.organisation), \(member.id), \(secret ?? factor.secret), \(secret != nil), \(now),
                    \(step))
                ON CONFLICT (tenant_id, member_id) DO NOTHING
                """
            )
        }
        guard written == 1 else { throw SecondFactorRefusal.there }
    }

    fileprivate func replaceRecoveryCodes(with codes: [RecoveryCode]) async throws {
        try await acting(as: "sign-in") {
            try await execute(
                """
                DELETE FROM tenancy.recovery_code
                WHERE tenant_id = \(member.organisation) AND member_id = \(member.id)
                """
            )
            for code in codes {
                try await execute(
                    """
                    INSERT INTO tenancy.recovery_code (tenant_id, member_id, hash)
                    VALUES (\(member.organisation), \(member.id), \(code.hash))
                    """
                )
            }
            try await execute("SELECT pg_notify('tenancy_session', '')")
        }
    }
}
