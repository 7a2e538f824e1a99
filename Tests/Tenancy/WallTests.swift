import Foundation
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `Another tenant` {
    @Test func `sees no row of the first one's in any table`() async throws {
        let filled = try await Self.filled.value
        for stranger in filled.strangers {
            for table in filled.tables where !stranger.mayRead(table) {
                let seen = try await filled.first.database.reading(as: stranger.member) {
                    try await $0.count(table, where: filled.theirs(table))
                }
                #expect(seen == 0, "\(stranger.title) sees \(table)")
            }
        }
    }

    @Test func `writes no row of the first one's in any table`() async throws {
        let filled = try await Self.filled.value
        let before = try await filled.digest()
        for stranger in filled.strangers {
            for table in filled.tables {
                let own = stranger.member.programme
                let attempts = [
                    filled.insertion(into: table, college: filled.granted),
                    "DELETE FROM \(table) WHERE \(filled.theirs(table))",
                    // Reading no column, these ask only the policies of writing.
                    table.columns.contains("programme_id")
                        ? "UPDATE \(table) SET programme_id = '\(own)'"
                        : "UPDATE \(table) SET \(table.columns[1]) = NULL",
                    "DELETE FROM \(table)",
                ]
                let changes = table.changeable.first.map {
                    [
                        "UPDATE \(table) SET \($0) = \($0) WHERE \(filled.theirs(table))",
                        "UPDATE \(table) SET \($0) = NULL",
                    ]
                }
                for attempt in attempts + (changes ?? []) {
                    await filled.refuses(attempt, of: stranger.member, stranger.title)
                }
            }
        }
        #expect(try await filled.digest() == before)
    }

    @Test(arguments: [Role.partner, .expert])
    func `who was granted a college sees that one and no other`(role: Role) async throws {
        let filled = try await Self.filled.value
        let organisation = role == .partner ? filled.first.partner : filled.first.otherLead
        let reader = filled.first.member(role, of: organisation, seeing: [filled.granted])
        for table in filled.tables where table.isTenants {
            let colleges: Set<String> = try await filled.first.database.reading(as: reader) { scope in
                guard table.isColleges else {
                    return try await scope.count(table, where: filled.theirs(table)) == 0 ? [] : ["?"]
                }
                var seen: Set<String> = []
                for (name, college) in [("granted", filled.granted), ("withheld", filled.withheld)]
                where try await scope.count(table, where: "college_id = '\(college)'") > 0 {
                    seen.insert(name)
                }
                return seen
            }
            // What names another expert is no reason to be granted a college.
            let isShown = table.isColleges && !table.isOfExperts
            #expect(colleges == (isShown ? ["granted"] : []), "\(role) sees in \(table)")
        }
    }

    @Test func `fails when it does not say who it is`() async throws {
        let filled = try await Self.filled.value
        for table in filled.tables {
            let query = "SELECT count(*) FROM \(table)"
            do {
                // On a connection that has been used, a setting is empty instead of missing: then nothing is shown.
                let word: String = try await filled.first.database.pool.one("SELECT probe.word(\(query))")
                #expect(word == "0" && (table.isOfSignIn || table.isOutbox), "\(table)")
            } catch is PostgresError {}
        }
    }

    private static let filled = Task { try await FilledDatabase() }
}

@Suite struct `A lead college` {
    @Test(arguments: [Role.reporter, .approver, .collegeAdmin, .expert])
    func `sees of its own colleges everything but the rows that name experts`(role: Role) async throws {
        let filled = try await FilledDatabase()
        let reader = filled.first.member(role, of: filled.first.lead)
        for table in filled.tables where table.isColleges {
            let seen = try await filled.first.database.reading(as: reader) {
                try await $0.count(table, where: filled.theirs(table))
            }
            #expect(seen == (table.isOfExperts ? 0 : 2), "\(role) sees \(seen) of \(table)")
        }
    }
}

