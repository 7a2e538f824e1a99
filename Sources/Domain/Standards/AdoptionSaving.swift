import Evidence
import Foundation
import Language
import Postgres
import Published
import Tenancy

extension Scope {
    /// Proposes an adoption, or changes one that the member's own organisation has proposed and headquarters has not
    /// decided on. A partner and those who keep standards do; of a standard that this member may not read, nobody does.
    /// Saving what is already there does nothing and gives false. Throws `AdoptionRefusal`, or `KeptElsewhere` where
    /// another organisation has proposed it.
    @discardableResult
    package func save(_ adoption: Adoption, at date: Date) async throws -> Bool {
        try member.require(.keepAdoptions)
        guard adoption.document != nil else { throw AdoptionRefusal.documentMissing }
        guard adoption.date != nil else { throw AdoptionRefusal.dateMissing }
        let standard = try await one(
            """
            SELECT code, version FROM standards.standard
            WHERE programme_id = \(member.programme) AND standard_id = \(adoption.standard)
            """,
            of: "standard"
        ) { (code: String, version: Version) in (code: code, version: version) }
        try await checkKeeper(of: adoption, code: standard.code)
        if let stored = try await adoptions(ofStandard: standard.code).first(where: { $0.adoption.id == adoption.id }) {
            if stored.adoption == adoption { return false }
            if let refusal = stored.refusalOfChange { throw refusal }
        }
        try await write(adoption, of: standard, at: date)
        return true
    }

    private func write(_ adoption: Adoption, of standard: (code: String, version: Version), at date: Date) async throws
    {
        let organisation = try await ownOrganisation()
        try await execute(
            """
            INSERT INTO standards.adoption (tenant_id, adoption_id, programme_id, standard_id, standard_code,
                standard_version, country, authority, level, document, adopted_on, illustrative, organisation_zh,
                organisation_en, proposed_by, proposed_by_name, proposed_at)
            VALUES (\(member.organisation), \(adoption.id), \(member.programme), \(adoption.standard),
                \(standard.code), \(standard.version.description), \(adoption.country), \(JSON(adoption.authority)),
                \(adoption.level), \(adoption.document.map(JSON.init)), \(adoption.date),
                \(adoption.illustrative.map(JSON.init)), \(organisation.nameZh), \(organisation.nameEn), \(member.id),
                \(member.fullName), \(date))
            ON CONFLICT (tenant_id, adoption_id) DO UPDATE
            SET standard_id = EXCLUDED.standard_id, standard_code = EXCLUDED.standard_code,
                standard_version = EXCLUDED.standard_version, country = EXCLUDED.country,
                authority = EXCLUDED.authority, level = EXCLUDED.level, document = EXCLUDED.document,
                adopted_on = EXCLUDED.adopted_on, illustrative = EXCLUDED.illustrative,
                proposed_by = EXCLUDED.proposed_by, proposed_by_name = EXCLUDED.proposed_by_name,
                proposed_at = EXCLUDED.proposed_at
            """
        )
    }

    /// Throws `KeptElsewhere` where another organisation of the programme has proposed this adoption.
    private func checkKeeper(of adoption: Adoption, code: String) async throws {
        try await lockKeeper(of: "adoption \(adoption.id)")
        try await checkKeeper(
            code,
            """
            SELECT tenant_id FROM standards.adoption
            WHERE programme_id = \(member.programme) AND adoption_id = \(adoption.id)
                AND tenant_id <> \(member.organisation)
            LIMIT 1
            """
        )
    }
}

extension Database {
    /// Proposes an adoption or changes the proposal, as `Scope.save` does; nobody hears of what is there already.
    package func propose(_ adoption: Adoption, by act: Act) async throws {
        try act.require(.adoptStandard)
        try adoption.checkLengths()
        try await self.act(act) { scope in
            try await scope.requireUnchanged(adoption, since: act)
            guard try await scope.save(adoption, at: act.at) else { return .nothing }
            let details = [
                "adoption": "\(adoption.id)", "country": adoption.country, "level": adoption.level.rawValue,
            ]
            return Deed(AuditEntry("standards.adopt", of: adoption.edition, details: details))
        }
    }

