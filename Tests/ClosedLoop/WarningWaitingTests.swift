import Calendar
import Foundation
import Lifecycle
import Number
import Postgres
import Support
import Tenancy
import Testing

@testable import ClosedLoop

@Suite struct `A warning that waits` {
    /// What is said of one, and of whom it is said.
    private struct Line: CustomStringConvertible {
        let state: Warning.State
        /// How many days its day is over.
        let over: Int
        let roles: Set<Role>

        var description: String { "\(state) \(over)" }
    }

    /// Of 14 days to answer: each further stretch of them brings in the next.
    private static let lines = [
        Line(state: .open, over: 0, roles: [.reporter]),
        Line(state: .open, over: 1, roles: [.reporter, .approver]),
        Line(state: .open, over: 14, roles: [.reporter, .approver]),
        Line(state: .open, over: 15, roles: [.reporter, .approver, .collegeAdmin]),
        Line(state: .open, over: 28, roles: [.reporter, .approver, .collegeAdmin]),
        Line(state: .open, over: 29, roles: [.reporter, .approver, .collegeAdmin, .hqAdmin]),
        Line(state: .open, over: 900, roles: [.reporter, .approver, .collegeAdmin, .hqAdmin]),
        Line(state: .dismissed, over: 0, roles: [.reviewer, .hqAdmin]),
        Line(state: .accepted, over: 99, roles: []), Line(state: .finding, over: 99, roles: []),
        Line(state: .withdrawn, over: 99, roles: []),
    ]

    private let now = Date(timeIntervalSince1970: 1_763_611_200)

    @Test func `goes up from role to role, and no further than its college's own tenant and headquarters`() async throws
    {
        let programme = try await FreshProgramme()
        let ids = (0..<2).map { _ in Identifier<College>() }
        try await plant(ids, in: programme)
        let members =
            Role.allCases.flatMap { role in
                [programme.lead, programme.otherLead, programme.headquarters, programme.partner].map {
                    programme.member(role, of: $0)
                }
            }
        // Judges are headquarters' alone.
        let real = members.filter {
            $0.organisation == programme.headquarters.id || !Role.headquarters.contains($0.role)
        }
        for member in real {
            let waiting = try await programme.database.reading(as: member) { try await $0.warningsWaiting(at: now) }
            var expected: Set<Int> = []
            for (number, line) in Self.lines.enumerated() where line.roles.contains(member.role) {
                let isOfLead =
                    member.organisation == programme.lead.id && Right.answerWarning.roles.contains(member.role)
                let isOfHeadquarters =
                    member.organisation == programme.headquarters.id && Role.headquarters.contains(member.role)
                if isOfLead || isOfHeadquarters { expected.insert(number + 1) }
            }
            let open = waiting.filter { $0.college.college.id == ids[0] }
            #expect(Set(open.map(\.entry.warning.number)) == expected, "\(member.role) of \(member.organisation)")
            #expect(waiting.allSatisfy { ($0.wait == .review) == ($0.entry.warning.state == .dismissed) })
            #expect(waiting.allSatisfy { $0.college.college.id == ids[0] }, "a closed college waits for nobody")
        }
    }

    @Test func `waits for somebody as long as it is open, and never for who dismissed it`() {
        var dice = SeededRandom(seed: 7)
        let (lead, headquarters, partner) = (
            Identifier<Organisation>(), Identifier<Organisation>(), Identifier<Organisation>()
        )
        let programme = Identifier<Programme>()
        let college = College(
            tenant: lead,
            programme: programme,
            partner: partner,
            code: "BM-LA-01",
            nameZh: "-",
            nameEn: "-",
            country: "LA",
            cityZh: "-",
            cityEn: "-",
            state: .operating,
            since: now
        )
        let people = Role.allCases.flatMap { role in
            [lead, headquarters, partner, Identifier<Organisation>()].flatMap { organisation in
                (0..<2).map { _ in
                    Member(name: "", fullName: "", role: role, organisation: organisation, programme: programme)
                }
            }
        }
        for _ in 0..<2_000 {
            let (state, due) = (dice.pick(Warning.State.allCases), Day(now, in: .china) + dice.pick(Array(-99...99)))
            let author = dice.pick(people)
            let warning = warning(of: college, state, due: due, by: author.id)
            let (today, days) = (Day(now, in: .china), dice.pick([1, 7, 14, 365]))
            let waits = people.filter { warning.wait(for: $0, at: college, on: today, days: days) != nil }
            #expect(waits.isEmpty == !state.isOpen)
            #expect(!waits.contains { state == .dismissed && $0.id == author.id })
            for member in waits {
                let right: Right = state == .dismissed ? .reviewWarning : .answerWarning
                #expect(member.may(right, at: college) || member.role == .hqAdmin)
                #expect(member.organisation == lead || member.may(.reviewWarning, at: college))
            }
        }
    }

    private func warning(of college: College, _ state: Warning.State, due: Day, by author: Identifier<Member>)
        -> Warning
    {
        Warning(
            college: college.id,
            tenant: college.tenant,
            number: 1,
            cause: WarningCause(.targetMissed, of: "A", in: "2025"),
            raised: now,
            due: due,
            state: state,
            answeredAt: nil,
            answeredOn: nil,
            answeredBy: state == .dismissed ? author : nil,
            words: "",
            finding: nil
        )
    }

    /// Every line at a college, and at another that is closed.
    private func plant(_ ids: [Identifier<College>], in programme: FreshProgramme) async throws {
        let (now, today) = (now, Day(now, in: .china))
        _ = try await programme.database.transaction(as: programme.reporter) { scope in
            for (id, state) in zip(ids, [College.State.operating, .closed]) {
                try await scope.execute(
                    """
                    INSERT INTO lifecycle.college (tenant_id, college_id, programme_id, partner_id, code, name_zh, name_en,
                        lead_zh, lead_en, partner_zh, partner_en, country, city_zh, city_en, state, since, version)
                    VALUES (\(programme.lead.id), \(id), \(programme.programme.id), \(programme.partner.id),
                        \("\(id)"), '学院', 'College', '', '', '', '', 'LA', '', '', \(state), \(now), 1)
                    """
                )
                for (number, line) in Self.lines.enumerated() {
                    _ = try await scope.acting(as: "loop") {
                        try await scope.execute(
                            """
                            INSERT INTO closed_loop.warning (tenant_id, college_id, number, programme_id, kind, cause,
                                subject, period, raised, month, due, state, answered_at, answered_on, answered_by)
                            VALUES (\(programme.lead.id), \(id), \(Int32(number + 1)), \(programme.programme.id),
                                'target-missed', \("cause \(number)"), 'A', '2025', \(now), '202511',
                                \(today + -line.over), \(line.state), \(now), \(today), \(programme.reporter.id))
                            """
                        )
                    }
                }
            }
        }
    }
}