@Suite struct `A leader at headquarters` {
    @Test func `reads every college's rows and writes none`() async throws {
        let filled = try await FilledDatabase()
        let leader = filled.first.member(.leader, of: filled.first.headquarters)
        let before = try await filled.digest()
        for table in filled.tables {
            if table.isColleges {
                let seen = try await filled.first.database.reading(as: leader) {
                    try await $0.count(table, where: filled.theirs(table))
                }
                #expect(seen == 2, "\(table)")
            }
            let own = filled.first.headquarters.id
            for attempt in [
                "DELETE FROM \(table)",
                table.isTenants
                    ? "UPDATE \(table) SET tenant_id = '\(own)'" : "UPDATE \(table) SET programme_id = NULL",
                filled.insertion(into: table, college: filled.granted),
                filled.insertion(into: table, college: filled.granted)
                    .replacing("\(filled.first.lead.id)", with: "\(own)"),
            ] where !table.description.hasPrefix("tenancy.audit") && !table.isOutbox {
                // Leaders too change their passwords, which the trail and the outbox tell of.
                await filled.refuses(attempt, of: leader, "leader")
            }
        }
        #expect(try await filled.digest() == before)
    }
}

/// Somebody who is not of the first tenant.
private struct Stranger {
    let title: String
    let member: Member
    /// What a member of the same programme may know: the programme itself, its data dictionary, rules and targets.
    var isOfTheProgramme = false

    func mayRead(_ table: FilledDatabase.Table) -> Bool {
        let shared = [
            "tenancy.programme", "collection.element", "collection.data_set", "collection.category",
            "collection.category_option", "collection.category_combination", "collection.option_combination",
            "indicators.indicator", "lifecycle.rule", "lifecycle.rubric", "evidence.rule",
            "closed_loop.warning_rule", "indicators.target", "indicators.validation_rule",
        ]
        return isOfTheProgramme && shared.contains(table.description)
    }
}

extension FilledDatabase {
    /// Each role of the programme's other tenants, of the platform, of another programme, and anyone.
    fileprivate var strangers: [Stranger] {
        let colleagues: [(Role, Organisation)] = [
            (.reporter, first.otherLead), (.approver, first.otherLead), (.collegeAdmin, first.otherLead),
            (.expert, first.otherLead), (.expert, first.headquarters), (.partner, first.partner),
        ]
        let foreigners: [(Role, Organisation)] = [
            (.reviewer, other.headquarters), (.hqAdmin, other.headquarters), (.leader, other.headquarters),
            (.expert, other.headquarters), (.reporter, other.lead), (.approver, other.lead),
            (.collegeAdmin, other.lead),
            (.partner, other.partner),
        ]
        let platform = Organisation(kind: .platform, nameZh: "平台", nameEn: "Platform")
        return colleagues.map { role, organisation in
            let member = first.member(role, of: organisation)
            return Stranger(title: "\(role) of \(organisation.nameEn)", member: member, isOfTheProgramme: true)
        }
            + foreigners.map { role, organisation in
                Stranger(title: "\(role) of another programme", member: other.member(role, of: organisation))
            }
            + [
                Stranger(title: "operator", member: other.member(.operator, of: platform)),
                Stranger(title: "anyone", member: .anyone(of: first.programme.id), isOfTheProgramme: true),
                Stranger(title: "anyone of another programme", member: .anyone(of: other.programme.id)),
            ]
    }

    /// Tries a statement, which may be refused or touch nothing; what it may have done, the digest tells.
    fileprivate func refuses(_ statement: String, of member: Member, _ title: String) async {
        do {
            let touched = try await first.database.transaction(as: member) { try await $0.touched(by: statement) }
            let isBlind = !statement.contains("WHERE") && !statement.hasPrefix("INSERT")
            #expect(touched == 0 || isBlind && title != "leader", "\(title): \(statement)")
        } catch let error as PostgresError {
            let refusals: [SQLState] = [.insufficientPrivilege, .readOnlyTransaction, .notNullViolation]
            #expect(refusals.contains(error.state), "\(title): \(statement): \(error)")
        } catch {
            Issue.record("\(title): \(statement): \(error)")
        }
    }
}
