import Foundation
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `A list of members` {
    @Test func `is searched, narrowed down, ordered and paged`() async throws {
        let programme = try await FreshProgramme()
        let admin = programme.member(.collegeAdmin, of: programme.lead)
        let people: [(String, String, Role)] = [
            ("王敏", "wang-min", .reporter), ("李娜", "li.na", .approver), ("Anna Berg", "anna.berg", .reporter),
        ]
        for (fullName, name, role) in people {
            let new = try NewMember(name: name, fullName: fullName, role: role)
            _ = try await programme.database.add(new, by: Act(admin, at: Date(), from: "here"))
        }
        func names(_ change: (inout MemberFilter) -> Void) async throws -> [String] {
            var filter = MemberFilter()
            change(&filter)
            let chosen = filter
            return try await programme.database.reading(as: admin) { scope in
                try await scope.members(of: programme.lead.id, chosen).entries.map(\.fullName)
            }
        }
        #expect(try await names { $0.text = "王" } == ["王敏"])
        #expect(try await names { $0.text = "LI.NA" } == ["李娜"])
        #expect(try await names { $0.text = "berg anna" } == ["Anna Berg"])
        #expect(try await names { $0.text = "%" } == [])
        #expect(try await names { ($0.text, $0.role) = ("n", .reporter) }.contains("李娜") == false)
        #expect(try await names { $0.state = .deactivated } == [])
        #expect(try await names { $0.state = .unused }.count == 7)
        // By pinyin, not by code points, in which 李 stands after 王's neighbours.
        let ordered = try await names { $0.order = .fullName }.filter { ["王敏", "李娜"].contains($0) }
        #expect(ordered == ["李娜", "王敏"])
        let (first, rest) = (
            try await names { $0.limit = 4 },
            try await names {
                $0.limit = 4
                $0.offset = 4
            }
        )
        #expect(first.count == 4 && rest.count == 3 && Set(first + rest).count == 7)
    }

    @Test func `of another organisation is headquarters' alone`() async throws {
        let programme = try await FreshProgramme()
        for (member, count) in [
            (programme.hqAdmin, 4), (programme.member(.collegeAdmin, of: programme.otherLead), 0),
            (programme.reporter, 4),
        ] {
            let found = try await programme.database.reading(as: member) {
                try await $0.members(of: programme.lead.id, MemberFilter())
            }
            #expect(found.count == count && found.entries.count == count, "\(member.role)")
        }
    }
}

@Suite struct `A list of organisations` {
    @Test func `is searched by either name, by number and by country, narrowed down and ordered`() async throws {
        let programme = try await FreshProgramme()
        func names(_ change: (inout OrganisationFilter) -> Void) async throws -> [String] {
            var filter = OrganisationFilter()
            change(&filter)
            let chosen = filter
            return try await programme.database.reading(as: programme.hqAdmin) { scope in
                try await scope.organisations(chosen).entries.map(\.organisation.nameEn)
            }
        }
        #expect(try await names { _ in } == ["Lead College A", "Lead College B", "Partner"])
        #expect(try await names { $0.text = "乙" } == ["Lead College B"])
        #expect(try await names { $0.text = "COLLEGE b" } == ["Lead College B"])
        let number = SignInName.number(of: programme.otherLead.id)
        #expect(try await names { $0.text = number } == ["Lead College B"])
        #expect(
            try await names {
                $0.text = "老挝"
                $0.countriesNamed = { $0 == "老挝" ? ["LA"] : [] }
            } == ["Partner"]
        )
        #expect(try await names { $0.kind = .partner } == ["Partner"])
        #expect(try await names { $0.country = "CN" } == ["Lead College A", "Lead College B"])
        #expect(try await names { $0.order = .members }.last == "Partner")
        for order in OrganisationFilter.Order.allCases { #expect(try await names { $0.order = order }.count == 3) }
        let listed = try await programme.database.reading(as: programme.hqAdmin) { scope in
            (try await scope.organisationCountries(), try await scope.organisations(OrganisationFilter()).count)
        }
        #expect(listed == (["CN", "LA"], 3))
    }

    @Test func `is headquarters' administrators' alone`() async throws {
        let programme = try await FreshProgramme()
        for member in [programme.reviewer, programme.reporter, programme.member(.collegeAdmin, of: programme.lead)] {
            await #expect(throws: Forbidden.self) {
                try await programme.database.reading(as: member) { try await $0.organisations(OrganisationFilter()) }
            }
        }
        let others = try await FreshProgramme().hqAdmin
        let seen = try await programme.database.reading(as: others) { try await $0.organisations(OrganisationFilter()) }
        #expect(seen.count == 3 && !seen.entries.contains { $0.organisation.id == programme.lead.id })
    }
}
