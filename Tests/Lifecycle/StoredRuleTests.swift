import Foundation
import Lifecycle
import Number
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `A programme's own rule for applications` {
    @Test func `decides how many experts must score and what their mean must reach`() async throws {
        let programme = try await FreshProgramme()
        var life = try await StoredLife(in: programme)
        try await life.take(.submit, by: programme.approver)
        try await life.take(.startFormalReview, by: programme.reviewer)
        try await life.take(.passFormalReview, by: programme.reviewer)
        try await life.assignExperts()
        try await life.score([Score.overall.code: 71])
        try await programme.set(ExpertRule(minimumExperts: 4, minimumMean: 70))
        await #expect(throws: College.Refusal.scoresMissing(have: 3, need: 4)) {
            try await life.take(.approve, by: programme.hqAdmin)
        }
        let bar = try #require(Number("71.5"))
        try await programme.set(ExpertRule(minimumExperts: 3, minimumMean: bar))
        await #expect(throws: College.Refusal.meanTooLow(mean: 71, need: bar)) {
            try await life.take(.approve, by: programme.hqAdmin)
        }
        // Experts and colleges go by the same rule as headquarters.
        #expect(try await life.file(for: programme.reporter).expertRule.minimumMean == bar)
        try await programme.set(ExpertRule(minimumExperts: 3, minimumMean: 71))
        try await life.take(.approve, by: programme.hqAdmin)
    }

    @Test func `is the usual one until one is set, and another programme's stays its own`() async throws {
        let (programme, other) = (try await FreshProgramme(), try await FreshProgramme())
        try await programme.set(ExpertRule(minimumExperts: 7, minimumMean: 80))
        for (programme, rule) in [(programme, ExpertRule(minimumExperts: 7, minimumMean: 80)), (other, ExpertRule())] {
            let read = try await programme.database.reading(as: programme.reporter) { try await $0.expertRule() }
            #expect(read == rule)
        }
    }

    @Test func `is set by headquarters' administrators alone, within bounds, and stands in the audit trail`()
        async throws
    {
        let programme = try await FreshProgramme()
        for member in [programme.reviewer, programme.reporter] {
            await #expect(throws: Forbidden.self) {
                try await programme.set(ExpertRule(), by: member)
            }
        }
        await #expect(throws: ExpertRuleRefusal.experts) {
            try await programme.set(ExpertRule(minimumExperts: 16, minimumMean: 70))
        }
        for mean in ["100.5", "-1", "70.125"] {
            let mean = try #require(Number(mean))
            await #expect(throws: ExpertRuleRefusal.mean) {
                try await programme.set(ExpertRule(minimumExperts: 3, minimumMean: mean))
            }
        }
        try await programme.set(ExpertRule(minimumExperts: 5, minimumMean: 75))
        let trail: [String] = try await programme.database.reading(as: programme.hqAdmin) { scope in
            try await scope.all(
                """
                SELECT action || ' ' || (details ->> 'experts') || ' ' || (details ->> 'mean') FROM tenancy.audit
                WHERE tenant_id = \(scope.member.organisation)
                """
            )
        }
        #expect(trail == ["lifecycle.set-rule 3 → 5 70 → 75"])
    }
}

@Suite struct `A partner that no list has` {
    @Test func `is entered with the application, once, and without anyone who can sign in`() async throws {
        let programme = try await FreshProgramme()
        let new = NewCollege.Partner.new(nameZh: "万象职业技术学院", nameEn: "Vientiane Technical College", country: "LA")
        let entry = try await programme.begin(with: new)
        #expect(entry.partnerEn == "Vientiane Technical College")
        let partners = try await programme.database.reading(as: programme.stranger) { try await $0.partners() }
        #expect(partners.map(\.nameEn).sorted() == ["Partner", "Vientiane Technical College"])
        #expect(partners.contains { $0.id == entry.college.partner && $0.country == "LA" })
        let members: Int = try await programme.database.reading(as: programme.hqAdmin) { scope in
            try await scope.one("SELECT count(*) FROM tenancy.member WHERE tenant_id = \(entry.college.partner)")
        }
        #expect(members == 0)
        let again = NewCollege.Partner.new(nameZh: "别名", nameEn: "vientiane technical college", country: "LA")
        let known = try #require(partners.first { $0.id == entry.college.partner })
        await #expect(throws: PartnerRefusal.known(known)) { try await programme.begin(with: again) }
        // The same name in another country is another school.
        try await programme.begin(with: .new(nameZh: "某学院", nameEn: "Vientiane Technical College", country: "TH"))
    }
}

extension FreshProgramme {
    fileprivate func set(_ rule: ExpertRule, by member: Member? = nil) async throws {
        try await database.set(rule, by: Act(member ?? hqAdmin, at: Date(), from: "test"))
    }

    @discardableResult
    fileprivate func begin(with partner: NewCollege.Partner) async throws -> CollegeEntry {
        let new = NewCollege(
            nameZh: "学院",
            nameEn: "College",
            country: "LA",
            cityZh: "万象",
            cityEn: "Vientiane",
            partner: partner
        )
        return try await database.begin(new, by: Act(reporter, at: Date(), from: "test"))
    }
}
