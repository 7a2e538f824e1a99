import Foundation
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `Whoever may write` {
    @Test func `writes rows of their own programme only, not of another with their own tenant`() async throws {
        let filled = try await Self.filled.value
        let reporter = filled.first.reporter
        var own: Set<String> = []
        for table in filled.tables where table.isTenants && !table.isOfSignIn {
            func insertion(under programme: Identifier<Programme>) -> String {
                let (me, programme) = ("'\(reporter.id)'", "'\(programme)'")
                return filled.insertion(
                    into: table,
                    college: filled.granted,
                    with: [
                        "programme_id": programme, "member_id": me, "number": "\(Int.random(in: 100_000...900_000))",
                    ]
                )
            }
            if try await filled.lets(reporter, do: insertion(under: filled.first.programme.id)) {
                own.insert(table.description)
            }
            guard table.columns.contains("programme_id") else { continue }
            let foreign = try await filled.lets(reporter, do: insertion(under: filled.other.programme.id))
            #expect(!foreign, "\(table)")
        }
        let judgements = [
            "lifecycle.assignment", "lifecycle.score", "lifecycle.veto", "lifecycle.expert_veto", "lifecycle.blocker",
            "closed_loop.finding", "closed_loop.transition", "closed_loop.warning", "closed_loop.warning_step",
            "indicators.college_target",
        ]
        // Tokens are written as whoever signs in is found; sums, checks, files' bytes, notices and mail as the platform keeps them.
        let others =
            [
                "tenancy.member", "tenancy.organisation", "tenancy.token", "collection.college_rollup",
                "collection.rule_check",
                "evidence.chunk", "evidence.file", "notices.mail", "notices.notice",
            ] + judgements
        #expect(
            own
                == Set(filled.tables.filter { $0.isTenants && !$0.isOfSignIn }.map(\.description))
                .subtracting(others)
        )
    }

    @Test func `as a partner writes the values of its own college, in its programme, and nothing else`() async throws {
        let filled = try await Self.filled.value
        let partner = filled.first.member(.partner, of: filled.first.partner, seeing: [filled.granted])
        let programme = "'\(filled.other.programme.id)'"
        var own: Set<String> = []
        for table in filled.tables where table.isColleges {
            func lets(_ college: UUID, _ chosen: [String: String]) async throws -> Bool {
                try await filled.lets(partner, do: filled.insertion(into: table, college: college, with: chosen))
            }
            if try await lets(filled.granted, [:]) { own.insert(table.description) }
            #expect(try await !lets(filled.withheld, [:]), "\(table)")
            #expect(try await !lets(filled.granted, ["programme_id": programme]), "\(table)")
            #expect(
                try await !lets(filled.granted, ["programme_id": programme, "guest_programme_id": programme]),
                "\(table)"
            )
            if table.columns.contains("guest_programme_id") {
                #expect(try await !lets(filled.granted, ["guest_programme_id": "NULL"]), "\(table)")
            }
        }
        let values = ["collection.batch", "collection.ledger", "collection.past_value", "collection.report"]
        #expect(
            own
                == Set(
                    values + [
                        "collection.report_step", "collection.report_tally", "collection.value", "evidence.attachment",
                    ]
                )
        )
    }

    @Test func `as an expert scores in their own name, at a college assigned to them`() async throws {
        let filled = try await Self.filled.value
        let expert = filled.first.member(.expert, of: filled.first.otherLead, seeing: [filled.granted])
        let me = [
            "expert_id": "'\(expert.id)'", "organisation_id": "'\(expert.organisation)'", "decided": "NULL",
            // A veto says itself that an expert raised it, and beside it who that was.
            "raised_by": "NULL", "role": "'expert'",
        ]
        var own: Set<String> = []
        for table in filled.tables where table.isColleges {
            func lets(_ college: UUID, _ chosen: [String: String]) async throws -> Bool {
                let insertion = filled.insertion(into: table, college: college, with: me.merging(chosen) { $1 })
                return try await filled.lets(expert, do: insertion)
            }
            if try await lets(filled.granted, [:]) { own.insert(table.description) }
            #expect(try await !lets(filled.withheld, [:]), "\(table)")
            #expect(
                try await !lets(filled.granted, ["expert_id": "gen_random_uuid()", "raised_by": "gen_random_uuid()"]),
                "\(table)"
            )
            if table.description == "lifecycle.score" {
                #expect(try await !lets(filled.granted, ["decided": "1"]), "nobody scores what is decided")
            }
            #expect(try await !lets(filled.granted, ["programme_id": "'\(filled.other.programme.id)'"]), "\(table)")
        }
        #expect(own == ["lifecycle.score", "lifecycle.veto", "lifecycle.expert_veto"])
    }

    @Test func `as an expert thinks again about their own score and changes nobody else's`() async throws {
        let filled = try await FilledDatabase()
        let expert = filled.first.member(.expert, of: filled.first.otherLead, seeing: [filled.granted])
        let table = try #require(filled.tables.first { $0.description == "lifecycle.score" })
        let again = "UPDATE lifecycle.score SET points = '{\"ALL\": 0}'"
        #expect(try await !filled.lets(expert, do: again), "what others gave is there already")
        let own = filled.insertion(
            into: table,
            college: filled.granted,
            with: [
                "expert_id": "'\(expert.id)'", "organisation_id": "'\(expert.organisation)'", "decided": "NULL",
            ]
        )
        let touched = try await filled.first.database.transaction(as: expert) { scope in
            _ = try await scope.touched(by: own)
            return try await scope.touched(by: again)
        }
        #expect(touched == 1)
    }

    private static let filled = Task { try await FilledDatabase() }
}

