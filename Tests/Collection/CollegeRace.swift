import Calendar
import ClosedLoop
import Collection
import Foundation
import Lifecycle
import Postgres
import Spreadsheet
import Support
import Synchronization
import Tenancy

/// One operating college, under re-review, at which everybody works at once, in a database of its own.
struct CollegeRace {
    /// A use case that writes: called again and again, it does something new each time or is refused.
    struct UseCase: Sendable {
        let name: String
        let call: @Sendable (_ turn: Int) async throws -> Void
    }

    /// What came of calls.
    struct Outcome {
        /// How many calls succeeded, by the use case's name: each leaves one audit entry.
        var successes: [String: Int] = [:]
        /// Whatever was neither a success nor a refusal that the domain has a word for.
        var failures: [String] = []
    }

    let test: TestCollection
    let college: Identifier<College>
    /// Another under construction, for what only goes there.
    let building: Identifier<College>
    let rubric: Rubric
    private let turns = Turns()

    init() async throws {
        test = try await TestCollection(in: try await FreshProgramme.migratedDatabase(connections: 12))
        rubric = try Rubric(from: TestCollection.standards.appending(path: "rubric.yaml"))
        let file = Self.college("BM-NP-01", .operating, in: test.programme, since: test.now - 150 * 86_400)
        let other = Self.college("BM-NP-02", .implementing, in: test.programme, since: test.now)
        (college, building) = (file.entry.college.id, other.entry.college.id)
        _ = try await test.database.load(rubric, by: act(test.programme.hqAdmin))
        // Reports are opened a transaction a tenant; with one tenant each success is one entry.
        try await test.database.transaction(as: test.programme.hqAdmin) { [id = test.otherCollege] scope in
            _ = try await scope.execute("UPDATE lifecycle.college SET state = 'closed' WHERE college_id = \(id)")
        }
        try await test.database.transaction(as: test.programme.hqAdmin) { scope in
            for file in [file, other] { try await scope.store(file) }
        }
        try await test.database.openReports(by: act(test.programme.hqAdmin), since: Day("2025-07-01"))
        try await document(.selfAssessment)
        try await step(.fileReReview, by: test.programme.approver)
        try await type(["ORG_TEACHERS_LOCAL": "7"], into: "Q_PARTNER", "2025Q3", by: partner)
        try await take(.submit, on: "Q_PARTNER", "2025Q3", by: partner)
    }

    /// Everything that somebody can write at the college.
    var useCases: [UseCase] { ofLifecycle + ofFindings + ofCollection }

    /// Runs use cases at once, each by two people, a number of calls each.
    func run(_ useCases: [UseCase], rounds: Int) async -> Outcome {
        await withTaskGroup(of: Outcome.self) { group in
            for useCase in useCases + useCases {
                group.addTask {
                    var outcome = Outcome()
                    for _ in 0..<rounds { await call(useCase, &outcome) }
                    return outcome
                }
            }
            return await group.reduce(into: Outcome()) { all, one in
                all.successes.merge(one.successes, uniquingKeysWith: +)
                all.failures += one.failures
            }
        }
    }

    private func call(_ useCase: UseCase, _ outcome: inout Outcome) async {
        let turn = turns.next()
        do {
            try await useCase.call(turn)
            outcome.successes[useCase.name, default: 0] += 1
        } catch is College.Refusal, is ReportRefusal, is FindingRefusal, is MilestoneRefusal, is NotFound {
            // Somebody was faster, or it was not its time.
        } catch {
            outcome.failures.append("\(useCase.name): \(String(reflecting: error))")
        }
    }

    /// How many entries all audit trails have, each as it was written.
    func entries() async throws -> (count: Int, altered: [CheckedTrail]) {
        let trails = try await test.database.checkedTrails()
        return (trails.reduce(0) { $0 + $1.entries }, trails.filter { $0.altered != nil })
    }

    func act(_ member: Member) -> Act { Act(member, at: test.now, from: "test") }

    private func document(_ kind: Lifecycle.Document.Kind) async throws {
        let author = kind == .caseReport ? test.reviewer : test.reporter
        try await test.database.add(kind, to: college, title: "\(kind)", body: "", by: act(author))
    }

    private func step(_ step: College.Step, by member: Member) async throws {
        try await test.database.take(step, on: college, by: act(member), reason: "-")
    }
}

/// Numbers that no two calls share.
private final class Turns: Sendable {
    private let last = Atomic(0)

    func next() -> Int { last.add(1, ordering: .relaxed).newValue }
}

extension CollegeRace {
    private var ofLifecycle: [UseCase] {
        let (database, programme, college, building) = (test.database, test.programme, college, building)
        let expert = programme.member(.expert, of: programme.otherLead, seeing: [college.uuid])
        let grounds = Veto.Ground.allCases
        let points = Dictionary(uniqueKeysWithValues: rubric.dimensions.map { ($0.code, $0.weight) })
        return [
            UseCase(name: "document") { _ in try await document(.qualityReport) },
            UseCase(name: "file") { _ in try await step(.fileQualityReport, by: programme.approver) },
            UseCase(name: "case report") { _ in try await document(.caseReport) },
            UseCase(name: "suspend") { _ in try await step(.suspend, by: programme.hqAdmin) },
            UseCase(name: "resume") { _ in try await step(.resume, by: programme.hqAdmin) },
            UseCase(name: "milestone") { turn in
                try await database.addMilestone(
                    to: building,
                    nameZh: "里程碑\(turn)",
                    nameEn: "Milestone \(turn)",
                    due: Day(test.now, in: .china) + turn % 3 * 40,
                    by: act(test.reporter)
                )
            },
            UseCase(name: "complete") { turn in
                try await database.completeMilestone(1 + turn % 20, of: building, by: act(test.reporter))
            },
            UseCase(name: "finding") { _ in
                try await database.open(.minor, at: college, text: "-", due: nil, by: act(test.reviewer))
            },
            UseCase(name: "assign") { _ in
                try await database.assign(expert.id, to: college, by: act(test.reviewer))
            },
            UseCase(name: "score") { _ in
                try await database.score(college, points: points, by: act(expert))
            },
            UseCase(name: "veto") { turn in
                let ground = grounds[turn % grounds.count]
                try await database.veto(college, on: ground, reason: "-", by: act(expert))
            },
        ]
    }
}

