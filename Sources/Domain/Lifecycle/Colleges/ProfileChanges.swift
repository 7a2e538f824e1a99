import Foundation
import Postgres
import Tenancy

/// What of a college its people write themselves, besides what is decided on it.
package struct CollegeProfile: Sendable, Hashable {
    package let nameZh: String
    package let nameEn: String
    package let cityZh: String
    package let cityEn: String

    /// The names as they are to be; none of them empty.
    package init(nameZh: String, nameEn: String, cityZh: String, cityEn: String) {
        self.nameZh = nameZh
        self.nameEn = nameEn
        self.cityZh = cityZh
        self.cityEn = cityEn
    }

    /// Field to text.
    package var fields: [String: String] {
        ["nameZh": nameZh, "nameEn": nameEn, "cityZh": cityZh, "cityEn": cityEn]
    }
}

extension College {
    /// Its names as they are.
    package var profile: CollegeProfile {
        CollegeProfile(nameZh: nameZh, nameEn: nameEn, cityZh: cityZh, cityEn: cityEn)
    }

    /// How a member may change its names: freely while it is a draft, then with a reason. Throws `Forbidden`.
    package func wayOfChange(by member: Member) throws -> ChangeWay {
        try member.require(state == .draft ? .beginCollege : .correctProfile, at: self)
        return state == .draft ? .freely : .withReason
    }

    /// Throws `Forbidden`, or `ChangeRefusal` where its application was ever submitted: what keeps a member from taking its
    /// draft away.
    package func requireWithdrawable(by member: Member) throws {
        try member.require(.beginCollege, at: self)
        guard state == .draft, version == 0 else { throw ChangeRefusal.submitted }
    }
}

extension Database {
    /// Changes a college's names, with a reason once its application was submitted. Throws `ChangeRefusal`.
    package func changeProfile(
        of id: Identifier<College>,
        to profile: CollegeProfile,
        reason: String = "",
        by act: Act
    ) async throws {
        let reason = reason.trimmingCharacters(in: .whitespacesAndNewlines)
        try await self.act(act) { scope in
            let seen = try await scope.college(id).college
            _ = try seen.wayOfChange(by: act.member)
            try WrittenText.title.check(profile.nameZh, profile.nameEn, profile.cityZh, profile.cityEn)
            try WrittenText.remark.check(reason)
            guard let college = try await scope.lockedCollege(seen)?.college else { throw NotFound(what: "college") }
            let way = try college.wayOfChange(by: act.member)
            try await scope.requireUnchanged(
                since: act,
                college.profile.fields,
                ["lifecycle.change-profile"],
                of: "\(id)"
            )
            try way.require(reason)
            let (was, became) = (college.profile.fields, profile.fields)
            if way == .withReason {
                try await scope.note(.profile, 0, of: college, was: was, became: became, reason: reason, at: act.at)
            }
            try await scope.execute(
                """
                UPDATE lifecycle.college
                SET name_zh = \(profile.nameZh), name_en = \(profile.nameEn), city_zh = \(profile.cityZh),
                    city_en = \(profile.cityEn)
                WHERE \(scope.own(college))
                """
            )
            let details = was.merging(["reason": reason]) { $1 }.filter { !$0.value.isEmpty }
            return Deed(AuditEntry("lifecycle.change-profile", of: "\(id)", details: details))
        }
    }

    /// Takes away the draft of an application that nobody has ever submitted, with the documents on file. Throws
    /// `ChangeRefusal`, also where something else of the programme refers to it.
    package func withdrawDraft(_ id: Identifier<College>, by act: Act) async throws {
        do {
            try await self.act(act) { scope in
                let seen = try await scope.college(id).college
                try seen.requireWithdrawable(by: act.member)
                guard let college = try await scope.lockedCollege(seen)?.college else {
                    throw NotFound(what: "college")
                }
                try college.requireWithdrawable(by: act.member)
                for table: SQL in ["lifecycle.document", "lifecycle.milestone", "lifecycle.college"] {
                    try await scope.execute("DELETE FROM \(table) WHERE \(scope.own(college))")
                }
                let details = ["code": college.code, "country": college.country, "nameZh": college.nameZh]
                return Deed(AuditEntry("lifecycle.withdraw-draft", of: "\(id)", details: details)) { scope in
                    try await scope.hide(college)
                }
            }
        } catch let error as PostgresError where error.state == .foreignKeyViolation {
            throw ChangeRefusal.submitted
        }
    }
}

extension Scope {
    /// Takes a college from what its partner may see.
    fileprivate func hide(_ college: College) async throws {
        _ = try await acting(as: "hq-admin") {
            try await execute(
                """
                UPDATE tenancy.organisation SET colleges = array_remove(colleges, \(college.id))
                WHERE tenant_id = \(college.partner)
                """
            )
        }
        try await execute("SELECT pg_notify('tenancy_session', '')")
    }
}
