import Foundation
import Postgres

/// What headquarters types to add a lead college or a partner.
package struct NewOrganisation: Sendable {
    package let kind: Organisation.Kind
    package let nameZh: String
    package let nameEn: String
    /// ISO 3166-1 alpha-2.
    package let country: String

    /// What is wrong with a field.
    package enum Fault: String, Error, Sendable, Hashable, CaseIterable {
        case kind, nameZh, nameEn, country
        /// A name can't be printed on one line, or is too long.
        case nameZhUnprintable, nameEnUnprintable, nameZhLong, nameEnLong
        /// A name has a character that nobody sees.
        case nameZhInvisible, nameEnInvisible
        /// An organisation of the programme has this Chinese or English name already.
        case nameZhTaken, nameEnTaken
    }

    /// The fields without surrounding white space; throws nothing: `faults` says what is wrong with them.
    package init(kind: Organisation.Kind, nameZh: String, nameEn: String, country: String) {
        self.kind = kind
        self.nameZh = PrintedName.trimmed(nameZh)
        self.nameEn = PrintedName.trimmed(nameEn)
        self.country = country.uppercased()
    }

    /// Every fault of the fields, in their order, those of names that are taken already too.
    package func faults(besides existing: [OrganisationEntry]) -> [Fault] {
        var faults: [Fault] = []
        if kind != .leadCollege && kind != .partner { faults.append(.kind) }
        switch PrintedName.fault(of: nameZh) {
        case .missing?: faults.append(.nameZh)
        case .unprintable?: faults.append(.nameZhUnprintable)
        case .invisible?: faults.append(.nameZhInvisible)
        case .long?: faults.append(.nameZhLong)
        case nil: break
        }
        if existing.contains(where: { $0.organisation.nameZh == nameZh }) { faults.append(.nameZhTaken) }
        switch PrintedName.fault(of: nameEn) {
        case .missing?: faults.append(.nameEn)
        case .unprintable?: faults.append(.nameEnUnprintable)
        case .invisible?: faults.append(.nameEnInvisible)
        case .long?: faults.append(.nameEnLong)
        case nil: break
        }
        if existing.contains(where: { $0.organisation.nameEn.lowercased() == nameEn.lowercased() }) {
            faults.append(.nameEnTaken)
        }
        // Lead colleges are Chinese, partners are abroad.
        let isChinese = country == "CN"
        if country.wholeMatch(of: /[A-Z]{2}/) == nil || isChinese != (kind == .leadCollege) { faults.append(.country) }
        return faults
    }

    /// The role of the first member: the administrator of a lead college, or whoever speaks for a partner.
    package var firstRole: Role { kind == .partner ? .partner : .collegeAdmin }
}

/// Why an organisation was not added: every fault of its fields.
package struct OrganisationRefusal: Error, Sendable, Hashable {
    package let faults: [NewOrganisation.Fault]

    /// These faults, all of them.
    package init(faults: [NewOrganisation.Fault]) {
        self.faults = faults
    }
}

extension Database {
    /// Adds a lead college or partner to the administrator's programme together with its first member, in the audit
    /// trail of headquarters. Throws `OrganisationRefusal`, or `MemberRefusal` for the member.
    package func add(
        _ new: NewOrganisation,
        first: NewMember,
        by act: Act
    ) async throws -> Organisation {
        let admin = act.member
        try admin.require(.addOrganisation)
        let password = try await passwords.hash(first.password, for: "member:\(admin.id)")
        return try await self.act(act) { scope in
            try await scope.lockOrganisations()
            let faults = new.faults(besides: try await scope.organisations())
            guard faults.isEmpty else { throw OrganisationRefusal(faults: faults) }
            let organisation = Organisation(kind: new.kind, nameZh: new.nameZh, nameEn: new.nameEn)
            try await scope.insert(organisation, country: new.country)
            let member = first.member(of: organisation.id, in: admin.programme, as: new.firstRole)
            try await scope.insert(member, password: password, givenUntil: act.at + Password.lifetimeOfGiven)
            let details = ["nameZh": new.nameZh, "kind": new.kind.rawValue, "first": "\(member.id)"]
            return Deed(
                organisation,
                AuditEntry("tenancy.add-organisation", of: "\(organisation.id)", details: details)
            )
        }
    }
}

extension Scope {
    /// Lets one at a time add organisations to a programme, so that no name is given twice.
    func lockOrganisations() async throws {
        try await execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('organisation ' || \("\(member.programme)"), 0))"
        )
    }
}