    /// Confirms a proposed adoption, which everybody reads from then on; never by whoever proposed it.
    package func confirmAdoption(_ id: Identifier<Adoption>, by act: Act) async throws {
        try act.require(.decideAdoption, at: .headquarters)
        try await self.act(act) { scope in
            let entry = try await scope.lockedAdoption(id)
            if let refusal = entry.refusalOfConfirmation(by: act.member) { throw refusal }
            try await scope.requireUnchanged(entry, since: act)
            try await scope.execute(
                """
                UPDATE standards.adoption
                SET published = true, confirmed_by = \(act.member.id), confirmed_by_name = \(act.member.fullName),
                    confirmed_at = \(act.at)
                WHERE tenant_id = \(entry.standing.tenant) AND adoption_id = \(id)
                """
            )
            try await scope.cite(
                [.adoption(id)],
                for: .adoption(id.uuid),
                of: entry.standing.tenant,
                at: act.at
            )
            let details = ["adoption": "\(id)", "country": entry.adoption.country]
            return Deed(AuditEntry("standards.confirm-adoption", of: entry.adoption.edition, details: details))
        }
    }

    /// Takes a proposal back, or withdraws at headquarters, with a reason, what was proposed or confirmed; that stays on
    /// record for headquarters and whoever proposed it.
    package func withdrawAdoption(_ id: Identifier<Adoption>, reason: String, by act: Act) async throws {
        let reason = reason.trimmingCharacters(in: .whitespacesAndNewlines)
        let isDecision = act.member.may(.decideAdoption)
        if !isDecision { try act.require(act.member.may(.adoptStandard) ? .adoptStandard : .decideAdoption) }
        try WrittenText.remark.check(reason)
        try await self.act(act) { scope in
            let entry: AdoptionEntry
            do {
                entry = try await scope.lockedAdoption(id)
            } catch let error as NotFound {
                // What a partner can't see isn't theirs to take back.
                if isDecision { throw error }
                throw Forbidden(.decideAdoption)
            }
            guard isDecision || entry.isOwn(to: act.member) else { throw Forbidden(.decideAdoption) }
            guard entry.mayBeWithdrawn(by: act.member) else {
                throw entry.standing.state == .withdrawn ? AdoptionRefusal.withdrawn : .confirmed
            }
            guard !reason.isEmpty || !isDecision else { throw AdoptionRefusal.reasonMissing }
            try await scope.requireUnchanged(entry, since: act)
            let row: SQL = "tenant_id = \(entry.standing.tenant) AND adoption_id = \(id)"
            try await scope.execute(
                isDecision
                    ? """
                    UPDATE standards.adoption
                    SET published = false, withdrawn_by = \(act.member.id), withdrawn_by_name = \(act.member.fullName),
                        withdrawn_at = \(act.at), reason = \(reason)
                    WHERE \(row)
                    """ : "DELETE FROM standards.adoption WHERE \(row)"
            )
            var details = ["adoption": "\(id)", "country": entry.adoption.country]
            if isDecision { details["reason"] = reason }
            return Deed(AuditEntry("standards.withdraw-adoption", of: entry.adoption.edition, details: details))
        }
    }
}

extension Scope {
    /// Throws `ChangedSince` where a proposal that is to be changed is another than was seen, or taken back.
    fileprivate func requireUnchanged(_ adoption: Adoption, since act: Act) async throws {
        guard act.sent?.seen != nil else { return }
        do {
            let entry = try await lockedAdoption(adoption.id)
            // What was decided on is refused for that.
            if entry.refusalOfChange == nil { try await requireUnchanged(entry, since: act) }
        } catch is NotFound {
            try await requireUnchanged([:], of: adoption, since: act)
        }
    }

    /// Throws `ChangedSince` where an adoption is another than was seen.
    fileprivate func requireUnchanged(_ entry: AdoptionEntry, since act: Act) async throws {
        try await requireUnchanged(entry.fields, of: entry.adoption, since: act)
    }

    private func requireUnchanged(_ fields: [String: String], of adoption: Adoption, since act: Act) async throws {
        try await requireUnchanged(
            since: act,
            fields,
            ["standards.adopt", "standards.confirm-adoption", "standards.withdraw-adoption"],
            of: adoption.edition,
            details: ["adoption": "\(adoption.id)"]
        )
    }
}

extension Adoption {
    /// Throws `TextTooLong`.
    fileprivate func checkLengths() throws(TextTooLong) {
        for text in [authority, document ?? LocalizedText()] {
            for language in text.languages { try WrittenText.citation.check(text[language]?.text) }
        }
    }

    /// The standard's code and version, as the audit trail names what is adopted.
    fileprivate var edition: String { "\(standardCode) \(standardVersion)" }
}