extension CollegeRace {
    /// What is done about the first finding, each by whoever does it.
    private var ofFindings: [UseCase] {
        let (database, programme) = (test.database, test.programme)
        func step(_ name: String, _ step: Finding.Step, by member: Member) -> UseCase {
            UseCase(name: name) { _ in try await database.take(step, on: 1, at: college, by: act(member)) }
        }
        return [
            UseCase(name: "plan") { _ in
                let plan = FindingPlan(cause: "-", method: .fishbone)
                try await database.plan(plan, for: 1, at: college, by: act(test.reporter))
            },
            UseCase(name: "action") { _ in
                try await database.addAction(
                    to: 1,
                    at: college,
                    text: "-",
                    owner: "-",
                    due: Day(test.now, in: .china),
                    shownBy: "-",
                    by: act(test.reporter)
                )
            },
            step("submit plan", .submitPlan, by: programme.approver),
            step("accept plan", .acceptPlan, by: test.reviewer),
            UseCase(name: "settle") { turn in
                let action = 1 + turn % 6
                try await database.settle(action, of: 1, at: college, as: .done, words: "", by: act(test.reporter))
            },
            step("submit evidence", .submitEvidence, by: programme.approver),
            step("verify", .verify, by: programme.hqAdmin),
        ]
    }

    private func report(_ dataSet: String, _ period: String) async throws -> Identifier<Report> {
        try await test.report(dataSet, period, of: college).id
    }

    private func take(_ step: Report.Step, on dataSet: String, _ period: String, by member: Member) async throws {
        let id = try await report(dataSet, period)
        try await test.database.take(step, on: id, by: act(member), reason: "-")
    }

    private func type(
        _ values: [String: String],
        into dataSet: String,
        _ period: String,
        by member: Member
    ) async throws {
        _ = try await ValueImport(database: test.database, by: act(member))
            .type(values, into: try await report(dataSet, period), reason: "")
    }

    private var partner: Member { test.programme.member(.partner, of: test.programme.partner, seeing: [college.uuid]) }

    private var ofCollection: [UseCase] {
        let (database, programme, code) = (test.database, test.programme, "BM-NP-01")
        return [
            UseCase(name: "upload") { turn in
                _ = try await ValueImport(database: database, by: act(test.reporter)).upload(
                    try test.csv("element,value", "TCH_HOURS_TAUGHT,\(turn)"),
                    named: "a.csv",
                    to: try await report("M_COLLEGE", "202510"),
                    as: Identifier(),
                    reason: ""
                )
            },
            UseCase(name: "submit") { _ in try await take(.submit, on: "M_COLLEGE", "202510", by: programme.approver) },
            UseCase(name: "return") { _ in try await take(.return, on: "M_COLLEGE", "202510", by: test.reviewer) },
            UseCase(name: "type") { turn in
                try await type(["ORG_STUDENTS": "\(turn)"], into: "Q_COLLEGE", "2025Q4", by: test.reporter)
            },
            UseCase(name: "partner") { turn in
                try await type(["ORG_COMPLAINTS": "\(turn)"], into: "M_PARTNER", "202511", by: partner)
            },
            UseCase(name: "import") { turn in
                _ = try await ValueImport(database: database, by: act(test.reporter)).load(
                    try test.csv("college,element,period,value", "\(code),ORG_STUDENTS,2025Q4,\(turn)"),
                    named: "b.csv",
                    of: programme.lead.id
                )
            },
            UseCase(name: "approve") { _ in
                try await take(.approve, on: "Q_PARTNER", "2025Q3", by: test.reviewer)
            },
            UseCase(name: "open reports") { turn in
                // A long race stays inside the programme's years.
                let day = test.now + TimeInterval(turn % 7_000 * 86_400)
                let opened = try await database.openReports(
                    by: Act(programme.hqAdmin, at: day, from: "race")
                )
                if opened == 0 { throw NotFound(what: "report") }
            },
        ]
    }

    /// A college in Nepal that has just come into a state in which it reports.
    private static func college(
        _ code: String,
        _ state: College.State,
        in programme: FreshProgramme,
        since date: Date
    ) -> CollegeFile {
        let college = College(
            tenant: programme.lead.id,
            programme: programme.programme.id,
            partner: programme.partner.id,
            code: code,
            nameZh: "尼泊尔班墨学院",
            nameEn: "Nepal–Ban-Mo College",
            country: "NP",
            cityZh: "加德满都",
            cityEn: "Kathmandu",
            state: state,
            since: date,
            version: 1
        )
        let transition = Transition(
            college: college.id,
            number: 1,
            step: state == .operating ? .resume : .acceptPlan,
            from: state == .operating ? .suspended : .preparing,
            to: state,
            member: programme.hqAdmin.id,
            role: .hqAdmin,
            organisation: programme.headquarters.id,
            at: date,
            reason: nil,
            cites: [],
            experts: [],
            total: nil
        )
        return CollegeFile(
            CollegeEntry(college, leadZh: "甲", leadEn: "A", partnerZh: "外", partnerEn: "P"),
            record: [TransitionEntry(transition, memberName: "乙", organisationZh: "丙", organisationEn: "C")]
        )
    }
}
