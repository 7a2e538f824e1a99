import Foundation
import Postgres
import Support
import Tenancy
import Testing

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
