import Foundation
import Language
import Postgres
import Spreadsheet
import Support
import Tenancy
import Testing

@Suite struct `A roster of members` {
    @Test func `adds everybody whom it lists, who sign in with the passwords that are told this once`() async throws {
        let programme = try await FreshProgramme()
        let admin = programme.member(.collegeAdmin, of: programme.lead)
        let added = try await programme.add(
            """
            姓名,用户名,角色
            王敏,wang-min,填报员
            Li Na,li.na,approver
            赵强,Zhao-Qiang,院校管理员
            """,
            as: admin
        )
        #expect(added.map(\.member.role) == [.reporter, .approver, .collegeAdmin])
        let number = SignInName.number(of: programme.lead.id)
        #expect(added.map(\.member.name) == ["wang-min@\(number)", "li.na@\(number)", "zhao-qiang@\(number)"])
        for one in added {
            let entered = try await programme.database.signIn(
                name: one.member.name,
                password: one.password,
                client: "client of \(one.member.name)",
                device: nil,
                agent: "",
                now: Date()
            )
            #expect(entered.visitor.member.fullName == one.member.fullName)
        }
        #expect(Set(added.map(\.password)).count == 3)
        let (entries, altered) = try await programme.database.reading(as: admin) { scope in
            let entries: [String] = try await scope.all(
                """
                SELECT object FROM tenancy.audit
                WHERE tenant_id = \(programme.lead.id) AND action = 'tenancy.add-member' ORDER BY number
                """
            )
            return (entries, try await scope.firstAlteredAuditEntry())
        }
        #expect(entries.sorted() == added.map { "\($0.member.id)" }.sorted() && altered == nil)
    }

