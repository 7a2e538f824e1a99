import Foundation
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `A member who is kept` {
    @Test func `gets a new password, with which the old one and every session end`() async throws {
        let office = try await Office()
        let session = try await office.signIn(password: office.password).session
        let renewed = try await office.database.renewPassword(
            of: office.member.id,
            by: Act(office.admin, at: Date(), from: "here")
        )
        #expect(try await office.database.visitor(of: session, now: Date()) == nil)
        await #expect(throws: SignInRefusal.wrong) { try await office.signIn(password: office.password) }
        #expect(try await office.signIn(password: renewed).visitor.member.id == office.member.id)
        #expect(try await office.audited("tenancy.renew-password") == 1)
    }

    @Test func `can sign in at once with the new password, however often the old one was tried`() async throws {
        let office = try await Office()
        for _ in 0..<4 {
            await #expect(throws: SignInRefusal.self) { try await office.signIn(password: "not-the-password") }
        }
        let renewed = try await office.database.renewPassword(
            of: office.member.id,
            by: Act(office.admin, at: Date(), from: "here")
        )
        #expect(try await office.signIn(password: renewed).visitor.member.id == office.member.id)
    }

    @Test func `signs in no more once deactivated, and again once activated`() async throws {
        let office = try await Office()
        let session = try await office.signIn(password: office.password).session
        try await office.set(active: false, by: office.admin)
        #expect(try await office.database.visitor(of: session, now: Date()) == nil)
        await #expect(throws: SignInRefusal.wrong) { try await office.signIn(password: office.password) }
        try await office.set(active: true, by: office.admin)
        #expect(try await office.signIn(password: office.password).visitor.member.id == office.member.id)
        #expect(try await office.audited("tenancy.deactivate-member") == 1)
        #expect(try await office.audited("tenancy.activate-member") == 1)
    }

    @Test func `gets another role of the organisation, and no sight of the colleges of the old one`() async throws {
        let office = try await Office(role: .expert)
        let college = UUID()
        _ = try await office.programme.database.transaction(as: office.programme.hqAdmin) { scope in
            try await scope.execute(
                "UPDATE tenancy.member SET colleges = ARRAY[\(college)] WHERE member_id = \(office.member.id)"
            )
        }
        try await office.change(role: .approver)
        let visitor = try await office.signIn(password: office.password).visitor
        #expect(visitor.member.role == .approver)
        #expect(try await office.audited("tenancy.change-role") == 1)
        #expect(visitor.member.colleges == [])
        await #expect(throws: MemberChangeRefusal.roleElsewhere(.reviewer, office.programme.lead)) {
            try await office.change(role: .reviewer)
        }
    }

    @Test func `gets a corrected name, which the trail has no copy of`() async throws {
        let office = try await Office()
        let act = Act(office.admin, at: Date(), from: "here")
        await #expect(throws: MemberRefusal.fullName(.missing)) {
            try await office.database.correct(fullName: " ", of: office.member.id, by: act)
        }
        try await office.database.correct(fullName: " 李明 ", of: office.member.id, by: act)
        #expect(try await office.signIn(password: office.password).visitor.member.fullName == "李明")
        #expect(try await office.audited("tenancy.correct-name") == 1)
        let stranger = office.programme.member(.collegeAdmin, of: office.programme.otherLead)
        await #expect(throws: NotFound(what: "member")) {
            try await office.database.correct(
                fullName: "X",
                of: office.member.id,
                by: Act(stranger, at: Date(), from: "here")
            )
        }
    }

    @Test func `is forgotten once deactivated, and the trail stays whole`() async throws {
        let office = try await Office()
        let act = Act(office.admin, at: Date(), from: "192.0.2.1")
        let entered = try await office.signIn(password: office.password)
        #expect(entered.visitor.member.fullName == "Li Ming")
        await #expect(throws: MemberChangeRefusal.active) {
            try await office.database.forget(office.member.id, by: act)
        }
        try await office.set(active: false, by: office.admin)
        try await office.database.forget(office.member.id, by: act)
        let (entry, altered) = try await office.database.reading(as: office.admin) { scope in
            (try await scope.keptMember(office.member.id).entry, try await scope.firstAlteredAuditEntry())
        }
        #expect(!entry.fullName.contains("Ming") && !entry.name.contains("li.ming"))
        #expect(altered == nil)
        await #expect(throws: SignInRefusal.wrong) { try await office.signIn(password: office.password) }
        let name = SignInName.ownPart(of: office.member.name)
        #expect(try await !office.database.isTaken(name, in: office.programme.lead.id))
    }

    @Test func `is never oneself, nor an organisation's last administrator`() async throws {
        let office = try await Office()
        let (database, headquarters) = (office.database, office.programme.hqAdmin)
        for admin in [office.admin, headquarters] {
            await #expect(throws: MemberChangeRefusal.oneself) {
                try await database.setActive(false, of: admin.id, by: Act(admin, at: Date(), from: "here"))
            }
        }
        await #expect(throws: MemberChangeRefusal.lastAdministrator(office.programme.lead)) {
            try await database.setActive(false, of: office.admin.id, by: Act(headquarters, at: Date(), from: "here"))
        }
        let second = try NewMember(
            name: "second-\(UUID().uuidString.lowercased())",
            fullName: "Second",
            role: .collegeAdmin
        )
        let added = try await database.add(second, by: Act(office.admin, at: Date(), from: "here"))
        try await database.setActive(false, of: office.admin.id, by: Act(added, at: Date(), from: "here"))
        await #expect(throws: MemberChangeRefusal.oneself) {
            try await database.change(role: .reporter, of: added.id, by: Act(added, at: Date(), from: "here"))
        }
    }

    @Test func `is kept by nobody else`() async throws {
        let office = try await Office()
        let (database, programme) = (office.database, office.programme)
        let other = try await FreshProgramme()
        let strangers = [
            programme.member(.collegeAdmin, of: programme.otherLead), programme.reporter, programme.reviewer,
            // Headquarters keeps a lead college's administrators; these keep the others.
            programme.hqAdmin, other.hqAdmin,
        ]
        for stranger in strangers {
            await #expect(throws: NotFound(what: "member"), "\(stranger.name)") {
                _ = try await database.renewPassword(of: office.member.id, by: Act(stranger, at: Date(), from: "here"))
            }
            await #expect(throws: NotFound(what: "member"), "\(stranger.name)") {
                try await office.set(active: false, by: stranger)
            }
        }
        #expect(try await office.signIn(password: office.password).visitor.member.id == office.member.id)
    }

    @Test func `is changed by row-level security within the roles and colleges that administrators give`() async throws
    {
        let office = try await Office()
        let id = office.member.id
        let allowed: SQL = "UPDATE tenancy.member SET role = 'approver', colleges = '{}' WHERE member_id = \(id)"
        let refused: [SQL] = [
            "UPDATE tenancy.member SET role = 'hq-admin' WHERE member_id = \(id)",
            "UPDATE tenancy.member SET role = 'reviewer' WHERE member_id = \(id)",
            "UPDATE tenancy.member SET colleges = ARRAY[gen_random_uuid()] WHERE member_id = \(id)",
        ]
        for change in refused {
            await #expect(throws: PostgresError.self, "\(change)") {
                _ = try await office.database.transaction(as: office.admin) { scope in
                    #expect(try await scope.execute(allowed) == 1)
                    return try await scope.execute(change)
                }
            }
        }
    }
}

