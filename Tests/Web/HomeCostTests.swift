import Foundation
import Lifecycle
import Number
import Postgres
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `A home page` {
    @Test func `costs headquarters as many round trips for many colleges as for one`() async throws {
        // One connection, so that it has made every round trip there was.
        let database = try await FreshProgramme.migratedDatabase(connections: 1)
        let test = try await TestSite(in: database)
        let programme = test.programme
        var browser = try await test.browser(as: programme.hqAdmin)
        var costs: [Int] = []
        for colleges in [1, 12] {
            for number in 1...colleges { try await programme.submit("\(colleges)-\(number)") }
            _ = try await browser.get("/")
            let before = try await database.roundTrips()
            let answer = try await browser.get("/", accept: "application/json")
            #expect(answer.status == 200)
            costs.append(try await database.roundTrips() - before)
            let home = try #require(try answer.json() as? [String: Any])
            let queues = try #require(home["waiting"] as? [[String: Any]])
            let queue = try #require(queues.first { $0["kind"] as? String == "applications" })
            #expect(queue["count"] as? Int == (colleges == 1 ? 1 : 13))
        }
        #expect(costs[0] == costs[1], "\(costs)")
        #expect(costs[0] < 30, "\(costs)")
    }
}

extension Database {
    /// How many round trips its connection has made; asking costs none.
    fileprivate func roundTrips() async throws -> Int {
        try await pool.withConnection { await $0.roundTrips }
    }
}

extension FreshProgramme {
    /// An application whose experts have all scored, so that headquarters decides.
    fileprivate func submit(_ name: String) async throws {
        let college = College(
            tenant: lead.id,
            programme: programme.id,
            partner: partner.id,
            code: name,
            nameZh: name,
            nameEn: name,
            country: "LA",
            cityZh: "",
            cityEn: "",
            state: .expertReview,
            since: Date(timeIntervalSince1970: 1_700_000_000),
            version: 1
        )
        let at = college.since
        let application = Document(.application, version: 1, preparedBy: reporter.id, at: at)
        let step = Transition(
            college: college.id,
            number: 1,
            step: .submit,
            from: .draft,
            to: .expertReview,
            member: approver.id,
            role: .approver,
            organisation: lead.id,
            at: at,
            reason: nil,
            cites: [application.citation],
            experts: [],
            total: nil
        )
        let file = CollegeFile(
            CollegeEntry(college, leadZh: "", leadEn: "", partnerZh: "", partnerEn: ""),
            documents: [DocumentEntry(application, title: "", author: "", filedAt: at)],
            scores: (0..<3).map { _ in
                Score(
                    expert: Identifier(),
                    organisation: otherLead.id,
                    on: application.citation,
                    points: [Score.overall.code: 80],
                    at: at
                )
            },
            record: [TransitionEntry(step, memberName: "", organisationZh: "", organisationEn: "")]
        )
        try await database.transaction(as: hqAdmin) { try await $0.store(file) }
    }
}