    @Test func `with any fault adds nobody and names every one with its place`() async throws {
        let programme = try await FreshProgramme()
        let admin = programme.member(.collegeAdmin, of: programme.lead)
        _ = try await programme.add("fullName,name,role\nFirst,first.one,reporter", as: admin)
        let refused = await #expect(throws: RosterRefused.self) {
            try await programme.add(
                """
                Full name 姓名,User name 用户名,Role 角色
                Good,good-one,reporter
                Taken,FIRST.ONE,reporter
                Twice,good-one,approver
                ,no.name.here,reporter
                Short,ab,reporter
                Spaced,wang min,reporter
                Unknown,unknown-role,boss
                Elsewhere,elsewhere-role,leader
                None,no.role,
                Wang\u{200B}Min,seen-not,reporter
                Turned\u{202E}Round,turned.round,reporter
                \(String(repeating: "长", count: 201)),long.name,reporter
                """,
                as: admin
            )
        }
        let faults = try #require(refused).faults
        #expect(
            faults.map { "\($0.row)\($0.column) \($0.kind.rawValue) \($0.detail)" } == [
                "3B name-taken ", "4B twice 2", "5A missing ", "6B name-malformed ", "7B name-malformed ",
                "8C role-unknown reporter approver college-admin expert",
                "9C role-elsewhere reporter approver college-admin expert",
                "10C missing reporter approver college-admin expert", "11A invisible U+200B", "12A unprintable ",
                "13A long ",
            ]
        )
        #expect(refused?.rows == 12)
        let count = try await programme.database.reading(as: admin) { try await $0.members() }.count
        #expect(count == 5)
        let catalogues = try Catalogues.load(from: FreshProgramme.localization)
        for language in catalogues.languages {
            for fault in faults {
                let words = [fault.message(in: catalogues[language]), fault.expectation(in: catalogues[language])]
                #expect(words.allSatisfy { !$0.contains("⟨") && !$0.contains("{") }, "\(fault.kind): \(words)")
            }
        }
    }

    @Test func `has words for every fault in every language`() throws {
        let catalogues = try Catalogues.load(from: FreshProgramme.localization)
        for language in catalogues.languages {
            for kind in RosterFault.Kind.allCases {
                for word in ["message", "expected"] {
                    #expect(
                        catalogues[language].has("roster.faults.\(kind.rawValue).\(word)"),
                        "\(kind) in \(language)"
                    )
                }
            }
            for field in RosterFault.Field.allCases {
                for room in ["fields", "what", "examples"] {
                    #expect(catalogues[language].has("roster.\(room).\(field.rawValue)"), "\(field) in \(language)")
                }
            }
        }
    }

    @Test(arguments: [
        ("fullName,role\nA,reporter", ["column-missing name"]),
        ("hello,there\nA,b", ["column-missing fullName", "column-missing name", "column-missing role"]),
        ("fullName,name,role\n", ["no-rows fullName"]),
        ("fullName,name,user name,role\nA,abc,abd,reporter", []),
        ("fullName,user name,用户名,role\nA,abc,abd,reporter", ["column-twice name"]),
        ("fullName,name,role,初始密码\nA,abc,reporter,secret", ["password-given name"]),
        ("name,fullName,role,remarks\nabc,A,reporter,may be anything", []),
        ("Notes on the list\n\n Name * , 用户名（必填）,角色\nA,abc,reporter", []),
    ])
    func `is read by its headings in either language`(file: String, faults: [String]) async throws {
        let programme = try await FreshProgramme()
        let admin = programme.member(.collegeAdmin, of: programme.lead)
        do {
            let added = try await programme.add(file, as: admin)
            #expect(faults.isEmpty && added.count == 1)
        } catch let refused as RosterRefused {
            #expect(refused.faults.map { "\($0.kind.rawValue) \($0.field.rawValue)" } == faults)
        }
    }

    @Test func `has five hundred rows at most, and nobody of more is added`() async throws {
        let programme = try await FreshProgramme()
        let admin = programme.member(.collegeAdmin, of: programme.lead)
        let rows = (0...500).map { "Person \($0),person-\($0),reporter" }
        let refused = await #expect(throws: RosterRefused.self) {
            try await programme.add((["fullName,name,role"] + rows).joined(separator: "\n"), as: admin)
        }
        #expect(refused?.faults.map(\.kind) == [.tooMany] && refused?.faults.first?.row == 502)
        let most = (["fullName,name,role"] + rows.dropLast()).joined(separator: "\n")
        #expect(try await programme.add(most, as: admin).count == 500)
    }

    @Test func `twice at once adds everybody once`() async throws {
        let programme = try await FreshProgramme()
        let admin = programme.member(.collegeAdmin, of: programme.lead)
        let rows = (0..<20).map { "Person \($0),person-\($0),reporter" }
        let answers = await withTaskGroup(of: Int?.self) { group in
            for order in [rows, rows.reversed()] {
                group.addTask {
                    let file = (["fullName,name,role"] + order).joined(separator: "\n")
                    do {
                        return try await programme.add(file, as: admin).count
                    } catch let refused as RosterRefused {
                        #expect(refused.faults.count == 20 && refused.faults.allSatisfy { $0.kind == .nameTaken })
                    } catch {
                        Issue.record(error)
                    }
                    return nil
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.compactMap(\.self) == [20])
        #expect(try await programme.database.reading(as: admin) { try await $0.members() }.count == 24)
    }

    @Test func `is taken from whoever keeps the members and from no stranger`() async throws {
        let (programme, other) = (try await FreshProgramme(), try await FreshProgramme())
        let (lead, partner) = (programme.lead, programme.partner)
        let file = "fullName,name,role\nNew,new-one,college-admin"
        for member in [
            programme.reporter, programme.approver, programme.reviewer, programme.member(.expert, of: lead),
            programme.member(.partner, of: partner), programme.member(.leader, of: programme.headquarters),
        ] {
            await #expect(throws: Forbidden.self, "\(member.role)") { try await programme.add(file, as: member) }
        }
        // Another tenant's is nothing that they may see, or nothing at all.
        for member in [programme.member(.collegeAdmin, of: programme.otherLead), other.hqAdmin, programme.reporter] {
            let refusal = await #expect(throws: (any Error).self, "\(member.role)") {
                try await programme.add(file, to: lead, as: member)
            }
            #expect(refusal is NotFound || refusal is Forbidden, "\(member.role)")
        }
        let added = try await programme.add(file, to: lead, as: programme.hqAdmin)
        #expect(added.map(\.member.organisation) == [lead.id])
        let reporters = await #expect(throws: RosterRefused.self) {
            let file = "fullName,name,role\nNew,new-two,reporter"
            return try await programme.add(file, to: lead, as: programme.hqAdmin)
        }
        #expect(reporters?.faults.map(\.kind) == [.roleElsewhere], "the college gives its reporters itself")
        // Where only one role is given, nobody has to say it.
        let plain = try await programme.add("fullName,name\nNew,new-two", to: lead, as: programme.hqAdmin)
        #expect(plain.map(\.member.role) == [.collegeAdmin])
        let narrow = programme.member(.collegeAdmin, of: lead)
        let names = try await programme.database.reading(as: narrow) { try await $0.members() }.map(\.fullName)
        #expect(names.filter { $0 == "New" }.count == 2)
    }
}
