import Calendar
import Collection
import Foundation
import Lifecycle
import Number
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `What the platform counts of a college's steps` {
    @Test func `approvals, their days, and acceptances by month, the first attempt apart`() {
        let record = Self.record([
            (.submit, .draft, .submitted, "2024-12-30T15:59:59Z"),
            (.approve, .expertReview, .approved, "2025-01-31T16:00:00Z"),
            (.fail, .panelReview, .failed, "2025-05-20T08:00:00Z"),
            (.accept, .panelReview, .accepted, "2025-11-02T08:00:00Z"),
        ])
        let lines = StepCounts(record, in: .china).lines.map { "\($0.period) \($0.element) \($0.count)" }
        // Midnight in Beijing: the approval is February's, 33 days after 30 December.
        #expect(
            lines == [
                "2024Q4 SYS_REVIEWS_DONE 0", "2024Q4 SYS_REVIEWS_PLANNED 1", "202502 SYS_APPROVALS 1",
                "202502 SYS_APPROVAL_DAYS 33",
                "202505 SYS_ACCEPTANCES 1", "202505 SYS_ACCEPTANCES_FIRST_PASS 0",
                "202511 SYS_ACCEPTANCES 1", "202511 SYS_ACCEPTANCES_FIRST_PASS 0",
            ]
        )
        let straight = Self.record([(.accept, .panelReview, .accepted, "2025-11-02T08:00:00Z")])
        #expect(StepCounts(straight, in: .china).lines.map(\.count) == [1, 1])
    }

    @Test func `an approval and its counts are written together, into the country's sums too`() async throws {
        let collection = try await TestCollection()
        let programme = collection.programme
        let file = Self.file(in: programme, at: collection.now)
        try await programme.database.transaction(as: programme.hqAdmin) { try await $0.store(file) }
        let college = file.entry.college.id
        try await programme.database.take(
            .approve,
            on: college,
            by: Act(programme.hqAdmin, at: collection.now, from: "test"),
            seen: 3
        )
        #expect(try await collection.value("SYS_APPROVALS", "202511", of: college) == 1)
        #expect(try await collection.value("SYS_APPROVAL_DAYS", "202511", of: college) == 10)
        #expect(try await collection.rollup("SYS_APPROVALS", "2025Q4", in: "NP")?.sum == 1)
        #expect(try await collection.differences().isEmpty)
        let entries = try await programme.database.reading(as: programme.hqAdmin) { scope in
            try await scope.all(
                """
                SELECT action FROM tenancy.audit
                WHERE tenant_id = \(programme.headquarters.id) AND object = \(college.description)
                """,
                as: String.self
            )
        }
        #expect(entries == ["lifecycle.approve"])
    }

    @Test func `a refused step writes neither counts nor a record nor an audit entry`() async throws {
        let collection = try await TestCollection()
        let programme = collection.programme
        var file = Self.file(in: programme, at: collection.now)
        file.scores.removeLast()
        try await programme.database.transaction(as: programme.hqAdmin) { [file] in try await $0.store(file) }
        let college = file.entry.college
        await #expect(throws: College.Refusal.scoresMissing(have: 2, need: 3)) {
            try await programme.database.take(
                .approve,
                on: college.id,
                by: Act(programme.hqAdmin, at: collection.now, from: "test")
            )
        }
        #expect(try await collection.value("SYS_APPROVALS", "202511", of: college.id) == nil)
        let record = try await programme.database.reading(as: programme.hqAdmin) { try await $0.record(of: college) }
        #expect(record.count == 3)
    }

    @Test func `milestones count in the month that they are due in, on time up to the end of their day`() async throws {
        let collection = try await TestCollection()
        let (database, college, now) = (collection.database, collection.colleges[0], collection.now)
        func act(at moment: Date) -> Act { Act(collection.reporter, at: moment, from: "test") }
        for (zh, en) in [("设备到位", "Equipment in place"), ("课程上线", "Course online")] {
            let due = Day(now, in: .china)
            try await database.addMilestone(to: college, nameZh: zh, nameEn: en, due: due, by: act(at: now))
        }
        try await database.completeMilestone(1, of: college, by: act(at: now + 3_600))
        try await database.completeMilestone(2, of: college, by: act(at: now + 86_400))
        #expect(try await collection.value("SYS_MILESTONES_DUE", "202511") == 2)
        #expect(try await collection.value("SYS_MILESTONES_ON_TIME", "202511") == 1)
        await #expect(throws: MilestoneRefusal.completed) {
            try await database.completeMilestone(1, of: college, by: act(at: now))
        }
    }

    private static func record(
        _ steps: [(College.Step, College.State, College.State, String)],
        of college: Identifier<College> = Identifier(),
        by member: Member? = nil
    ) -> [Transition] {
        steps.enumerated().map { index, step in
            Transition(
                college: college,
                number: index + 1,
                step: step.0,
                from: step.1,
                to: step.2,
                member: member?.id ?? Identifier(),
                role: member?.role ?? .hqAdmin,
                organisation: member?.organisation ?? Identifier(),
                at: (try? Date(step.3, strategy: .iso8601)) ?? .distantPast,
                reason: nil,
                cites: step.0 == .submit ? [Citation(kind: .application, version: 1)] : [],
                experts: [],
                total: nil
            )
        }
    }

    /// A college in Nepal before its approval, submitted ten days ago and scored by three experts.
    private static func file(in programme: FreshProgramme, at now: Date) -> CollegeFile {
        let college = College(
            tenant: programme.lead.id,
            programme: programme.programme.id,
            partner: programme.partner.id,
            code: "BM-NP-01",
            nameZh: "尼泊尔班墨学院",
            nameEn: "Nepal–Ban-Mo College",
            country: "NP",
            cityZh: "加德满都",
            cityEn: "Kathmandu",
            state: .expertReview,
            since: now - 86_400,
            version: 3
        )
        let steps = record(
            [
                (.submit, .draft, .submitted, "2025-11-10T04:00:00Z"),
                (.startFormalReview, .submitted, .formalReview, "2025-11-11T04:00:00Z"),
                (.passFormalReview, .formalReview, .expertReview, "2025-11-12T04:00:00Z"),
            ],
            of: college.id,
            by: programme.reviewer
        )
        let application = Document(.application, version: 1, preparedBy: programme.reporter.id, at: steps[0].at)
        return CollegeFile(
            CollegeEntry(college, leadZh: "甲", leadEn: "A", partnerZh: "外", partnerEn: "P"),
            documents: [DocumentEntry(application, title: "申报书", author: "甲", filedAt: steps[0].at)],
            scores: (1...3).map { _ in
                Score(
                    expert: Identifier(),
                    organisation: programme.otherLead.id,
                    on: application.citation,
                    points: [Score.overall.code: 80],
                    at: now - 3_600
                )
            },
            record: steps.map { TransitionEntry($0, memberName: "乙", organisationZh: "丙", organisationEn: "C") }
        )
    }
}