@Suite struct `Headquarters` {
    @Test func `adds a partner with its first member, who then signs in for it`() async throws {
        let programme = try await FreshProgramme()
        let mark = UUID().uuidString.prefix(8).lowercased()
        let new = NewOrganisation(kind: .partner, nameZh: "老挝学校", nameEn: "Lao School", country: "LA")
        let first = try NewMember(name: "vong-\(mark)", fullName: "Vong", role: .partner)
        let made = try await programme.database.add(
            new,
            first: first,
            by: Act(programme.hqAdmin, at: Date(), from: "here")
        )
        let visitor = try await programme.database.signIn(
            name: SignInName.whole(first.name, in: made.id),
            password: first.password,
            client: "here",
            device: nil,
            agent: "",
            now: Date()
        ).visitor
        #expect(visitor.organisation == made)
        #expect(visitor.member.role == .partner)
        #expect(visitor.programme.id == programme.programme.id)
        let (entry, audited) = try await programme.database.reading(as: programme.hqAdmin) { scope in
            (try await scope.organisation(made.id), try await scope.auditEntryCount())
        }
        #expect(entry.members == 1 && entry.country == "LA" && audited == 1)
    }

    @Test func `is told every fault of an organisation at once`() {
        let new = NewOrganisation(kind: .partner, nameZh: " ", nameEn: "Lead College A", country: "CN")
        let lead = Organisation(kind: .leadCollege, nameZh: "甲学院", nameEn: "Lead College A")
        let existing = OrganisationEntry(organisation: lead, country: "CN", isIllustrative: false, members: 0)
        #expect(new.faults(besides: [existing]) == [.nameZh, .nameEnTaken, .country])
    }

