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

    @Test func `is changed by one of two who change the same at once, and the other hears of it`() async throws {
        let office = try await Office()
        let id = office.member.id
        for round in 0..<8 {
            let seen = try await office.database.reading(as: office.admin) {
                SeenVersion.mark(try await $0.keptMember(id).entry.nameFields)
            }
            let told = await withTaskGroup(of: (any Error)?.self) { group in
                for hand in ["One", "Other"] {
                    group.addTask {
                        let sent = Sent()
                        sent.seen = seen
                        do {
                            let act = Act(office.admin, at: Date(), from: "here", sent: sent)
                            try await office.database.correct(fullName: "\(hand) \(round)", of: id, by: act)
                            return nil
                        } catch {
                            return error
                        }
                    }
                }
                return await group.reduce(into: []) { if let error = $1 { $0.append(error) } }
            }
            #expect(told.count == 1 && told.first is ChangedSince, "\(round): \(told)")
        }
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