@Suite struct `An administrator of members` {
    @Test func `gives the roles of their kind of organisation and no college, in their own tenant and programme`()
        async throws
    {
        let programme = try await FreshProgramme()
        let other = try await FreshProgramme()
        let admin = programme.member(.collegeAdmin, of: programme.lead)
        for role in Role.allCases {
            #expect(
                try await programme.lets(admin, add: admin.like(role: role)) == Role.of(.leadCollege).contains(role),
                "\(role)"
            )
        }
        #expect(try await !programme.lets(admin, add: admin.like(role: .expert, colleges: [UUID()])))
        #expect(try await !programme.lets(admin, add: admin.like(role: .reporter, programme: other.programme.id)))
        #expect(try await !programme.lets(admin, add: admin.like(role: .reporter, of: programme.otherLead.id)))
    }

    @Test(arguments: [
        "role = 'hq-admin'", "colleges = ARRAY[gen_random_uuid()]", "programme_id = gen_random_uuid()",
        "tenant_id = gen_random_uuid()",
    ])
    func `of a college makes nobody more than they are`(change: String) async throws {
        let filled = try await Self.filled.value
        for role in [Role.collegeAdmin, .reporter, .operator] {
            let admin = filled.first.member(role, of: filled.first.lead)
            #expect(try await !filled.lets(admin, do: "UPDATE tenancy.member SET \(change)"), "\(role)")
        }
    }

    @Test func `at headquarters assigns colleges and founds in their own programme only`() async throws {
        let programme = try await FreshProgramme()
        let other = try await FreshProgramme()
        let admin = programme.hqAdmin
        #expect(try await programme.lets(admin, add: admin.like(role: .expert, colleges: [UUID()])))
        #expect(try await programme.lets(admin, add: admin.like(role: .reporter, of: programme.lead.id)))
        #expect(try await !programme.lets(admin, add: other.reporter.like(role: .hqAdmin)))
        // The other programme's tenant under one's own programme would open all that is that tenant's.
        await #expect { try await programme.lets(admin, add: admin.like(role: .hqAdmin, of: other.lead.id)) } throws: {
            ($0 as? PostgresError)?.state == .foreignKeyViolation
        }
    }

    private static let filled = Task { try await FilledDatabase() }
}

extension Member {
    /// Somebody else of the same organisation but for what is given.
    fileprivate func like(
        role: Role,
        of organisation: Identifier<Organisation>? = nil,
        programme: Identifier<Programme>? = nil,
        colleges: [UUID] = []
    ) -> Member {
        Member(
            name: "like-\(UUID())",
            fullName: "Like",
            role: role,
            organisation: organisation ?? self.organisation,
            programme: programme ?? self.programme,
            colleges: colleges
        )
    }
}

extension FreshProgramme {
    /// Whether a member's row may be written by another.
    fileprivate func lets(_ admin: Member, add member: Member) async throws -> Bool {
        do {
            try await database.transaction(as: admin) { try await $0.insert(member) }
            return true
        } catch let error as PostgresError where error.state == .insufficientPrivilege {
            return false
        }
    }
}