    @Test func `adds an organisation whole or not at all, and never twice`() async throws {
        let programme = try await FreshProgramme()
        let taken = programme.hqAdmin
        let new = NewOrganisation(kind: .leadCollege, nameZh: "丙学院", nameEn: "Lead College C", country: "CN")
        let first = try NewMember(
            name: "first-\(UUID().uuidString.lowercased())",
            fullName: "First",
            role: .collegeAdmin
        )
        _ = try await programme.database.add(new, first: first, by: Act(taken, at: Date(), from: "here"))
        await #expect(throws: OrganisationRefusal(faults: [.nameZhTaken, .nameEnTaken])) {
            let second = try NewMember(
                name: "second-\(UUID().uuidString.lowercased())",
                fullName: "Second",
                role: .collegeAdmin
            )
            return try await programme.database.add(new, first: second, by: Act(taken, at: Date(), from: "here"))
        }
        let other = NewOrganisation(kind: .leadCollege, nameZh: "丁学院", nameEn: "Lead College D", country: "CN")
        // Its first member may have the name that somebody elsewhere has.
        _ = try await programme.database.add(other, first: first, by: Act(taken, at: Date(), from: "here"))
        let names = try await programme.database.reading(as: taken) { try await $0.organisations() }
            .map(\.organisation.nameZh)
        #expect(names.filter { $0 == "丙学院" }.count == 1 && names.contains("丁学院"))
    }

    @Test func `alone adds organisations`() async throws {
        let programme = try await FreshProgramme()
        let new = NewOrganisation(kind: .partner, nameZh: "外方二", nameEn: "Partner Two", country: "LA")
        let first = try NewMember(name: "first-\(UUID().uuidString.lowercased())", fullName: "First", role: .partner)
        for member in [
            programme.member(.collegeAdmin, of: programme.lead), programme.reviewer,
            programme.member(.leader, of: programme.headquarters),
        ] {
            await #expect(throws: Forbidden.self) {
                try await programme.database.add(new, first: first, by: Act(member, at: Date(), from: "here"))
            }
        }
        let stranger = try await FreshProgramme().hqAdmin
        await #expect(throws: NotFound.self) {
            try await programme.database.reading(as: stranger) { try await $0.organisation(programme.lead.id) }
        }
    }

    @Test func `founds a programme of a code that no other has`() async throws {
        let programme = try await FreshProgramme()
        let admin = Member(
            name: "first",
            fullName: "First",
            role: .hqAdmin,
            organisation: Identifier(),
            programme: Identifier()
        )
        for (code, refusal) in [
            (programme.programme.code, FoundingRefusal.codeTaken(programme.programme.code)),
            ("B M", .codeMalformed("B M")), ("", .codeMalformed("")),
        ] {
            let second = Programme(id: admin.programme, code: code, name: programme.programme.name)
            await #expect(throws: refusal) {
                try await programme.database.transaction(as: admin) { try await $0.insert(second) }
            }
        }
    }
}

/// A lead college with its administrator and a member who has signed in.
private struct Office {
    let programme: FreshProgramme
    let member: Member
    let password: String

    var database: Database { programme.database }
    var admin: Member { programme.member(.collegeAdmin, of: programme.lead) }

    /// How often the lead college's trail tells of an action on the member.
    func audited(_ action: String) async throws -> Int {
        try await database.reading(as: admin) { scope in
            try await scope.one(
                """
                SELECT count(*) FROM tenancy.audit
                WHERE tenant_id = \(admin.organisation) AND action = \(action) AND object = \("\(member.id)")
                """
            )
        }
    }

    init(role: Role = .reporter) async throws {
        programme = try await FreshProgramme()
        let new = try NewMember(name: "li.ming-\(UUID().uuidString.lowercased())", fullName: "Li Ming", role: role)
        member = try await programme.database.add(
            new,
            by: Act(programme.member(.collegeAdmin, of: programme.lead), at: Date(), from: "here")
        )
        password = new.password
    }

    func signIn(password: String) async throws -> SignedIn {
        let signedIn = try await database.signIn(
            name: member.name,
            password: password,
            client: "here",
            device: nil,
            agent: "",
            now: Date()
        )
        return signedIn
    }

    func set(active: Bool, by admin: Member) async throws {
        try await database.setActive(active, of: member.id, by: Act(admin, at: Date(), from: "here"))
    }

    func change(role: Role) async throws {
        try await database.change(role: role, of: member.id, by: Act(admin, at: Date(), from: "here"))
    }
}
