import Foundation
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `A new member` {
    @Test(arguments: ["ab", "has space", "Ünal", "a/b", "", String(repeating: "x", count: 65)])
    func `needs a name of plain letters`(name: String) {
        #expect(throws: MemberRefusal.nameMalformed(name.lowercased())) {
            try NewMember(name: name, fullName: "Li Ming", role: .reporter)
        }
    }

    @Test func `needs a full name and a password of twelve characters`() {
        #expect(throws: MemberRefusal.fullName(.missing)) {
            try NewMember(name: "li.ming", fullName: " ", role: .reporter)
        }
        #expect(throws: MemberRefusal.passwordShort(11)) {
            try NewMember(name: "li.ming", fullName: "Li Ming", role: .reporter, password: "eleven-char")
        }
    }

    @Test func `gets a password that nobody guesses`() {
        let passwords = (0..<1000).map { _ in NewMember.randomPassword() }
        #expect(Set(passwords).count == 1000)
        #expect(passwords.allSatisfy { $0.count == 16 })
    }

    @Test func `is added to the administrator's own organisation, in the audit trail too`() async throws {
        let programme = try await FreshProgramme()
        let admin = programme.member(.collegeAdmin, of: programme.lead)
        let added = try await programme.add(named: "li.ming-\(programme.programme.code)", role: .reporter, by: admin)
        #expect(added.organisation == programme.lead.id)
        let (names, audited) = try await programme.database.reading(as: admin) { scope in
            (try await scope.members().map(\.name), try await scope.auditEntryCount())
        }
        #expect(names.contains(added.name))
        #expect(audited == 1)
    }

    @Test func `has a name that nobody of their organisation has, whoever there is elsewhere`() async throws {
        let programme = try await FreshProgramme()
        let name = "li.ming"
        let admin = programme.member(.collegeAdmin, of: programme.lead)
        let added = try await programme.add(named: name, role: .reporter, by: admin)
        await #expect(throws: MemberRefusal.nameTaken(name)) {
            try await programme.add(named: name, role: .reporter, by: admin)
        }
        // Another organisation learns nothing by asking.
        let stranger = programme.member(.collegeAdmin, of: programme.otherLead)
        #expect(try await !programme.database.isTaken(name, in: programme.otherLead.id))
        let theirs = try await programme.add(named: name, role: .reporter, by: stranger)
        #expect(theirs.name != added.name)
        #expect(Set([added, theirs].map { SignInName.ownPart(of: $0.name) }) == [name])
    }

    @Test func `gets only a role that the organisation gives`() async throws {
        let programme = try await FreshProgramme()
        let admin = programme.member(.collegeAdmin, of: programme.lead)
        for role in Role.allCases where !Role.of(.leadCollege).contains(role) {
            await #expect(throws: MemberRefusal.roleElsewhere(role, .leadCollege)) {
                try await programme.add(named: "li.ming-\(UUID().uuidString.lowercased())", role: role, by: admin)
            }
        }
    }

    @Test(arguments: Role.allCases.filter { ![.collegeAdmin, .hqAdmin, .operator].contains($0) })
    func `is added by administrators only`(role: Role) async throws {
        let programme = try await FreshProgramme()
        await #expect(throws: Forbidden.self) {
            try await programme.add(named: "li.ming", role: .reporter, by: programme.member(role, of: programme.lead))
        }
    }
}

@Suite struct `The role that policies see` {
    @Test func `is the member's own again after the platform's bookkeeping, even when that failed`() async throws {
        struct Failure: Error {}
        let programme = try await FreshProgramme()
        let role: SQL = "SELECT current_setting('app.role')"
        let seen: [String] = try await programme.database.transaction(as: programme.reporter) { scope in
            let during: String = try await scope.acting(as: "rollup") { try await scope.one(role) }
            let after: String = try await scope.one(role)
            await #expect(throws: Failure.self) { try await scope.acting(as: "rollup") { throw Failure() } }
            return [during, after, try await scope.one(role)]
        }
        #expect(seen == ["rollup", "reporter", "reporter"])
        let anyone = Member.anyone(of: programme.programme.id)
        let anyones: [String] = try await programme.database.reading(as: anyone) { scope in
            [try await scope.acting(as: "sign-in") { try await scope.one(role) }, try await scope.one(role)]
        }
        #expect(anyones == ["sign-in", "anyone"])
    }
}

extension FreshProgramme {
    fileprivate func add(named name: String, role: Role, by admin: Member) async throws -> Member {
        let new = try NewMember(name: name, fullName: "Li Ming", role: role)
        return try await database.add(new, by: Act(admin, at: Date(), from: "here"))
    }
}
